"""Set-up with nothing but Python's standard library: what `make` needs before anything is installed."""
