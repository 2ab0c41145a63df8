"""A record line by line, as its own form has it: read, chosen between two, and written through its own commands."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from piccolo.querystring import QueryString

from core.actor import Actor
from core.db.engine import DB
from directory.duplicates.subjects import ORGANISATION, Subject
from directory.organisations import commands as organisations
from directory.organisations import queries as organisation_queries
from directory.organisations.rules import FIELDS
from directory.people import commands as people
from directory.people import queries as person_queries

Lines = dict[str, str]
UNSEEN = ("logo", "also", "parent")
"""Columns of an organisation that no form has: the survivor's count, and the other's where it has none."""
COLUMNS = """
SELECT logo::text, nullif(also, jsonb_build_object())::text AS also, parent::text
FROM directory_organisation WHERE id = {}
"""
FILL = """
UPDATE directory_organisation SET logo = {}::text::uuid, also = coalesce({}::text::jsonb, jsonb_build_object()),
    parent = nullif({}::text::uuid, id) WHERE id = {}
"""


async def lines_of(subject: Subject, record: UUID) -> Lines:
    """Nobody else changes the record meanwhile. Raises NotFound."""
    if subject is ORGANISATION:
        texts = (await organisation_queries.locked(record)).texts()
        columns = (await DB.run_querystring(QueryString(COLUMNS, record)))[0]
        return texts | {name: columns[name] or "" for name in UNSEEN}
    return dict((await person_queries.locked(record)).lines)


async def write(actor: Actor, subject: Subject, record: UUID, lines: Lines, *, now: datetime) -> None:
    """In the caller's transaction, as its own form would. Raises Denied, Invalid."""
    if subject is ORGANISATION:
        known = await organisation_queries.locked(record)
        texts = {name: lines.get(name, "") for name in FIELDS}
        await organisations.edit_profile(actor, record, texts, version=known.version, now=now)
        await DB.run_querystring(QueryString(FILL, *(lines.get(name) or None for name in UNSEEN), record))
        return
    before = dict((await person_queries.locked(record)).lines)
    whole = {**dict.fromkeys(before, ""), **lines}
    await people.change_person(actor, record, whole, before, now=now)


def differing(mine: Mapping[str, str], theirs: Mapping[str, str]) -> list[str]:
    """Lines that are not the same, in the order of the form."""
    names = dict.fromkeys((*mine, *theirs))
    return [name for name in names if mine.get(name, "") != theirs.get(name, "")]


def chosen(survivor: Mapping[str, str], gone: Mapping[str, str], taken: Mapping[str, str]) -> Lines:
    """Of each line that differs the one that was `taken` (`left`: the survivor's, `right`: the other's); where nobody
    chose, the survivor's unless it is empty.
    """
    found = dict(survivor)
    for name in differing(survivor, gone):
        proposed = "left" if survivor.get(name) else "right"
        side = taken.get(name) if taken.get(name) in ("left", "right") else proposed
        found[name] = (survivor if side == "left" else gone).get(name, "")
    return found
