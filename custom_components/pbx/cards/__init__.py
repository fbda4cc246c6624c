"""What the dashboard's cards ask."""
