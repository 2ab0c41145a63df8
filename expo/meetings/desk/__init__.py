"""Meetings at the desk: the day's tables, every meeting, and what they are held with."""
