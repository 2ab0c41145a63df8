"""Pavilions of an edition at the desk: added, told in every language, put in order, taken away."""
