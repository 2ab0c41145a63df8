"""The assignment board (부스 배정판): who is where, who waits for a booth, and the steps that brought it about."""
