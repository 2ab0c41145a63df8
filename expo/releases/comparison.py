"""What differs between two programmes, as a reader would tell it: sessions first, then people, places and the rest."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

import msgspec

from expo.releases.snapshot import FrozenSession, FrozenSlot, Snapshot
from i18n.text import Translated

Kind = Literal["added", "withdrawn", "cancelled", "restored", "moved", "changed"]
KINDS: tuple[Kind, ...] = ("cancelled", "withdrawn", "moved", "added", "restored", "changed")
"""In the order in which a reader wants to hear of them: first what they would miss."""
TEXTS = ("title", "subtitle", "abstract", "description")
PLAIN = ("track", "format", "level", "spoken", "interpreted", "appearances", "capacity", "url", "recorded")
THINGS = ("speakers", "rooms", "halls", "tracks", "formats")


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """When and where; the room with its name, since a later release may not know it any more."""

    begin: datetime
    end: datetime
    code: str
    room: Translated


class Change(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One session's. `before` and `after` are its times where they differ; `fields` the names of what reads differently,
    `languages` those in which a text of it does.
    """

    code: str
    title: Translated
    kind: Kind
    before: tuple[Time, ...] = ()
    after: tuple[Time, ...] = ()
    fields: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


class Thing(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A speaker, room, hall, track or format; a speaker has `names` by language instead of a translated one."""

    what: str
    code: str
    kind: Kind
    name: Translated | None = None
    names: dict[str, str] = msgspec.field(default_factory=dict)
    fields: tuple[str, ...] = ()


class Comparison(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """`edition` are the names of its own fields that differ."""

    sessions: tuple[Change, ...] = ()
    things: tuple[Thing, ...] = ()
    edition: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        return not (self.sessions or self.things or self.edition)

    def counts(self) -> list[tuple[Kind, int]]:
        """Sessions by kind, without those that did not happen."""
        return [(kind, number) for kind in KINDS if (number := sum(one.kind == kind for one in self.sessions))]


def compare(before: Snapshot | None, after: Snapshot) -> Comparison:
    """A first release has nothing to be compared with, and changes nothing."""
    if before is None:
        return Comparison()
    mine = _sessions(_sessions_of(before), times_of(before), _sessions_of(after), times_of(after))
    order = {kind: place for place, kind in enumerate(KINDS)}
    return Comparison(
        sessions=tuple(sorted(mine, key=lambda one: order[one.kind])),
        things=tuple(one for what in THINGS for one in _things(what, getattr(before, what), getattr(after, what))),
        edition=_differing(before.edition, after.edition),
    )


def _sessions_of(snapshot: Snapshot) -> dict[str, FrozenSession]:
    return {session.code: session for session in snapshot.sessions}


def times_of(snapshot: Snapshot) -> dict[str, tuple[Time, ...]]:
    """By session; slots that an earlier release took away are nobody's times any more."""
    rooms = {room.code: room.name for room in snapshot.rooms}
    cancelled = {session.code for session in snapshot.sessions if session.cancelled}
    found: dict[str, list[FrozenSlot]] = defaultdict(list)
    for slot in snapshot.slots:
        if slot.status == "confirmed" or slot.session in cancelled:
            found[slot.session].append(slot)
    return {
        code: tuple(Time(begin=one.begin, end=one.end, code=one.room, room=rooms[one.room]) for one in slots)
        for code, slots in found.items()
    }


def _sessions(
    before: Mapping[str, FrozenSession],
    times_before: Mapping[str, tuple[Time, ...]],
    after: Mapping[str, FrozenSession],
    times_after: Mapping[str, tuple[Time, ...]],
) -> Iterator[Change]:
    for code, session in after.items():
        old = before.get(code)
        was, becomes = times_before.get(code, ()), times_after.get(code, ())
        if old is None:
            yield Change(code=code, title=session.title, kind="added", after=becomes)
        elif (change := _changed(old, session, was, becomes)) is not None:
            yield change
    for code, session in before.items():
        if code not in after:
            yield Change(code=code, title=session.title, kind="withdrawn", before=times_before.get(code, ()))


def _changed(old: FrozenSession, new: FrozenSession, was: tuple[Time, ...], becomes: tuple[Time, ...]) -> Change | None:
    moved = _where(was) != _where(becomes)
    texts = tuple(name for name in TEXTS if getattr(old, name) != getattr(new, name))
    fields = (*texts, *(name for name in PLAIN if getattr(old, name) != getattr(new, name)))
    if old.cancelled == new.cancelled and not moved and not fields:
        return None
    kind: Kind = "moved" if moved else "changed"
    if old.cancelled != new.cancelled:
        kind = "cancelled" if new.cancelled else "restored"
    return Change(
        code=new.code,
        title=new.title,
        kind=kind,
        before=was if moved else (),
        after=becomes if moved else (),
        fields=fields,
        languages=tuple(sorted({tag for name in texts for tag in _tongues(getattr(old, name), getattr(new, name))})),
    )


def _where(times: tuple[Time, ...]) -> list[tuple[datetime, datetime, str]]:
    """A renamed room is no move: nobody has to walk elsewhere for it, and the rooms' own list tells of it."""
    return [(one.begin, one.end, one.code) for one in times]


def _tongues(old: Translated | None, new: Translated | None) -> Iterator[str]:
    one, other = (text.renditions if text else {} for text in (old, new))
    return (tag for tag in {*one, *other} if one.get(tag) != other.get(tag))


def _things(what: str, before: Sequence[Any], after: Sequence[Any]) -> Iterator[Thing]:
    known = {one.code: one for one in before}
    for one in after:
        old = known.pop(one.code, None)
        if old is None:
            yield Thing(what=what, code=one.code, kind="added", **_name(one))
        elif fields := _differing(old, one):
            yield Thing(what=what, code=one.code, kind="changed", **_name(one), fields=fields)
    for gone in known.values():
        yield Thing(what=what, code=gone.code, kind="withdrawn", **_name(gone))


def encode(comparison: Comparison) -> str:
    """For the release that it belongs to."""
    return msgspec.json.encode(comparison).decode()


def decode(stored: str) -> Comparison:
    return msgspec.json.decode(stored, type=Comparison)


def _name(one: Any) -> dict[str, Any]:
    return {"names": one.names} if hasattr(one, "names") else {"name": one.name}


def _differing(one: Any, other: Any) -> tuple[str, ...]:
    return tuple(name for name in one.__struct_fields__ if getattr(one, name) != getattr(other, name))
