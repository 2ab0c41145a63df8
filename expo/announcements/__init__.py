"""Letters of a release: who is concerned by a change of the programme is told, once somebody has looked at the letters."""
