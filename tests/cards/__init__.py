"""Tests of what the cards ask."""
