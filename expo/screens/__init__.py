"""Screens in the halls: what a door shows, and what is on now and next everywhere."""
