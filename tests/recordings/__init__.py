"""Tests of recordings of calls."""
