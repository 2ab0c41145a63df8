"""Exhibitors that must not stand side by side, and whether they do."""
