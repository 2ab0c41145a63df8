"""Set-up and `make run`."""
