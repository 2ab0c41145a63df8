"""Reading ratings: one's own; what organisers and a session's speakers are told of all."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from expo.audience.ratings.rules import Summary, summed
from expo.audience.voice import Voice
from expo.permissions import Expo

MINE = """
SELECT r.stars, r.words, r.words_state FROM expo_rating r JOIN expo_edition e ON e.id = r.edition
WHERE e.slug = {} AND r.session = {} AND r.voice = ANY({}::bytea[]) ORDER BY r.rated_at DESC LIMIT 1
"""
SUMS = "SELECT session, stars, count(*) AS number FROM expo_rating WHERE edition = {} GROUP BY session, stars"
WORDS = """
SELECT id, session, words, language, words_state, rated_at FROM expo_rating
WHERE edition = {} AND words_state = ANY({}) ORDER BY words_state <> 'waiting', rated_at, id LIMIT 500
"""


@dataclass(frozen=True, slots=True)
class Own:
    """What this reader said."""

    stars: int
    words: str | None
    words_state: str


@dataclass(frozen=True, slots=True)
class Worded:
    """Words beside a rating, without its stars and without whose they are."""

    id: UUID
    session: str
    words: str
    language: str
    words_state: str
    rated_at: datetime


async def own_rating(voice: Voice, edition: str, session: str) -> Own | None:
    rows = await DB.run_querystring(QueryString(MINE, edition, session, list(voice.known)))
    return Own(**rows[0]) if rows else None


async def ratings_of(actor: Actor, edition: UUID) -> Mapping[str, Summary]:
    """By session that was rated."""
    require(actor, Expo.AUDIENCE_READ)
    return await _sums(edition)


async def words_on(actor: Actor, edition: UUID, states: Collection[str]) -> list[Worded]:
    require(actor, Expo.AUDIENCE_READ)
    return await _words(edition, states)


async def told_to_speaker(
    edition: UUID, sessions: Collection[str]
) -> tuple[Mapping[str, Summary], Mapping[str, list[Worded]]]:
    """Of these sessions, for whoever has a speaker's link: sums, and words that somebody has read, where there are
    ratings enough.
    """
    sums = {code: one for code, one in (await _sums(edition)).items() if code in sessions}
    words: dict[str, list[Worded]] = {}
    for one in await _words(edition, ["approved"]):
        if one.session in sums and sums[one.session].told:
            words.setdefault(one.session, []).append(one)
    return sums, words


async def _sums(edition: UUID) -> dict[str, Summary]:
    counts: dict[str, dict[int, int]] = {}
    for row in await DB.run_querystring(QueryString(SUMS, edition)):
        counts.setdefault(row["session"], {})[row["stars"]] = row["number"]
    return {session: summed(one) for session, one in sorted(counts.items())}


async def _words(edition: UUID, states: Collection[str]) -> list[Worded]:
    rows = await DB.run_querystring(QueryString(WORDS, edition, list(states)))
    return [Worded(**row) for row in rows]
