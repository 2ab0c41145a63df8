"""What the directory has that rows of a sheet may stand for: all of it as it is compared, and some of it whole."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from directory.countries.tables import Country
from directory.duplicates.comparing import Candidate
from directory.duplicates.loading import candidates_of
from directory.duplicates.subjects import ORGANISATION, PERSON
from directory.imports.rows.matching import Index
from directory.imports.rows.stored import Row, rows_of
from directory.organisations.tables import Organisation
from i18n.text import Translated, required

REMEMBERED = """
SELECT DISTINCT ON (r.digest) r.digest, r.target FROM directory_import_row r
JOIN directory_import i ON i.id = r.imported
WHERE i.subject = {} AND i.state = 'applied' AND r.target IS NOT NULL
    AND r.outcome IN ('created', 'updated', 'unchanged') AND r.digest = ANY({})
ORDER BY r.digest, i.applied_at DESC
"""
MERGED = "SELECT gone, survivor FROM directory_merge WHERE kind = {} AND undone_at IS NULL"
POSTS = "SELECT person, array_agg(organisation) AS houses FROM directory_appointment GROUP BY person"
FURTHEST = 20


@dataclass(frozen=True, slots=True)
class Lands:
    """Countries: ids by code of two letters, and codes by that of three."""

    ids: Mapping[str, str]
    three: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class House:
    """An organisation as posts name it."""

    code: str
    name: str
    names: tuple[str, ...]
    parent: UUID | None = None


async def lands() -> Lands:
    rows = await Country.select(Country.id, Country.code, Country.alpha3)
    return Lands({row["code"]: str(row["id"]) for row in rows}, {row["alpha3"]: row["code"] for row in rows})


async def houses() -> dict[UUID, House]:
    rows = await Organisation.select(Organisation.id, Organisation.code, Organisation.name, Organisation.parent)
    return {row["id"]: _house(row["code"], required(row["name"]), row["parent"]) for row in rows}


def _house(code: str, name: Translated, parent: UUID | None) -> House:
    return House(code, name.original, tuple(one.text for one in name.renditions.values()), parent)


async def index_of(subject: str, known: Mapping[UUID, House]) -> Index:
    """`known` are all organisations."""
    if subject == "organisations":
        candidates: Mapping[UUID, Candidate] = await candidates_of(ORGANISATION)
        return Index(candidates, codes={one.code: key for key, one in known.items()})
    posts = {row["person"]: frozenset(row["houses"]) for row in await DB.run_querystring(QueryString(POSTS))}
    return Index(await candidates_of(PERSON), posts=posts)


async def remembered(subject: str, digests: Collection[str], there: Collection[UUID]) -> dict[str, UUID]:
    """By what a row says, the record that the very same row stood for the last time; one that was merged is found where it
    went, one that is gone is not.
    """
    kind = "organisation" if subject == "organisations" else "person"
    rows = await DB.run_querystring(QueryString(REMEMBERED, subject, list(digests)))
    merged = {row["gone"]: row["survivor"] for row in await DB.run_querystring(QueryString(MERGED, kind))}
    found = {row["digest"]: _survivor(row["target"], merged) for row in rows}
    return {digest: target for digest, target in found.items() if target in there}


def _survivor(record: UUID, merged: Mapping[UUID, UUID]) -> UUID:
    for _ in range(FURTHEST):
        if record not in merged:
            break
        record = merged[record]
    return record


async def whole(record: str, ids: Collection[UUID]) -> dict[UUID, Row]:
    """Locked until the end of the transaction."""
    return {UUID(row["id"]): row for row in await rows_of(record, ids, lock=True)}


async def parts(record: str, column: str, ids: Collection[UUID]) -> dict[UUID, list[Row]]:
    """What belongs to each of them, locked."""
    return _grouped(await rows_of(record, ids, column=column, lock=True), column)


def _grouped(rows: Iterable[dict[str, Any]], column: str) -> dict[UUID, list[Row]]:
    found: dict[UUID, list[Row]] = defaultdict(list)
    for row in rows:
        found[UUID(row[column])].append(row)
    return found
