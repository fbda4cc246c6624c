"""Tests of how calls are followed."""
