"""Reading calls: of an edition, one by its code, and whether one is open."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.errors import NotFound
from expo.calls.rules import Call, Question, Wanted
from expo.permissions import Expo
from i18n.text import Translated, from_json, required

CALL = """
SELECT c.*, e.slug, e.zone, e.name AS edition_name, t.id AS terms_id, t.version AS terms_version, t.text AS terms,
       (SELECT jsonb_agg(jsonb_build_object('id', q.id, 'label', q.label, 'kind', q.kind, 'needed', q.needed,
                                            'choices', q.choices) ORDER BY q.place)
        FROM expo_call_question q WHERE q.call = c.id AND q.removed_at IS NULL) AS questions
FROM expo_call c JOIN expo_edition e ON e.id = c.edition
LEFT JOIN LATERAL (SELECT * FROM expo_call_terms x WHERE x.call = c.id ORDER BY x.version DESC LIMIT 1) t ON true
"""
OF_EDITION = CALL + " WHERE e.slug = {} ORDER BY c.closes_at, c.code"
CALLED = CALL + " WHERE e.slug = {} AND c.code = {}"
BY_ID = CALL + " WHERE c.id = {}"
OPEN = CALL + " WHERE c.opens_at <= {} AND c.closes_at > {} ORDER BY c.closes_at, c.code"


async def calls_of(slug: str) -> list[Call]:
    """Whoever may read them: what is public of a call is all of it. By the instant on which they close."""
    return await _calls(QueryString(OF_EDITION, slug))


async def open_calls(now: Any) -> list[Call]:
    return await _calls(QueryString(OPEN, now, now))


async def call_called(slug: str, code: str) -> Call:
    """Raises NotFound."""
    return _only(await _calls(QueryString(CALLED, slug, code)))


async def call_of(call: UUID) -> Call:
    """Raises NotFound."""
    return _only(await _calls(QueryString(BY_ID, call)))


async def desk_call(actor: Actor, slug: str, code: str) -> Call:
    """Raises Denied, NotFound."""
    require(actor, Expo.CALL_WRITE)
    return await call_called(slug, code)


def _only(found: Sequence[Call]) -> Call:
    if not found:
        raise NotFound
    return found[0]


async def _calls(query: QueryString) -> list[Call]:
    return [_call(row) for row in await DB.run_querystring(query)]


def _call(row: dict[str, Any]) -> Call:
    lists: dict[str, Any] = {
        name: msgspec.json.decode(row[name], type=tuple[str, ...]) for name in ("formats", "tracks", "languages")
    }
    wanted = Wanted(
        title=required(row["title"]),
        text=from_json(row["text"]),
        terms=from_json(row["terms"]),
        criteria=msgspec.json.decode(row["criteria"], type=tuple[Translated, ...]),
        lengths=msgspec.json.decode(row["lengths"], type=tuple[int, ...]),
        **lists,
        **{name: row[name] for name in ("opens_at", "closes_at", "grace_minutes", "anonymous", "reviews")},
    )
    asked = msgspec.json.decode(row["questions"] or "[]", type=list[dict[str, Any]])
    return Call(
        wanted=wanted,
        edition_name=required(row["edition_name"]),
        questions=tuple(msgspec.convert(one, Question) for one in asked),
        terms_version=row["terms_version"] or 0,
        **{name: row[name] for name in ("id", "edition", "slug", "zone", "code", "terms_id", "revision", "sample")},
    )
