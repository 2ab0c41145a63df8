"""Deals that follow from meeting each other, and the amounts that evidence stands behind."""
