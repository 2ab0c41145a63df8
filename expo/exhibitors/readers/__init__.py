"""Exhibitors as visitors find them: from A to Z, narrowed, side by side, and by pavilion."""
