"""Home Assistant looks here for integrations of a project's own."""
