"""Badges (출입증) for the people of exhibitors: asked for in the portal, approved, printed and handed out by staff."""
