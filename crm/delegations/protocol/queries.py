"""Who comes with a visit, in protocol order, now and as it was said at the time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from crm.delegations.protocol.rules import Member, in_order
from crm.delegations.protocol.tables import DelegationSnapshot, ListedDelegate
from crm.delegations.queries import Card
from crm.delegations.tables import Delegate
from directory.people.appointments.queries import posts_with
from directory.people.queries import people_with
from i18n.locales import language
from i18n.text import Translated, from_json

NAMES = msgspec.json.Decoder(dict[str, str])


@dataclass(frozen=True, slots=True)
class Listed:
    """One of a list as it stood: names by tag, title and house as of that day."""

    place: int
    person: UUID
    role: str
    rank: int | None
    names: dict[str, str]
    title: Translated | None
    house: Translated | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A list that was kept; `programme` is the version of the programme that was published with it."""

    id: UUID
    number: int
    programme: int | None
    taken_at: datetime
    taken_by: str
    members: tuple[Listed, ...]


async def members_of(visit: Card) -> tuple[Member, ...]:
    """In protocol order, without those who left; for somebody who sees the visit."""
    rows = await Delegate.select().where((Delegate.visit == visit.id) & Delegate.left_at.is_null())
    return in_order(await _members(rows), language(visit.alphabet))


async def gone_from(visit: Card) -> tuple[Member, ...]:
    """Those who were named and do not come after all."""
    rows = await Delegate.select().where((Delegate.visit == visit.id) & Delegate.left_at.is_not_null())
    return in_order(await _members(rows), language(visit.alphabet))


async def heads_of(visits: Collection[UUID]) -> dict[UUID, Member]:
    """By visit, those that have one."""
    rows = await Delegate.select().where(
        Delegate.visit.is_in([*visits] or [UUID(int=0)]) & (Delegate.role == "head") & Delegate.left_at.is_null()
    )
    by_id = {row["id"]: row["visit"] for row in rows}
    return {by_id[one.id]: one for one in await _members(rows)}


async def lists_kept(visit: UUID) -> list[Kept]:
    """The latest first."""
    rows = (
        await DelegationSnapshot.select()
        .where(DelegationSnapshot.visit == visit)
        .order_by(DelegationSnapshot.number, ascending=False)
    )
    if not rows:
        return []
    found: dict[UUID, list[Listed]] = {row["id"]: [] for row in rows}
    listed = ListedDelegate.select().where(ListedDelegate.snapshot.is_in([*found])).order_by(ListedDelegate.place)
    for row in await listed:
        found[row["snapshot"]].append(_listed(row))
    same = ("id", "number", "programme", "taken_at", "taken_by")
    return [Kept(**{name: row[name] for name in same}, members=tuple(found[row["id"]])) for row in rows]


def _listed(row: dict[str, Any]) -> Listed:
    same = {name: row[name] for name in ("place", "person", "role", "rank")}
    names = NAMES.decode(row["names"])
    return Listed(**same, names=names, title=from_json(row["title"]), house=from_json(row["house"]))


async def _members(rows: list[dict[str, Any]]) -> list[Member]:
    people = await people_with([row["person"] for row in rows])
    posts = await posts_with([row["appointment"] for row in rows if row["appointment"]])
    return [
        Member(
            row["id"],
            people[row["person"]],
            posts.get(row["appointment"]),
            row["role"],
            row["language"],
            row["place"],
            row["place_reason"],
        )
        for row in rows
    ]
