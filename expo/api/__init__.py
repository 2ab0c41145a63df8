"""Editions and their programmes in the API."""
