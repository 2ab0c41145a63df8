"""Letters to the exhibitors that a filter finds: in each one's language, looked at before they go."""
