"""The plan as readers see it: drawn, listed, searched, and as a way from here to there."""
