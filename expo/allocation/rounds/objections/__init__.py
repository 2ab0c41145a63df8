"""Objections to proposals, with their answers."""
