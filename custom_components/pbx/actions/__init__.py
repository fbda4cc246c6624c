"""What automations ask of a phone system, and order."""
