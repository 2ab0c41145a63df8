"""Counterparts (상대 기관, 바이어): who comes to meet exhibitors, when they can, and the link by which they arrange it."""
