"""Tests of what other people's software gets."""
