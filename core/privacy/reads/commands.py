"""Writing down that somebody was looked at: once in a while for each reader and page, and never of oneself."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from piccolo.querystring import QueryString

from core.actor import Actor
from core.db.engine import DB
from core.journal.commands import Change, record
from core.privacy.reads import rules
from core.privacy.reads.facts import QUESTION, PaperRead, PeopleRead, PersonRead

SEEN = """
SELECT 1 FROM core_entry WHERE kind = {} AND actor = {} AND at > {} AND record = {} AND payload ->> 'what' = {} LIMIT 1
"""
TAKEN = """
SELECT 1 FROM core_entry WHERE kind = {} AND actor = {} AND at > {} AND record IS NOT DISTINCT FROM {}
AND payload ->> 'what' = {} AND payload ->> 'chosen' = {} LIMIT 1
"""
LISTED = """
SELECT 1 FROM core_entry e WHERE e.kind = {} AND e.actor = {} AND e.at > {} AND e.payload ->> 'what' = {}
AND e.payload ->> 'chosen' = {}
AND NOT EXISTS (SELECT 1 FROM unnest({}::uuid[]) AS one(id) WHERE NOT EXISTS (
    SELECT 1 FROM core_entry_value v WHERE v.entry = e.id AND v.subject = one.id AND v.after = {})) LIMIT 1
"""


async def note_look(actor: Actor, what: str, whom: UUID | None, *, opened: UUID | None = None, now: datetime) -> None:
    """`whom` is the account or person that a page shows; `opened` the record, where that is another."""
    subject = whom or opened
    if subject is None or whom == actor.account:
        return
    since = now - rules.WINDOW
    if not await DB.run_querystring(QueryString(SEEN, PersonRead.kind, str(actor), since, subject, what)):
        await record(actor, PersonRead(what=what, whom=whom, opened=opened), now=now)


async def note_paper(actor: Actor, what: str, opened: UUID | None, *, chosen: str = "", now: datetime) -> None:
    """That a paper or a file was handed out, whether or not anybody is named on it."""
    asked = QueryString(TAKEN, PaperRead.kind, str(actor), now - rules.WINDOW, opened, what, chosen)
    if not await DB.run_querystring(asked):
        await record(actor, PaperRead(what=what, opened=opened, chosen=chosen), now=now)


async def note_list(
    actor: Actor, what: str, shown: Collection[UUID], *, question: str = "", chosen: str = "", now: datetime
) -> None:
    """`shown` are the accounts or persons on it. The question is kept once for each of them, since it may name them:
    what erases one of them destroys theirs.
    """
    others = sorted(set(shown) - {actor.account})
    if not others:
        return
    since = now - rules.WINDOW
    asked = QueryString(LISTED, PeopleRead.kind, str(actor), since, what, chosen, others, question)
    if not await DB.run_querystring(asked):
        about = [Change(QUESTION, None, question, one) for one in others]
        await record(actor, PeopleRead(what=what, number=len(others), chosen=chosen), now=now, changes=about)
