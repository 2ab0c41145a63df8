"""Seats at the desk."""
