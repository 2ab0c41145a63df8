"""Finding those about whom something is held."""

import json
from dataclasses import dataclass
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.db.like import literal
from core.privacy.erasure.statements import root_of
from core.privacy.holdings.labels import in_words
from core.privacy.permissions import Privacy
from core.privacy.registry import Kind, Subject, classified

MOST = 20


@dataclass(frozen=True, slots=True)
class Found:
    """`shown` is what tells them from others."""

    subject: Subject
    id: UUID
    shown: str


async def subjects(actor: Actor, words: str) -> list[Found]:
    """Accounts, then persons, whose own details have the words in them; nobody without words."""
    require(actor, Privacy.READ)
    if not words:
        return []
    return [*await _among("account", words), *await _among("person", words)]


async def _among(subject: Subject, words: str) -> list[Found]:
    table = root_of(subject)
    columns = ", ".join(next(one for one in classified() if one.table == table).of(Kind.PERSONAL))
    query = f"""
        SELECT id, jsonb_strip_nulls(to_jsonb(t) - 'id')::text AS own
        FROM (SELECT id, {columns} FROM {table}) t WHERE (to_jsonb(t) - 'id')::text ILIKE {{}} ORDER BY id LIMIT {MOST}
    """  # noqa: S608 -- names are declared in classes.py
    rows = await DB.run_querystring(QueryString(query, f"%{literal(words)}%"))
    return [Found(subject, row["id"], _shown(row["own"])) for row in rows]


def _shown(own: str) -> str:
    return " · ".join(filter(None, (in_words(value) for value in json.loads(own).values())))
