"""Kinds of entries, whom a text mentions, and what refuses an entry; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from core.errors import Conflict, Invalid, mark
from crm.subjects.rules import Subject

KIND_NAMES = {
    "meeting": mark("Meeting"),
    "call": mark("Call"),
    "letter": mark("Official letter"),
    "mail": mark("E-mail"),
    "visit": mark("Visit"),
    "note": mark("Note"),
}
ICONS = {
    "meeting": "users",
    "call": "headphones",
    "letter": "file-text",
    "mail": "mail",
    "visit": "map-pin",
    "note": "list",
}
CONTACTS = ("meeting", "call", "letter", "mail", "visit")
"""Kinds by which somebody was in touch; a note is only ours."""
LONGEST_TITLE, LONGEST_TEXT = 200, 20_000


class EntryChanged(Conflict):
    """Nothing was written: what they typed is shown beside what stands there now."""

    message = mark("Somebody else saved this while you were writing. Nothing of yours is lost.")


class EntryWithdrawn(Conflict):
    message = mark("This entry was withdrawn meanwhile.")


@dataclass(frozen=True, slots=True)
class Given:
    """An entry as somebody writes it; `at` is an instant in `zone`, or both are absent. `readers` are named accounts."""

    kind: str
    on: date
    title: str
    lang: str
    text: str = ""
    at: datetime | None = None
    zone: str | None = None
    confidential: bool = False
    subjects: Sequence[Subject] = ()
    people: Sequence[UUID] = ()
    colleagues: Sequence[UUID] = ()
    readers: Sequence[UUID] = ()
    changed: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def check(given: Given) -> None:
    """Raises Invalid: an entry of nothing would be on no timeline."""
    if not given.subjects:
        raise Invalid(
            {"about": mark("Please say what it is about: a country, an organisation, a person, an agreement.")}
        )


def mentioned(text: str, colleagues: Mapping[UUID, str]) -> set[UUID]:
    """Whose names stand behind an @. Of names that begin alike the longest counts: @Kim Haneul is not Kim."""
    found, rest = set(), text.casefold()
    for account, name in sorted(colleagues.items(), key=lambda one: -len(one[1])):
        called = f"@{name.casefold()}"
        if name and called in rest:
            found.add(account)
            rest = rest.replace(called, " ")
    return found


def plain(words: Iterable[str]) -> str:
    """Several things in one line, for a history."""
    return " · ".join(words)
