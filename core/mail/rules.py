"""What may stand in a header, and when a letter is tried again."""

import re
from datetime import datetime, timedelta

LONGEST_SUBJECT = 300
_breaks = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")
FIRST_WAIT, LONGEST_WAIT, MOST_ATTEMPTS = timedelta(seconds=30), timedelta(hours=2), 10
LEASE = timedelta(minutes=2)
"""Longer than a conversation with a mail server may take, so that nobody takes a letter from a worker that lives."""


def one_line(text: str) -> str:
    """Line ends would begin another header, bidi controls would show another name (CWE-93; RFC 5322, 2.2)."""
    return _breaks.sub(" ", text).strip()[:LONGEST_SUBJECT]


def next_try(attempts: int, now: datetime) -> datetime | None:
    """Doubles from half a minute to two hours; None after ten attempts, which is most of a day."""
    if attempts >= MOST_ATTEMPTS:
        return None
    doubled: timedelta = FIRST_WAIT * 2 ** (attempts - 1)
    return now + min(doubled, LONGEST_WAIT)
