"""The other side of a walk-in, whom the directory did not know."""
