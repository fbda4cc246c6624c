"""Names for phone numbers."""
