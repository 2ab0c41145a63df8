"""Reservations: one winner, whatever happens."""
