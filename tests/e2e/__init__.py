"""The integration and its cards as people see them: a real Home Assistant, simulated phone systems and a browser."""
