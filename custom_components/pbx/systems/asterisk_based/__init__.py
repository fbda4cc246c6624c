"""What phone systems have in common because they are built on Asterisk: ids, channels, words."""
