"""Interpretation (통역): channels of rooms with what one hears them on, and who interprets into which language."""
