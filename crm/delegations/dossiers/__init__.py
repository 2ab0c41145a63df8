"""What the papers of a visit share: the visit as one may see it, who is in it, and the line of places."""
