"""Addresses without a login: a member's pocket programme, and calendars of members, cars, rooms and interpreters."""
