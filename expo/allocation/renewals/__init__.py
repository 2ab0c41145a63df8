"""Beginning from the year before: what is taken over, and the right to last year’s booth (우선 배정권)."""
