"""Floors brought in from other programs' files: looked at in a program of its own, shown shape by shape, then drawn."""
