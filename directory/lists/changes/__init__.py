"""Rows of lists changed in their place, and many at once."""
