"""Telling boards that are open of what no step of theirs says: somebody's other duties, and how many signed up."""

from collections.abc import Iterable
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from core.live.notices import CHANNEL, tell
from expo.programme.edits.commands import SUBJECT

SPEAKERS_OF = """
SELECT pg_notify({}, {} || e.slug) FROM expo_edition e WHERE e.id IN (
    SELECT s.edition FROM core_commitment c JOIN expo_speaker s ON s.person = c.resource WHERE c.source = ANY({}))
"""


async def tell_board(edition: str) -> None:
    """By slug; when the transaction commits."""
    await tell(f"{SUBJECT}:{edition}")


async def tell_boards_of(sources: Iterable[UUID]) -> None:
    """Those of the editions in which somebody speaks whom a source (a meeting, an item of a visit) keeps busy. To be
    called where that begins, and before it ends, in the caller's transaction.
    """
    given = list(sources)
    if given:
        await DB.run_querystring(QueryString(SPEAKERS_OF, CHANNEL, f"{SUBJECT}:", given))
