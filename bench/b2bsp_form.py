"""The literature's data form of business meetings (MiniZinc, `.dzn`), read with what is known to differ between files."""

import re
from collections.abc import Iterator, Sequence

from expo.meetings.matching.timing.puzzle import Puzzle

FAIR = 2
ASSIGNMENT = re.compile(r"\s*(\w+)\s*(?::[^=;]*)?=\s*(.*?)\s*", re.DOTALL)
ROWS = re.compile(r"\[\|(.*)\|\s*\]", re.DOTALL)
SET = re.compile(r"\{([^}]*)\}|(-?\d+)\s*\.\.\s*(-?\d+)")
MORNING, AFTERNOON = 1, 2


class NotInThisForm(ValueError):
    """Something that the form must say is not there."""


def puzzle_in(text: str) -> Puzzle:
    """Slots, people and meetings are numbered from 1 in the file. Raises NotInThisForm."""
    said = _assignments(text)
    people, slots, morning = (_whole(said, name) for name in ("nBusiness", "nTotalSlots", "nMorningSlots"))
    wanted = _requested(said)
    least = min((person for row in wanted for person in row[:2]), default=1)
    first = 0 if least == 0 else 1
    forbidden = _sets(said, "forbidden", people)
    before = _sets(said, "precedences", len(wanted))
    fixed = _numbers(said, "fixed" if "fixed" in said else "fixat", len(wanted))
    pairs = tuple((row[0] - first, row[1] - first) for row in wanted)
    if any(not 0 <= person < people for pair in pairs for person in pair):
        raise NotInThisForm("requested: nobody has such a number")
    ones = [
        _open(range(1, slots + 1), morning, row[2], fixed[at], forbidden[pairs[at][0]] | forbidden[pairs[at][1]])
        for at, row in enumerate(wanted)
    ]
    return Puzzle(
        people,
        slots,
        pairs,
        tuple(frozenset(slot - 1 for slot in one) for one in ones),
        (_whole(said, "nTables"),) * slots,
        fair=FAIR,
        before=tuple((other - 1, at) for at, others in enumerate(before) for other in sorted(others)),
    )


def _open(slots: range, morning: int, session: int, fixed: int, closed: frozenset[int]) -> Iterator[int]:
    for slot in slots:
        apart = (session == MORNING and slot > morning) or (session == AFTERNOON and slot <= morning)
        if not apart and slot not in closed and fixed in {0, slot}:
            yield slot


def _assignments(text: str) -> dict[str, str]:
    bare = re.sub(r"/\*.*?\*/", "", re.sub(r"%[^\n]*", "", text), flags=re.DOTALL)
    found = {}
    for part in bare.split(";"):
        match = ASSIGNMENT.fullmatch(part)
        if match:
            found[match[1].lower()] = match[2]
    return found


def _whole(said: dict[str, str], name: str) -> int:
    try:
        return int(said[name.lower()])
    except (KeyError, ValueError) as error:
        raise NotInThisForm(name) from error


def _requested(said: dict[str, str]) -> list[list[int]]:
    text = said.get("requested", "")
    rows = ROWS.search(text)
    found = [[int(one) for one in re.findall(r"-?\d+", row)] for row in rows[1].split("|")] if rows else []
    if not rows and "array2d" in text:
        flat = [int(one) for one in re.findall(r"-?\d+", text[text.rindex("[") :])]
        found = [flat[at : at + 3] for at in range(0, len(flat), 3)]
    found = [row for row in found if row]
    if not found or any(len(row) != 3 for row in found) or len(found) != _whole(said, "nMeetings"):
        raise NotInThisForm("requested")
    return found


def _sets(said: dict[str, str], name: str, number: int) -> Sequence[frozenset[int]]:
    """So many sets; a leading one more is for number 0, and a 0 in a set says nothing."""
    found = [_set(one) for one in SET.finditer(_inner(said.get(name, "")))]
    if not found:
        return (frozenset[int](),) * number
    if len(found) == number + 1:
        found = found[1:]
    if len(found) != number:
        raise NotInThisForm(name)
    return [one - {0} for one in found]


def _set(match: re.Match[str]) -> frozenset[int]:
    text = match[1] if match[1] is not None else match[0]
    return frozenset(int(one) for one in re.findall(r"-?\d+", _spread(text)))


def _numbers(said: dict[str, str], name: str, number: int) -> list[int]:
    found = [int(one) for one in re.findall(r"-?\d+", _inner(said.get(name, "")))]
    if not found:
        return [0] * number
    if len(found) == number + 1:
        found = found[1:]
    if len(found) != number:
        raise NotInThisForm(name)
    return found


def _inner(text: str) -> str:
    """What stands between the brackets, without the sizes of an `array1d(0..n, […])`."""
    return text[text.index("[") :] if "[" in text else text


def _spread(text: str) -> str:
    return re.sub(r"(\d+)\s*\.\.\s*(\d+)", lambda one: " ".join(map(str, range(int(one[1]), int(one[2]) + 1))), text)
