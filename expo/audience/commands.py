"""Setting what readers may ask and rate."""

from datetime import datetime
from uuid import uuid4

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import Invalid, mark
from core.journal.commands import record
from core.live.notices import tell
from expo.audience.facts import HearingChanged
from expo.audience.rules import MOST_DAYS, Heard
from expo.audience.shelf import SUBJECT
from expo.editions.queries import edition_called
from expo.permissions import Expo

PUT = """
INSERT INTO expo_hearing (id, edition, questions, ratings, days) VALUES ({}, {}, {}, {}, {})
ON CONFLICT (edition) DO UPDATE SET questions = excluded.questions, ratings = excluded.ratings, days = excluded.days
"""


async def set_heard(actor: Actor, *, edition: str, heard: Heard, now: datetime) -> None:
    """What was said stays, whatever is switched off. Raises Denied, NotFound, Invalid."""
    require(actor, Expo.AUDIENCE_WRITE)
    if not 0 <= heard.days <= MOST_DAYS:
        raise Invalid({"days": mark("From 0 to {most} days, please.")}, most=MOST_DAYS)
    row = await edition_called(edition)
    async with transaction():
        values = (uuid4(), row.id, heard.questions, heard.ratings, heard.days)
        await DB.run_querystring(QueryString(PUT, *values))
        fact = HearingChanged(edition=row.id, questions=heard.questions, ratings=heard.ratings, days=heard.days)
        await record(actor, fact, now=now)
        await tell(SUBJECT)
