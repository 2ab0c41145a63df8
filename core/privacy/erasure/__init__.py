"""Erasing somebody from every table by what its columns are declared to be, and again after a restored backup."""
