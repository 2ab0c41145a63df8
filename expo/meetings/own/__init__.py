"""A counterpart's own page: whoever holds the link arranges meetings, without an account."""
