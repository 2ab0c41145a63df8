"""Consultation records at the desk."""
