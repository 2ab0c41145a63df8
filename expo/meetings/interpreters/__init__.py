"""Interpreters (통역) of an edition: their languages and hours."""
