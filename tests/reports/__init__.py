"""Tests of how reports come in."""
