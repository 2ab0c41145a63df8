"""Results at the desk: figures, reports, and the way from each to what proves it."""
