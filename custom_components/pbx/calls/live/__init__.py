"""What is seen now."""
