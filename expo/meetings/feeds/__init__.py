"""Calendars of meetings that a counterpart, an interpreter or an exhibitor follows, and that can be closed."""
