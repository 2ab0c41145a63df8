"""Changing rows where they stand: one, or many at once, which can be taken back."""
