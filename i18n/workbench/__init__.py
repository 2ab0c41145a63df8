"""Translating what the other floors show: what is missing or out of date, one text after the other."""
