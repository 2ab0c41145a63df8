"""Ratings of a session: for its organisers and its speakers alone."""
