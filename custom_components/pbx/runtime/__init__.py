"""What keeps one phone system going."""
