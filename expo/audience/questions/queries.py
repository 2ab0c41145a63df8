"""Reading questions: as a reader sees them with their own, and as moderators do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from expo.audience.voice import Voice
from expo.permissions import Expo

VOTES = "(SELECT count(*) FROM expo_question_vote v WHERE v.question = q.id)"
FOR_READER = f"""
SELECT q.id, q.words, q.language, q.state, q.answer, q.on_stage_at IS NOT NULL AS on_stage, {VOTES} AS votes,
       q.voice = ANY({{}}::bytea[]) AS mine,
       EXISTS (SELECT FROM expo_question_vote v WHERE v.question = q.id AND v.voice = ANY({{}}::bytea[])) AS voted
FROM expo_question q JOIN expo_edition e ON e.id = q.edition
WHERE e.slug = {{}} AND q.session = {{}} AND (q.state = 'approved' OR (q.state = 'waiting' AND q.voice = ANY({{}}::bytea[])))
ORDER BY q.state DESC, votes DESC, q.asked_at, q.id LIMIT 500
"""  # noqa: S608 -- our own constants
AT_DESK = f"""
SELECT q.id, q.session, q.words, q.language, q.state, q.asked_at, q.decided_by, q.because, q.answer, q.on_stage_at,
       {VOTES} AS votes
FROM expo_question q WHERE q.edition = {{}} AND ({{}} = '' OR q.session = {{}}) AND q.state = ANY({{}})
ORDER BY q.on_stage_at IS NOT NULL, {{order}} q.asked_at, q.id LIMIT 500
"""  # noqa: S608 -- our own constants
COUNTS = """
SELECT session, count(*) FILTER (WHERE state = 'waiting') AS waiting, count(*) FILTER (WHERE state = 'approved') AS shown
FROM expo_question WHERE edition = {} GROUP BY session ORDER BY session
"""
ON_STAGE = f"""
SELECT q.id, q.words, q.language, {VOTES} AS votes, q.decided_at FROM expo_question q
WHERE q.edition = {{}} AND q.session = {{}} AND q.state = 'approved' AND q.on_stage_at IS NULL AND q.answer IS NULL
ORDER BY q.decided_at DESC, q.id LIMIT {{}}
"""  # noqa: S608 -- our own constants


@dataclass(frozen=True, slots=True)
class Read:
    """As a reader sees it; `mine` may be taken back, `voted` says that they want it answered too."""

    id: UUID
    words: str
    language: str
    state: str
    answer: str | None
    on_stage: bool
    votes: int
    mine: bool
    voted: bool


@dataclass(frozen=True, slots=True)
class Moderated:
    """As a moderator sees it: never of whom it is."""

    id: UUID
    session: str
    words: str
    language: str
    state: str
    asked_at: datetime
    decided_by: str | None
    because: str | None
    answer: str | None
    on_stage_at: datetime | None
    votes: int


@dataclass(frozen=True, slots=True)
class Projected:
    """As it stands on the wall."""

    id: UUID
    words: str
    language: str
    votes: int
    decided_at: datetime


async def questions_for(voice: Voice, edition: str, session: str) -> list[Read]:
    """Approved ones, most wanted first, and the reader's own that wait."""
    known = list(voice.known)
    rows = await DB.run_querystring(QueryString(FOR_READER, known, known, edition, session, known))
    return [Read(**{**row, "mine": bool(row["mine"])}) for row in rows]


async def moderated(
    actor: Actor, edition: UUID, states: Sequence[str], session: str = "", *, wanted_first: bool = False
) -> list[Moderated]:
    """In the order in which they came, or the most wanted first; what was answered on stage comes last."""
    require(actor, Expo.QUESTION_READ)
    query = AT_DESK.replace("{order}", "votes DESC," if wanted_first else "")
    rows = await DB.run_querystring(QueryString(query, edition, session, session, list(states)))
    return [Moderated(**row) for row in rows]


async def counts_of(actor: Actor, edition: UUID) -> Mapping[str, Mapping[str, Any]]:
    """By session: how many wait, how many are shown."""
    require(actor, Expo.QUESTION_READ)
    return {row["session"]: row for row in await DB.run_querystring(QueryString(COUNTS, edition))}


async def projected(actor: Actor, edition: UUID, session: str, most: int) -> list[Projected]:
    """The newest approved that nobody has answered."""
    require(actor, Expo.QUESTION_READ)
    rows = await DB.run_querystring(QueryString(ON_STAGE, edition, session, most))
    return [Projected(**row) for row in rows]
