"""What outlines are made of."""

Point = tuple[float, float]
Outline = tuple[Point, ...]
"""Corners in order, in metres, the last one joined to the first; x grows to the right, y downwards."""
