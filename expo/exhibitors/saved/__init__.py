"""The exhibitors that a reader keeps for the day of the visit, in their own browser."""
