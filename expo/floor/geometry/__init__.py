"""Outlines in metres: what is inside what, what lies over what, and booths cut, joined and set in rows; pure."""
