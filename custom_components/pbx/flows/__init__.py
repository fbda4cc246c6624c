"""The steps of set-up and options."""
