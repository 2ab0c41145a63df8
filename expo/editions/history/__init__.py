"""What happened to an edition, for those who work on it."""
