"""Frozen reports at the desk: read, followed, compared, corrected, published, printed and taken out."""
