"""Where README's performance figures come from."""
