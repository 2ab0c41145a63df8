"""Measurements that anybody can repeat: `python -m bench.NAME`; each prints one JSON line last."""
