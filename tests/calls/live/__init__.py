"""Tests of what is seen of calls."""
