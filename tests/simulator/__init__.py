"""Tests of the simulated phone systems."""
