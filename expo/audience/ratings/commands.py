"""Rating, changing one's mind, and what an editor decides about words. No fact is recorded of who rates."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import Invalid, NotFound, mark
from core.journal.commands import record
from expo.audience.facts import RatingsExported, RatingWordsDecided
from expo.audience.ratings.queries import ratings_of, words_on
from expo.audience.ratings.rules import Summary
from expo.audience.ratings.tables import Rating
from expo.audience.voice import Voice
from expo.editions.queries import edition_called
from expo.permissions import Expo

DROP_FORMER = "DELETE FROM expo_rating WHERE edition = {} AND session = {} AND voice = ANY({}::bytea[]) AND voice <> {}"
PUT = """
INSERT INTO expo_rating AS r (id, edition, session, voice, account, stars, words, words_state, language, rated_at)
VALUES ({}, {}, {}, {}, {}, {}, {}, {}, {}, {})
ON CONFLICT (edition, session, voice) DO UPDATE SET stars = excluded.stars, words = excluded.words,
    words_state = CASE WHEN r.words IS NOT DISTINCT FROM excluded.words THEN r.words_state ELSE excluded.words_state END,
    language = excluded.language, rated_at = excluded.rated_at
"""


async def rate(
    voice: Voice, *, edition: str, session: str, stars: int, words: str, language: str, now: datetime
) -> None:
    """The last word counts; what was said before signing in becomes the account's. Changed words are read anew."""
    row = await edition_called(edition)
    state = "waiting" if words else "none"
    values = (uuid4(), row.id, session, voice.tag, voice.account, stars, words or None, state, language, now)
    async with transaction():
        await DB.run_querystring(QueryString(DROP_FORMER, row.id, session, list(voice.known), voice.tag))
        await DB.run_querystring(QueryString(PUT, *values))


async def take_rating_back(voice: Voice, *, edition: str, session: str) -> None:
    """Nothing to take back is no mistake."""
    row = await edition_called(edition)
    if voice.known:
        own = (Rating.edition == row.id) & (Rating.session == session) & Rating.voice.is_in(list(voice.known))
        await Rating.delete().where(own)


async def decide_words(actor: Actor, *, edition: str, rating: UUID, act: str, now: datetime) -> None:
    """`approve` lets the session's speakers read them. Raises Denied, NotFound."""
    require(actor, Expo.AUDIENCE_WRITE)
    row = await edition_called(edition)
    async with transaction():
        mine = (Rating.id == rating) & (Rating.edition == row.id) & Rating.words.is_not_null()
        state = "approved" if act == "approve" else "hidden"
        values: dict[Any, Any] = {Rating.words_state: state, Rating.decided_by: str(actor)}
        found = await Rating.update(values).where(mine).returning(Rating.session)
        if not found:
            raise NotFound
        fact = RatingWordsDecided(edition=row.id, rating=rating, session=found[0]["session"], what=act)
        await record(actor, fact, now=now)


async def export(actor: Actor, *, edition: str, because: str, now: datetime) -> list[tuple[str, Summary, list[str]]]:
    """Sessions with ratings enough, with approved words, once who took it and why is written down.

    Raises Invalid, Denied.
    """
    require(actor, Expo.AUDIENCE_EXPORT)
    if not because:
        raise Invalid({"because": mark("Please say what this table is for.")})
    row = await edition_called(edition)
    async with transaction():
        told = {code: one for code, one in (await ratings_of(actor, row.id)).items() if one.told}
        words: dict[str, list[str]] = {}
        for one in await words_on(actor, row.id, ["approved"]):
            words.setdefault(one.session, []).append(one.words)
        await record(actor, RatingsExported(edition=row.id, sessions=len(told)), now=now, because=because)
    return [(code, one, words.get(code, [])) for code, one in told.items()]
