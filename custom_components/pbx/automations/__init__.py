"""What triggers and conditions of automations are made of: targets, filters, and what an automation is told of a call."""
