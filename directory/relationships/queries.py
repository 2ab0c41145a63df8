"""Reading relationships from the page of either end."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from core.access.rules import may, require
from core.actor import Actor
from core.errors import NotFound
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import PEOPLE
from directory.finding.queries import found_organisations, found_people
from directory.organisations.tables import Organisation
from directory.people.queries import names_of_people
from directory.permissions import Directory
from directory.relationships.rules import KINDS, End, Side, Tie
from directory.relationships.tables import Relationship
from i18n.text import required

MOST_FOUND = 12
COLUMNS: Mapping[Side, tuple[str, str]] = {
    "person": ("person", "to_person"),
    "organisation": ("organisation", "to_organisation"),
}


async def ties_of(actor: Actor, record: UUID, *, now: datetime) -> list[Tie]:
    """Of a person or an organisation, those that go on first; that people's names were shown is written down. None for
    those who may not see people.
    """
    if not may(actor, Directory.PERSON_READ):
        return []
    rows = await Relationship.select().where(
        (Relationship.person == record)
        | (Relationship.organisation == record)
        | (Relationship.to_person == record)
        | (Relationship.to_organisation == record)
    )
    known = await ends_known([_other(row, record) for row in rows])
    await note_list(actor, PEOPLE, [one.id for one in known.values() if one.side == "person"], now=now)
    ties = [_tie(row, record, known) for row in rows]
    return sorted(ties, key=lambda one: (one.ends_on is not None, list(KINDS).index(one.kind)))


async def tie_called(tie: UUID) -> Mapping[str, Any]:
    """Its row. Raises NotFound."""
    row = await Relationship.select().where(Relationship.id == tie).first()
    if row is None:
        raise NotFound
    return row


async def end_called(side: Side, record: UUID) -> End:
    """Raises NotFound."""
    found = await ends_known([(side, record)])
    if record not in found:
        raise NotFound
    return found[record]


async def ends_found(actor: Actor, words: str, *, but: UUID, now: datetime) -> list[End]:
    """People and organisations of these words, a dozen at most. Raises Denied."""
    require(actor, Directory.PERSON_READ)
    if not words:
        return []
    some = [one for one in await found_people(actor, words, most=MOST_FOUND + 1) if one.id != but][:MOST_FOUND]
    await note_list(actor, PEOPLE, [one.id for one in some], question=words, now=now)
    houses = [one for one in await found_organisations(actor, words, most=MOST_FOUND) if one.id != but]
    wanted: list[tuple[Side, UUID]] = [("person", one.id) for one in some]
    wanted += [("organisation", one.id) for one in houses]
    return list((await ends_known(wanted)).values())


async def ends_known(wanted: Sequence[tuple[Side, UUID]]) -> dict[UUID, End]:
    """By id; the caller has asked whether the reader may know them."""
    named = await names_of_people([key for side, key in wanted if side == "person"])
    found = {key: End("person", key, names, f"/desk/people/{key}") for key, names in named.items()}
    return found | await _houses([key for side, key in wanted if side == "organisation"])


async def _houses(keys: Collection[UUID]) -> dict[UUID, End]:
    if not keys:
        return {}
    rows = await Organisation.select(Organisation.id, Organisation.code, Organisation.name).where(
        Organisation.id.is_in(list(keys))
    )
    return {
        row["id"]: End("organisation", row["id"], required(row["name"]), f"/desk/organisations/{row['code']}")
        for row in rows
    }


def _other(row: Mapping[str, Any], record: UUID) -> tuple[Side, UUID]:
    ends = [(side, row[name]) for side, names in COLUMNS.items() for name in names if row[name] is not None]
    return next((one for one in ends if one[1] != record), ends[0])


def _tie(row: Mapping[str, Any], record: UUID, known: Mapping[UUID, End]) -> Tie:
    kind = KINDS[row["kind"]]
    first = record in (row["person"], row["organisation"])
    return Tie(
        id=row["id"],
        kind=row["kind"],
        says=kind.says if first else kind.back,
        other=known[_other(row, record)[1]],
        begins_on=row["begins_on"],
        ends_on=row["ends_on"],
        note=row["note"],
    )
