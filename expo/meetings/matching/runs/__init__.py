"""A proposed timetable at the desk."""
