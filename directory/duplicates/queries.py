"""Reading pairs that may be one, with why, as it stands now."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import one_moment
from core.errors import NotFound
from core.jobs.tables import Job
from directory.duplicates.comparing import compared
from directory.duplicates.finding import KIND
from directory.duplicates.loading import candidates_of
from directory.duplicates.reasons import Reason
from directory.duplicates.subjects import ORGANISATION, Subject
from directory.duplicates.tables import Merge
from directory.organisations.tables import Organisation
from directory.people.queries import NAMES
from directory.people.tables import Person
from i18n.text import Translated, required

A_PAGE = 25
MOST_MERGES = 20
OPEN = ("queued", "running")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: `name` is translated text, or names by language tag; `country` ISO alpha-2."""

    id: UUID
    name: Translated | Mapping[str, str]
    code: str
    address: str
    country: str | None
    website: str | None


@dataclass(frozen=True, slots=True)
class Pair:
    """`points` and `reasons` as of now, which may be others than when it was found."""

    id: UUID
    left: Side
    right: Side
    points: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """What went is told by where it stood; what it went into by its present name, None where that is gone as well. Taking it
    apart moves `rows` back and restores `lines`.
    """

    id: UUID
    code: str
    into: Side | None
    merged_at: datetime
    merged_by: str
    undone_at: datetime | None
    rows: int
    lines: int


@dataclass(frozen=True, slots=True)
class Looking:
    """The last time that somebody, or the clock, had duplicates looked for."""

    state: str
    done: int
    total: int
    finished_at: datetime | None

    @property
    def open(self) -> bool:
        return self.state in OPEN


async def number_of_pairs(actor: Actor, subject: Subject) -> int:
    require(actor, subject.read)
    return int(await subject.pairs.count().where(subject.pairs.state == "open"))


@one_moment()
async def pairs_of(actor: Actor, subject: Subject, *, page: int = 1) -> list[Pair]:
    """The likeliest first. Raises Denied."""
    require(actor, subject.read)
    rows = (
        await subject.pairs.select()
        .where(subject.pairs.state == "open")
        .order_by(subject.pairs.points, ascending=False)
        .order_by(subject.pairs.id)
        .limit(A_PAGE)
        .offset((page - 1) * A_PAGE)
    )
    return await _told(subject, rows)


@one_moment()
async def pair_of(actor: Actor, subject: Subject, number: UUID) -> Pair:
    """Raises Denied, NotFound."""
    require(actor, subject.read)
    found = await _told(subject, await subject.pairs.select().where(subject.pairs.id == number))
    if not found:
        raise NotFound
    return found[0]


async def merges_of(actor: Actor, subject: Subject) -> list[Merged]:
    """The latest first. Raises Denied."""
    require(actor, subject.read)
    rows = (
        await Merge.select()
        .where(Merge.kind == subject.kind)
        .order_by(Merge.merged_at, ascending=False)
        .limit(MOST_MERGES)
    )
    sides = await sides_of(subject, {row["survivor"] for row in rows})
    return [
        Merged(
            row["id"],
            row["code"],
            sides.get(row["survivor"]),
            row["merged_at"],
            row["merged_by"],
            row["undone_at"],
            sum(len(one["keys"]) for one in json.loads(row["moved"])),
            len(json.loads(row["after"])),
        )
        for row in rows
    ]


async def last_look() -> Looking | None:
    row = await Job.select().where(Job.kind == KIND).order_by(Job.asked_at, ascending=False).first()
    return Looking(row["state"], row["done"], row["total"], row["finished_at"]) if row else None


async def sides_of(subject: Subject, ids: set[UUID]) -> dict[UUID, Side]:
    """The caller has asked whether the reader may see them."""
    if not ids:
        return {}
    if subject is ORGANISATION:
        rows = await _organisations(ids)
        return {row["id"]: _organisation(row) for row in rows}
    people = await Person.select(Person.id, Person.names, Person.country.code.as_alias("country")).where(
        Person.id.is_in(list(ids))
    )
    return {row["id"]: _person(row) for row in people}


async def _told(subject: Subject, rows: list[dict[str, Any]]) -> list[Pair]:
    ids = {row[side] for row in rows for side in ("lower", "upper")}
    known, sides = await candidates_of(subject, ids), await sides_of(subject, ids)
    found = []
    for row in rows:
        lower, upper = row["lower"], row["upper"]
        if lower in known and upper in known:
            score = compared(known[lower], known[upper])
            found.append(Pair(row["id"], sides[lower], sides[upper], score.points, score.reasons))
    return found


async def _organisations(ids: set[UUID]) -> list[dict[str, Any]]:
    columns = (Organisation.id, Organisation.name, Organisation.code, Organisation.website)
    rows: list[dict[str, Any]] = await Organisation.select(
        *columns, Organisation.country.code.as_alias("country")
    ).where(Organisation.id.is_in(list(ids)))
    return rows


def _organisation(row: Mapping[str, Any]) -> Side:
    address = f"/desk/organisations/{row['code']}"
    return Side(row["id"], required(row["name"]), row["code"], address, row["country"], row["website"])


def _person(row: Mapping[str, Any]) -> Side:
    return Side(row["id"], NAMES.decode(row["names"]), "", f"/desk/people/{row['id']}", row["country"], None)
