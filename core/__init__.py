"""The floor that knows no expo and no agreement: database, journal, commitments, search, web."""
