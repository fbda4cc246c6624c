"""From reports to one outcome."""
