"""Rounds of allocation, the Korean way (부스 배정): priority, a plan, proposals, objections, confirmation."""
