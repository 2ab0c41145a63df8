"""A programme as it was published: who, what and when by ids, each item with its number of changes; pure."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

import msgspec

from i18n.text import Translated


class FrozenItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`members` are delegates in protocol order, also where it is everybody's; `cars` and `interpreters` (persons) by id.
    `room` is there to find it in the calendar of a room, `room_name` to be read; `table` is where a meeting is.
    `sequence` as in RFC 5545: it rises with every change that was published, also when it is taken out and comes back.
    """

    id: UUID
    kind: str
    begin: datetime
    end: datetime
    title: Translated
    place: str = ""
    room: UUID | None = None
    room_name: Translated | None = None
    booth: str = ""
    table: str = ""
    host: str = ""
    notes: str = ""
    first: str = ""
    then: str = ""
    travel: int = 0
    members: tuple[UUID, ...] = ()
    cars: tuple[UUID, ...] = ()
    interpreters: tuple[UUID, ...] = ()
    sequence: int = 0
    changed_at: datetime | None = None

    def same(self, other: "FrozenItem") -> bool:
        """Whatever number they have."""
        mine, theirs = (msgspec.structs.replace(one, sequence=0, changed_at=None) for one in (self, other))
        return mine == theirs


class FrozenMember(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """In protocol order; `title` is the post in which they come, as it was called that day."""

    id: UUID
    person: UUID
    role: str
    language: str
    title: Translated | None = None


class Frozen(msgspec.Struct, frozen=True, kw_only=True):
    """`items` by time; `gone` are those of earlier versions that are in this one no more, so that calendars hear of it."""

    visit: UUID
    number: int
    title: Translated
    zone: str
    items: tuple[FrozenItem, ...]
    gone: tuple[FrozenItem, ...]
    members: tuple[FrozenMember, ...]
    published_at: datetime


def freeze(draft: Frozen, previous: Frozen | None) -> Frozen:
    """`draft` with the numbers of its changes since `previous`, and what went away since the first version."""
    known = {one.id: one for one in (*previous.gone, *previous.items)} if previous else {}
    there = {one.id for one in previous.items} if previous else set()
    now = draft.published_at
    items = tuple(_numbered(one, known.get(one.id), one.id in there, now) for one in draft.items)
    kept = {one.id for one in items}
    gone = [one for one in (previous.gone if previous else ()) if one.id not in kept]
    gone += [_next(one, one, now) for one in (previous.items if previous else ()) if one.id not in kept]
    return msgspec.structs.replace(
        draft, items=items, gone=tuple(gone), number=(previous.number if previous else 0) + 1
    )


def _numbered(one: FrozenItem, before: FrozenItem | None, was_there: bool, now: datetime) -> FrozenItem:
    if before is None:
        return msgspec.structs.replace(one, sequence=0, changed_at=now)
    if was_there and before.same(one):
        return before
    return _next(one, before, now)


def _next(one: FrozenItem, before: FrozenItem, now: datetime) -> FrozenItem:
    return msgspec.structs.replace(one, sequence=before.sequence + 1, changed_at=now)


def unchanged(draft: Frozen, previous: Frozen | None) -> bool:
    """Whether publishing it would say nothing new."""
    if previous is None:
        return False
    before = {one.id: one for one in previous.items}
    same = len(before) == len(draft.items) and all(one.id in before and before[one.id].same(one) for one in draft.items)
    return same and previous.members == draft.members and previous.title == draft.title


def encode(frozen: Frozen) -> bytes:
    return msgspec.json.encode(frozen)


def decode(stored: str) -> Frozen:
    return msgspec.json.decode(stored, type=Frozen)


def digest_of(frozen: Frozen) -> str:
    """SHA-256 of it as it is kept."""
    return hashlib.sha256(encode(frozen)).hexdigest()


def by_id(items: Iterable[FrozenItem]) -> Mapping[UUID, FrozenItem]:
    return {one.id: one for one in items}
