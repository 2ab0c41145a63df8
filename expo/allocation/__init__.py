"""Giving booths to exhibitors: by hand on the plan, in rounds by priority, and to those who had them last year."""
