"""What came of an exhibition: what the house has counted, and what exhibitors report themselves."""
