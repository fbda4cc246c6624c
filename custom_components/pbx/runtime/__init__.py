"""What keeps a phone system going."""
