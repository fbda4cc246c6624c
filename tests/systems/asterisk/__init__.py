"""An Asterisk, as real ones were recorded."""
