"""Writing relationships down, and ending them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Invalid, mark
from core.journal.commands import record
from directory.permissions import Directory
from directory.relationships import queries
from directory.relationships.facts import Tied, TieEnded
from directory.relationships.rules import Side, TiedAlready, Which, ends_of
from directory.relationships.tables import Relationship


@dataclass(frozen=True, slots=True)
class Said:
    """`kind` as `rules.offered` has it on the page of the one it is said of; days are inclusive."""

    kind: str
    other: Which
    begins_on: date | None = None
    ends_on: date | None = None
    note: str = ""


async def tie(actor: Actor, side: Side, of: UUID, said: Said, *, now: datetime) -> UUID:
    """Raises Denied, NotFound, Invalid, NotBetweenThese, TiedAlready."""
    require(actor, Directory.PERSON_WRITE)
    if said.begins_on and said.ends_on and said.ends_on < said.begins_on:
        raise Invalid({"ends_on": mark("The last day is not before the first.")})
    kind, first, second = ends_of(said.kind, (side, of), said.other)
    async with transaction():
        for end in (first, second):
            await queries.end_called(*end)
        row = Relationship(
            id=uuid4(),
            kind=kind,
            **_columns(first, second),
            begins_on=said.begins_on,
            ends_on=said.ends_on,
            note=said.note or None,
        )
        async with refusing({"directory_relationship_once": TiedAlready()}):
            await Relationship.insert(row)
        facts = [Tied(of=one, relationship=row.id, what=kind) for _, one in (first, second)]
        await record(actor, *facts, now=now)
    return row.id


async def end_tie(actor: Actor, relationship: UUID, *, on: date, now: datetime) -> None:
    """`on` was its last day; one that had not begun is taken away. Raises Denied, NotFound."""
    require(actor, Directory.PERSON_WRITE)
    async with transaction():
        row = await queries.tie_called(relationship)
        there = Relationship.id == relationship
        if row["begins_on"] is not None and row["begins_on"] > on:
            await Relationship.delete().where(there)
        elif row["ends_on"] is None or row["ends_on"] > on:
            await Relationship.update({Relationship.ends_on: on}).where(there)
        ends = [row[name] for name in ("person", "organisation", "to_person", "to_organisation") if row[name]]
        await record(actor, *(TieEnded(of=one, relationship=relationship, what=row["kind"]) for one in ends), now=now)


def _columns(first: Which, second: Which) -> dict[str, Any]:
    return {first[0]: first[1], f"to_{second[0]}": second[1]}
