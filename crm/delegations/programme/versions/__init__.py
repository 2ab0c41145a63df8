"""Versions of a programme as they were published: frozen, numbered, compared, and told to those who are in them."""
