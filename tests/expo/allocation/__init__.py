"""Allocation: the board, who must not meet, rounds, renewals."""
