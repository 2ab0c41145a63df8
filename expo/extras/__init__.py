"""What exhibitors order from the organisers beside their booth: the catalogue, and what was ordered."""
