"""Asterisk and what is built on it, such as FreePBX, through its manager interface (AMI)."""
