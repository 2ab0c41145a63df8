"""Records as they are compared, read from the tables: all of them, or some."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import astuple
from typing import Any
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from core.db.engine import DB
from directory.duplicates import organisations, people
from directory.duplicates.comparing import Candidate
from directory.duplicates.subjects import ORGANISATION, Subject
from directory.organisations.additions.rules import host_of
from i18n.text import required

NAMES = msgspec.json.Decoder(dict[str, str])
SOME = " WHERE o.id = ANY({})"
ORGANISATIONS = """
SELECT o.id, o.name, o.also, o.kind, o.website, c.code AS country,
    (SELECT array_agg(i.kind || ':' || i.value) FROM directory_identifier i WHERE i.organisation = o.id) AS identifiers
FROM directory_organisation o LEFT JOIN directory_country c ON c.id = o.country
"""
PEOPLE = """
SELECT o.id, o.names, c.code AS country FROM directory_person o LEFT JOIN directory_country c ON c.id = o.country
"""
WAYS = "SELECT person, kind, value FROM directory_contact WHERE value <> '' AND ({} OR person = ANY({}))"
POSTS = """
SELECT a.person, o.name FROM directory_appointment a JOIN directory_organisation o ON o.id = a.organisation
WHERE {} OR a.person = ANY({})
"""
NAMELESS = "–"
"""What stands for the name of somebody who was erased."""


async def candidates_of(subject: Subject, ids: Collection[UUID] | None = None) -> dict[UUID, Candidate]:
    """All of them where no `ids` are given; people who were erased are left out."""
    if subject is ORGANISATION:
        return dict(await _organisations(ids))
    return dict(await _people(ids))


def digest_of(left: Candidate, right: Candidate) -> str:
    """Another one once either says something else of what is compared, in whatever order they are given."""
    told = sorted(msgspec.json.encode(_plain(one)).decode() for one in (left, right))
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _plain(one: Candidate) -> list[object]:
    return [sorted(map(str, value)) if not isinstance(value, str) else value for value in astuple(one)]


async def _organisations(ids: Collection[UUID] | None) -> dict[UUID, organisations.Candidate]:
    rows = await _rows(ORGANISATIONS, ids)
    return {row["id"]: _organisation(row) for row in rows}


def _organisation(row: Mapping[str, Any]) -> organisations.Candidate:
    names = [one.text for one in required(row["name"]).renditions.values()]
    known = [one.partition(":")[::2] for one in row["identifiers"] or ()]
    hosts = {value.removeprefix("www.") for kind, value in known if kind == "domain"} | {host_of(_text(row["website"]))}
    return organisations.Candidate(
        names=tuple(dict.fromkeys([*names, *NAMES.decode(row["also"]).values()])),
        kind=_text(row["kind"]),
        country=_text(row["country"]),
        hosts=frozenset(hosts - {""}),
        identifiers=frozenset((kind, value) for kind, value in known if kind != "domain"),
    )


async def _people(ids: Collection[UUID] | None) -> dict[UUID, people.Candidate]:
    rows = await _rows(PEOPLE, ids)
    whose = (ids is None, list(ids or ()))
    ways: dict[UUID, list[tuple[str, str]]] = defaultdict(list)
    for row in await DB.run_querystring(QueryString(WAYS, *whose)):
        ways[row["person"]].append((row["kind"], row["value"]))
    posts: dict[UUID, set[str]] = defaultdict(set)
    for row in await DB.run_querystring(QueryString(POSTS, *whose)):
        posts[row["person"]].add(required(row["name"]).original)
    found = {}
    for row in rows:
        names = tuple(dict.fromkeys(one for one in NAMES.decode(row["names"]).values() if one != NAMELESS))
        if names:
            found[row["id"]] = people.Candidate(
                names=names,
                mails=frozenset(value for kind, value in ways[row["id"]] if kind == "mail"),
                telephones=frozenset(value for kind, value in ways[row["id"]] if kind in ("telephone", "mobile")),
                posts=frozenset(posts[row["id"]]),
                country=row["country"] or "",
            )
    return found


async def _rows(asked: str, ids: Collection[UUID] | None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = await DB.run_querystring(
        QueryString(asked) if ids is None else QueryString(asked + SOME, list(ids))
    )
    return found


def _text(value: str | None) -> str:
    return value or ""
