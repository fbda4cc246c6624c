"""Against a real phone system: Asterisk, with real calls."""
