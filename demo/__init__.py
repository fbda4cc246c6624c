"""The demo: a real Home Assistant with the integration and simulated phone systems."""
