"""Tests of the call log, on every kind of database."""
