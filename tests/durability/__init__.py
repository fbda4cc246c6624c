"""Home Assistant killed at any moment while a phone system reports: what was acknowledged is in the call log."""
