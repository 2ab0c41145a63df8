"""Reasons that we give ourselves, where nobody is asked: stored as they are written here, told in the reader's language."""

import re
from collections.abc import Mapping

_ours: dict[str, re.Pattern[str]] = {}


def our_reason(message: str) -> str:
    """`message` is a gettext id, which may have places such as `{code}`."""
    _ours[message] = re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(message)))
    return message


def told_reason(reason: str) -> tuple[str, Mapping[str, str]] | None:
    """The gettext id and what stands in its places; None for what somebody gave in words of their own."""
    for message, pattern in _ours.items():
        if found := pattern.fullmatch(reason):
            return message, found.groupdict()
    return None
