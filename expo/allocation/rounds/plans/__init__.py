"""A plan looked at, compared, changed line by line and proposed."""
