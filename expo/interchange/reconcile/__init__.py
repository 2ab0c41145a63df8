"""A programme file against what the edition has: what is new, what changed, what is refused, what is missing."""
