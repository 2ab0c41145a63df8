"""Translating elsewhere: texts out as files of translation tools, and in again after a look at what would change."""
