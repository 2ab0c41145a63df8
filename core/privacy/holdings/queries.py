"""Everything that is held about somebody, table by table, as the classes of the columns say it."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.accounts.queries import names_of
from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.journal.facts import sentence_of
from core.privacy.erasure.statements import bound
from core.privacy.facts import Exported, Looked
from core.privacy.permissions import Privacy
from core.privacy.reads.facts import QUESTION, PersonRead
from core.privacy.reads.rules import PAGES
from core.privacy.registry import PSEUDONYM, Classified, Kind, Subject, classified
from core.privacy.retention.queries import days_by_table

PAGE = 50
LOOKS = """
SELECT at, actor, kind, payload ->> 'what' AS what, payload ->> 'number' AS number
FROM core_entry e WHERE record = {} AND kind = ANY({})
   OR id IN (SELECT v.entry FROM core_entry_value v WHERE v.subject = {} AND v.field = {})
ORDER BY id DESC LIMIT {}
"""
SHOWN = 5
"""Of each table, on a page; a copy has all."""


@dataclass(frozen=True, slots=True)
class Holding:
    """The rows of one table, the latest first; secrets are left out, `number` counts all there are.

    `why`, `long` (with a place for `days`) and `kept` (what stays after an erasure, and why) are gettext ids.
    """

    table: str
    why: str
    long: str
    kept: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]
    number: int
    days: int | None


def is_own(actor: Actor, subject: Subject, whom: UUID) -> bool:
    return subject == "account" and whom == actor.account


async def holdings(actor: Actor, subject: Subject, whom: UUID, *, most: int | None = None) -> list[Holding]:
    """Of oneself, or with the permission; tables with nothing about them are left out. Raises Denied."""
    veiled = is_own(actor, subject, whom)
    if not veiled:
        require(actor, Privacy.READ)
    about_them = [(one, about.rows) for one in classified() for about in one.about if about.subject == subject]
    days = await days_by_table()
    pairs = sorted(about_them, key=_foremost)
    found = [await _holding(one, rows, whom, most, days.get(one.table), veiled) for one, rows in pairs]
    return [one for one in found if one.number]


def _foremost(pair: tuple[Classified, str]) -> tuple[bool, str]:
    """Who they are comes first."""
    return (not pair[0].last, pair[0].table)


async def _holding(one: Classified, rows: str, whom: UUID, most: int | None, days: int | None, veiled: bool) -> Holding:
    columns = [*one.of(Kind.PERSONAL, Kind.CONFIDENTIAL), *one.of(Kind.INTERNAL, Kind.PUBLIC)]
    said = {name: f"{one.veiled[name]} AS {name}" for name in columns if veiled and name in one.veiled}
    shown = ", ".join(said.get(name, name) for name in columns)
    condition = f"({rows})" + (f" AND NOT ({one.closed})" if one.closed else "")
    instants = [name for name in columns if name.rpartition("_")[2] == "at"]
    order = f"ORDER BY {instants[0]} DESC NULLS LAST" if instants else ""
    limit = f"LIMIT {most}" if most else ""
    query = f"""
        SELECT to_jsonb(t)::text AS row, count(*) OVER () AS number
        FROM (SELECT {shown} FROM {one.table} WHERE {condition}) t {order} {limit}
    """  # noqa: S608 -- names and conditions are declared in classes.py
    found = await DB.run_querystring(bound(query, whom))
    kept = tuple(dict.fromkeys(way.basis for way in one.erasing.values() if way.basis and way.basis != PSEUDONYM))
    number = found[0]["number"] if found else 0
    read = tuple(json.loads(row["row"]) for row in found)
    return Holding(one.table, one.why, one.long, kept, tuple(columns), read, number, days)


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody looked, or took a copy: `by` is an account's name, or what kind of actor it was. `page` is a gettext id,
    and `number` how many others a list showed.
    """

    at: datetime
    by: str
    kind: str
    says: str
    page: str = ""
    number: int = 0


async def looks_at(whom: UUID) -> list[Look]:
    """Who looked at somebody, alone or on a list, or handed out what is held about them; the latest first."""
    kinds = [Looked.kind, Exported.kind, PersonRead.kind]
    rows = await DB.run_querystring(QueryString(LOOKS, whom, kinds, whom, QUESTION, PAGE))
    numbers = {row["actor"]: _account_in(row["actor"]) for row in rows}
    names = await names_of({one for one in numbers.values() if one})
    return [
        Look(
            row["at"],
            names.get(number, "–") if (number := numbers[row["actor"]]) else row["actor"],
            row["kind"],
            sentence_of(row["kind"]),
            PAGES.get(row["what"] or "", ""),
            int(row["number"] or 0),
        )
        for row in rows
    ]


def _account_in(actor: str) -> UUID | None:
    try:
        return UUID(actor.partition(":")[2])
    except ValueError:
        return None
