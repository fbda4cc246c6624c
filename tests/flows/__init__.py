"""Tests of the steps of set-up and options."""
