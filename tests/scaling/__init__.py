"""What docs/scaling.md says to do, done."""
