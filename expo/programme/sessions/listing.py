"""Sessions as an editor looks through them: by words, track, format, and by what is wrong with them; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.errors import mark
from core.leaves import Leaf, leaf
from expo.programme.board.views import Trouble, troubles_of
from expo.programme.slots.queries import Draft
from expo.releases.snapshot import FrozenSession, FrozenSlot

WHICH = {
    "": mark("All"),
    "unplaced": mark("Without a place"),
    "trouble": mark("To be looked at"),
    "nobody": mark("Without people"),
    "cancelled": mark("Cancelled"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """`begin` of the first of its slots, in the edition's zone."""

    session: FrozenSession
    slots: tuple[FrozenSlot, ...]
    begin: datetime | None
    troubles: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    leaf: Leaf[Line]
    words: str
    track: str
    format: str
    which: str

    @property
    def asked(self) -> dict[str, str]:
        """Its own address, without the leaf."""
        return {"q": self.words, "track": self.track, "format": self.format, "which": self.which}


def listing(draft: Draft, asked: Mapping[str, str]) -> Listing:
    """In the order of their numbers."""
    words, which = asked.get("q", "")[:100].strip(), asked.get("which", "")
    track, form = asked.get("track", ""), asked.get("format", "")
    lines = [
        one
        for one in _lines(draft)
        if _fits(one, words.casefold())
        and (not track or one.session.track == track)
        and (not form or one.session.format == form)
        and _is(one, which)
    ]
    return Listing(leaf(lines, asked.get("page", "")), words, track, form, which if which in WHICH else "")


def _lines(draft: Draft) -> list[Line]:
    troubles: dict[str, list[Trouble]] = {}
    for one in troubles_of(draft):
        troubles.setdefault(one.session.code, []).append(one)
    slots: dict[str, list[FrozenSlot]] = {}
    for slot in draft.snapshot.slots:
        slots.setdefault(slot.session, []).append(slot)
    return [
        Line(one, tuple(lie), lie[0].begin.astimezone(draft.zone) if lie else None, tuple(troubles.get(one.code, ())))
        for one in sorted(draft.snapshot.sessions, key=lambda session: session.number)
        for lie in [slots.get(one.code, [])]
    ]


def _fits(line: Line, words: str) -> bool:
    said = [line.session.code, *(one.text for one in line.session.title.renditions.values())]
    return all(any(word in text.casefold() for text in said) for word in words.split())


def _is(line: Line, which: str) -> bool:
    if which == "unplaced":
        return not line.slots and not line.session.cancelled
    if which == "trouble":
        return bool(line.troubles)
    if which == "nobody":
        return not line.session.appearances and not line.session.cancelled
    return which != "cancelled" or line.session.cancelled


def chosen(draft: Draft, codes: Sequence[str]) -> list[FrozenSession]:
    """Those that are there, once each."""
    return [draft.sessions[code] for code in dict.fromkeys(codes) if code in draft.sessions]


def slots_of(draft: Draft, session: str) -> list[UUID]:
    return [key for key, slot in draft.slots.items() if slot.session == session]
