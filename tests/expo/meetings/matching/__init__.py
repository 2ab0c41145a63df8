"""The matchmaker: counted, chosen, timed, repaired, and at the desk."""
