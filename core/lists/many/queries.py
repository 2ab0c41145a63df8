"""Reading what became of many rows that were changed at once."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec

from core.actor import Actor
from core.errors import NotFound
from core.lists.tables import BulkEdit, BulkRow


@dataclass(frozen=True, slots=True)
class Became:
    """One row: `why` it was refused or left, a gettext id and its `places`; empty where it was done."""

    row: UUID
    before: str
    refused: bool
    left: bool
    why: str
    places: dict[str, str]


@dataclass(frozen=True, slots=True)
class Edit:
    id: UUID
    list: str
    field: str
    value: str
    undone: bool
    rows: tuple[Became, ...]

    @property
    def done(self) -> int:
        return sum(not one.refused for one in self.rows)

    @property
    def told(self) -> tuple[Became, ...]:
        """Those of which there is something to say."""
        return tuple(one for one in self.rows if one.why)


async def edit_of(actor: Actor, edit: UUID) -> Edit:
    """One's own. Raises NotFound."""
    stored = await BulkEdit.select().where((BulkEdit.id == edit) & (BulkEdit.account == actor.account)).first()
    if stored is None:
        raise NotFound
    rows = await BulkRow.select().where(BulkRow.edit == edit).order_by(BulkRow.row)
    became = tuple(_became(one) for one in rows)
    names = ("id", "list", "field", "value")
    return Edit(**{name: stored[name] for name in names}, undone=stored["undone_at"] is not None, rows=became)


def _became(row: dict[str, Any]) -> Became:
    places = msgspec.json.decode(row["places"], type=dict[str, str])
    why = row["refused"] or row["left"]
    return Became(row["row"], row["before"], bool(row["refused"]), bool(row["left"]), why, places)
