"""How many files go along with a proposal, and what they are called for those who must not learn whose it is; pure."""

from collections.abc import Collection

from core.errors import Conflict, mark

MOST = 3


class TooManyAttachments(Conflict):
    message = mark("At most {most} files go along with a proposal. Please remove one first.")


def free_place(taken: Collection[int]) -> int:
    """From 1 on. Raises TooManyAttachments."""
    for place in range(1, MOST + 1):
        if place not in taken:
            return place
    raise TooManyAttachments(most=MOST)


def nameless(code: str, place: int, name: str) -> str:
    """What it is saved as by reviewers of an anonymous call: people name files after themselves."""
    return f"{code}-{place}.{name.rpartition('.')[2]}"
