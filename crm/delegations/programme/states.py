"""What an item is at a moment: enough to put it back, to promise what it needs, and to freeze it."""

from datetime import datetime
from uuid import UUID

import msgspec

from i18n.text import Translated


class ItemState(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """As in the table; `parts` are delegates where it is not everybody's, `cars` and `interpreters` (persons) by id, each
    in order. `overrides` maps a resource that is in two places to the reason why that was accepted.
    """

    kind: str
    begin: datetime
    end: datetime
    title: Translated
    place: str = ""
    room: UUID | None = None
    session: UUID | None = None
    booth: UUID | None = None
    meeting: UUID | None = None
    host: str = ""
    owner: UUID | None = None
    first: str = ""
    then: str = ""
    notes: str = ""
    travel: int = 0
    everyone: bool = True
    parts: tuple[UUID, ...] = ()
    cars: tuple[UUID, ...] = ()
    interpreters: tuple[UUID, ...] = ()
    overrides: dict[str, str] = {}

    def same(self, other: "ItemState") -> bool:
        """Reasons do not count."""
        mine, theirs = (msgspec.structs.replace(one, overrides={}) for one in (self, other))
        return mine == theirs


def encode(state: ItemState | None) -> str | None:
    """For a JSONB column."""
    return None if state is None else msgspec.json.encode(state).decode()


def decode(stored: str | None) -> ItemState | None:
    return None if stored is None else msgspec.json.decode(stored, type=ItemState)
