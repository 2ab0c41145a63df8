"""Organisations and countries in the API."""
