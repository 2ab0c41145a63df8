"""The programme without a line."""
