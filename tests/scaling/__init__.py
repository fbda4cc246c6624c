"""What docs/scaling.md tells people to do, done."""
