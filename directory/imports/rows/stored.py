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
from directory.organisations.standing.tables import Identifier
from directory.organisations.tables import Organisation
from directory.people.contacts.tables import Contact
from directory.people.tables import Appointment, Person

Row = dict[str, Any]
TABLES: Mapping[str, type[Table]] = {
    "organisation": Organisation,
    "identifier": Identifier,
    "person": Person,
    "appointment": Appointment,
    "contact": Contact,
}
"""By what a step calls them, in the order in which each needs the ones before."""
OF_WHOM: Mapping[str, str] = {
    "organisation": "id",
    "identifier": "organisation",
    "person": "id",
    "appointment": "person",
    "contact": "person",
}
"""Whose record a row belongs to."""
READ = "SELECT row_to_json(t)::text AS row FROM {table} t WHERE {column} = ANY({{}}) ORDER BY id{lock}"
INSERT = "INSERT INTO {table} SELECT * FROM jsonb_populate_recordset(NULL::{table}, {{}}::jsonb)"
UPDATE = "UPDATE {table} t SET {sets} FROM jsonb_populate_recordset(NULL::{table}, {{}}::jsonb) f WHERE t.id = f.id"
DELETE = "DELETE FROM {table} WHERE id = ANY({{}})"


async def rows_of(record: str, ids: Collection[UUID], *, column: str = "id", lock: bool = False) -> list[Row]:
    """By id; locked, nobody else changes them meanwhile."""
    if not ids:
        return []
    asked = READ.format(table=_name(record), column=column, lock=" FOR UPDATE" if lock else "")
    return [json.loads(one["row"]) for one in await DB.run_querystring(QueryString(asked, list(ids)))]


async def insert(record: str, rows: Sequence[Row]) -> None:
    if rows:
        await DB.run_querystring(QueryString(INSERT.format(table=_name(record)), json.dumps(rows)))


async def update(record: str, rows: Sequence[Row]) -> None:
    """Every column of them."""
    if rows:
        names = [one._meta.db_column_name for one in TABLES[record]._meta.columns]
        sets = ", ".join(f'"{name}" = f."{name}"' for name in names if name != "id")
        await DB.run_querystring(QueryString(UPDATE.format(table=_name(record), sets=sets), json.dumps(rows)))


async def delete(record: str, ids: Collection[UUID]) -> None:
    if ids:
        await DB.run_querystring(QueryString(DELETE.format(table=_name(record)), list(ids)))


def _name(record: str) -> str:
    return TABLES[record]._meta.tablename
