"""The market of solutions: what exhibitors offer, what cities look for, and who is introduced to whom."""
