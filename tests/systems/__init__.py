"""Tests of how each phone system speaks."""
