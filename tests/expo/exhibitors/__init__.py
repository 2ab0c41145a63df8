"""Exhibitors: applications, reviews, terms."""
