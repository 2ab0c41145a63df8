"""Questions to a session: asked by anybody, shown once somebody has read them, voted for."""
