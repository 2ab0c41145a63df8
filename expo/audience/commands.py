"""Setting what readers may ask and rate."""

from datetime import datetime
from uuid import uuid4

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import Invalid, mark
from core.forms.merging import Lines, merged
from core.journal.commands import record
from core.live.notices import tell
from expo.audience.facts import HearingChanged
from expo.audience.queries import heard_in
from expo.audience.rules import MOST_DAYS, Heard, heard_of
from expo.audience.shelf import SUBJECT
from expo.editions.queries import held
from expo.permissions import Expo

PUT = """
INSERT INTO expo_hearing (id, edition, questions, ratings, days) VALUES ({}, {}, {}, {}, {})
ON CONFLICT (edition) DO UPDATE SET questions = excluded.questions, ratings = excluded.ratings, days = excluded.days
"""


async def set_heard(actor: Actor, *, edition: str, heard: Heard, before: Lines, now: datetime) -> None:
    """What was said stays, whatever is switched off; and what somebody else set since `before`. Raises Denied, NotFound,
    Invalid, ChangedMeanwhile.
    """
    require(actor, Expo.AUDIENCE_WRITE)
    if not 0 <= heard.days <= MOST_DAYS:
        raise Invalid({"days": mark("From 0 to {most} days, please.")}, most=MOST_DAYS)
    async with transaction():
        row = await held(edition)
        theirs = await heard_in(edition)
        after = heard_of(merged(before, heard.lines, theirs.lines))
        if after == theirs:
            return
        values = (uuid4(), row.id, after.questions, after.ratings, after.days)
        await DB.run_querystring(QueryString(PUT, *values))
        fact = HearingChanged(edition=row.id, questions=after.questions, ratings=after.ratings, days=after.days)
        await record(actor, fact, now=now)
        await tell(SUBJECT)
