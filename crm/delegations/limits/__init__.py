"""The rules of visits: visas, lead times, gifts, pick-ups; rows with their source, set by leads."""
