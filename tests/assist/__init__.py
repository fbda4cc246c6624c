"""Questions and orders in people's own words, through Home Assistant's conversation agent."""
