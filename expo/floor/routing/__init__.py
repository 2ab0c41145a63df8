"""Ways on foot and on wheels through the halls of a plan: where one can go, the shortest way, and its words; pure."""
