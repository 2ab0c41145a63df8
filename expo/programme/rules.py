"""The programme's rules: where a slot may lie, who and what is taken already, what a session's code looks like."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from core.errors import Conflict, mark

CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without 0, 1, I and O: read aloud, they are taken for each other."""
CODE_LENGTH = 6
GRID = timedelta(minutes=5)
AROUND_EDITION = timedelta(days=1)


class RoomTaken(Conflict):
    message = mark("The room {room} is taken from {begin} to {end} by {by}.")


class SpeakerTaken(Conflict):
    message = mark("{speaker} is busy from {begin} to {end}: {by}.")


class SlotOutsideEdition(Conflict):
    message = mark("{begin} is more than a day away from the edition, which runs from {starts_on} to {ends_on}.")


class SlotEndsBeforeItBegins(Conflict):
    message = mark("A slot must end after it begins ({begin} to {end}).")


def check_slot(begin: datetime, end: datetime, *, zone: ZoneInfo, starts_on: date | None, ends_on: date | None) -> None:
    """Raises SlotEndsBeforeItBegins, SlotOutsideEdition; an edition without dates takes any day."""
    if end <= begin:
        raise SlotEndsBeforeItBegins(begin=begin.isoformat(), end=end.isoformat())
    if starts_on is None or ends_on is None:
        return
    first, last = begin.astimezone(zone).date(), end.astimezone(zone).date()
    if first < starts_on - AROUND_EDITION or last > ends_on + AROUND_EDITION:
        raise SlotOutsideEdition(begin=first.isoformat(), starts_on=starts_on.isoformat(), ends_on=ends_on.isoformat())


def on_grid(begin: datetime, end: datetime) -> bool:
    """Whether both ends lie on the five-minute grid of a printed programme: advice, never a refusal."""
    return all(at.minute % 5 == 0 and at.second == 0 and at.microsecond == 0 for at in (begin, end))


def is_code(text: str) -> bool:
    """Whether a file's own code can be ours: six capital letters or digits, as the frab formats have them."""
    return len(text) == CODE_LENGTH and text.isascii() and text.isalnum() and text == text.upper()


def check_character(body: str) -> str:
    """The last character of a code, from the others: it catches any one misread character and most swapped ones."""
    size = len(CODE_ALPHABET)
    total = sum((2 * place + 1) * CODE_ALPHABET.index(letter) for place, letter in enumerate(body))
    return CODE_ALPHABET[total % size]


def is_well_formed(code: str) -> bool:
    """Whether a code that we made is read rightly; codes that came with a file have no check character."""
    if len(code) != CODE_LENGTH or any(letter not in CODE_ALPHABET for letter in code):
        return False
    return check_character(code[:-1]) == code[-1]


def new_code(taken: Collection[str], chance: Random) -> str:
    """Six characters, the last of them a check; never one of `taken`."""
    while True:
        body = "".join(chance.choices(CODE_ALPHABET, k=CODE_LENGTH - 1))
        code = body + check_character(body)
        if code not in taken:
            return code
