"""Consultation records."""
