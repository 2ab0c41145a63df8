"""Letters to the exhibitors that a filter finds."""
