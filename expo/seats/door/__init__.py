"""The list at a session's door: who has a seat, and who has come."""
