"""Screens at the desk: which hang where, which live, and when a silent one is told of."""
