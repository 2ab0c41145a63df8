"""Whole rows of the directory's tables, as JSON: read and locked, written many at a time, so that a sheet is a few
statements and not thousands.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString
from piccolo.table import Table

from core.db.engine import DB
from directory.organisations.standing.tables import Identifier, SizeClass
from directory.organisations.tables import Organisation
from directory.people.contacts.tables import Contact
from directory.people.places import places_of
from directory.people.tables import Appointment, Person

Row = dict[str, Any]
PLACES = "places"
TABLES: Mapping[str, type[Table]] = {
    "organisation": Organisation,
    "identifier": Identifier,
    "size": SizeClass,
    "person": Person,
    "appointment": Appointment,
    "contact": Contact,
}
"""By what a step calls them, in the order in which each needs the ones before."""
OF_WHOM: Mapping[str, str] = {
    "organisation": "id",
    "identifier": "organisation",
    "size": "organisation",
    "person": "id",
    "appointment": "person",
    "contact": "person",
}
"""Whose record a row belongs to."""
READ = """
SELECT row_to_json(t)::text AS row FROM (SELECT {names} FROM {table} WHERE {column} = ANY({{}}) ORDER BY id{lock}) t
"""
INSERT = "INSERT INTO {table} ({names}) SELECT {names} FROM jsonb_populate_recordset(NULL::{table}, {{}}::jsonb)"
UPDATE = "UPDATE {table} t SET {sets} FROM jsonb_populate_recordset(NULL::{table}, {{}}::jsonb) f WHERE t.id = f.id"
DELETE = "DELETE FROM {table} WHERE id = ANY({{}})"


async def rows_of(record: str, ids: Collection[UUID], *, column: str = "id", lock: bool = False) -> list[Row]:
    """By id; locked, nobody else changes them meanwhile."""
    if not ids:
        return []
    names = ", ".join(f'"{name}"' for name in _columns(record) if name != PLACES)
    asked = READ.format(names=names, table=_name(record), column=column, lock=" FOR UPDATE" if lock else "")
    return [json.loads(one["row"]) for one in await DB.run_querystring(QueryString(asked, list(ids)))]


async def insert(record: str, rows: Sequence[Row]) -> None:
    if rows:
        names = ", ".join(f'"{name}"' for name in _columns(record))
        await DB.run_querystring(QueryString(INSERT.format(table=_name(record), names=names), _told(record, rows)))


async def update(record: str, rows: Sequence[Row]) -> None:
    """Every column of them."""
    if rows:
        sets = ", ".join(f'"{name}" = f."{name}"' for name in _columns(record) if name != "id")
        await DB.run_querystring(QueryString(UPDATE.format(table=_name(record), sets=sets), _told(record, rows)))


async def delete(record: str, ids: Collection[UUID]) -> None:
    if ids:
        await DB.run_querystring(QueryString(DELETE.format(table=_name(record)), list(ids)))


def _told(record: str, rows: Sequence[Row]) -> str:
    """Where people stand in lists follows from their names."""
    if record != "person":
        return json.dumps(rows)
    placed = (json.loads(places_of(row["names"], row["families"], row["family"])) for row in rows)
    return json.dumps([{**row, PLACES: places} for row, places in zip(rows, placed, strict=True)])


def _columns(record: str) -> list[str]:
    """Those that are written: others the database makes by itself."""
    return [one._meta.db_column_name for one in TABLES[record]._meta.columns]


def _name(record: str) -> str:
    return TABLES[record]._meta.tablename
