"""Meetings at the expo (상담): who meets whom, when, where and in which language."""
