"""Meetings at the expo."""
