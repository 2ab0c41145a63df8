"""Mailings: the same letter to many, written beforehand, looked at, and let go by a person."""
