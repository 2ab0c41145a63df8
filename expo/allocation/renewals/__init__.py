"""The right of earlier exhibitors to the booth that they had the year before (우선 배정권)."""
