"""Meetings in the exhibitor's portal: what to answer, the day's plan, and whom to ask."""
