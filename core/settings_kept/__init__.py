"""What an administrator sets while everything runs; what the surroundings decide stands in core.settings."""
