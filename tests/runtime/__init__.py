"""Tests of what keeps one phone system going."""
