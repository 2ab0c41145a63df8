"""Destroying what is due, and changing how long things stay."""

from datetime import datetime
from uuid import uuid4

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import NotFound
from core.forms.merging import Lines, merged
from core.jobs.registry import Progress
from core.journal.commands import record
from core.privacy.facts import Destroyed, RetentionChanged
from core.privacy.permissions import Privacy
from core.privacy.retention.queries import Rule, rules
from core.privacy.retention.rules import check_days, kept_as
from core.privacy.tables import Destruction

CHANGE = """
INSERT INTO core_retention_rule (id, what, days, held_because, changed_at, changed_by) VALUES ({}, {}, {}, {}, {}, {})
ON CONFLICT (what) DO UPDATE SET days = excluded.days, held_because = excluded.held_because,
    changed_at = excluded.changed_at, changed_by = excluded.changed_by
"""

ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('core_retention_rule'))"


async def destroy_due(actor: Actor, *, now: datetime, progress: Progress | None = None) -> dict[str, int]:
    """By what it is called, how many went; each kind in a transaction of its own, with its line in the ledger."""
    require(actor, Privacy.RETENTION)
    in_force, gone = [one for one in await rules() if one.held_because is None], {}
    for done, one in enumerate(in_force):
        if progress is not None:
            await progress(done, len(in_force))
        gone[one.kept.what] = await _destroy(actor, one, now)
    return gone


async def change_rule(actor: Actor, what: str, *, days: int, held_because: str, before: Lines, now: datetime) -> None:
    """An empty `held_because` lets it go on. What somebody else set since `before` stays: nobody ends a hold that they have
    not seen. Raises NotFound, Invalid, DaysAreFixed, ChangedMeanwhile, Denied.
    """
    require(actor, Privacy.RETENTION)
    one = kept_as(what)
    if one is None:
        raise NotFound
    check_days(one.ending, days)
    async with transaction():
        await DB.run_querystring(QueryString(ONE_AT_A_TIME))
        theirs = next(rule for rule in await rules() if rule.kept.what == what).lines
        after = merged(before, {"days": str(days), "held_because": held_because}, theirs)
        if after == theirs:
            return
        values = (uuid4(), what, int(after["days"]), after["held_because"] or None, now, str(actor))
        await DB.run_querystring(QueryString(CHANGE, *values))
        fact = RetentionChanged(what=what, days=int(after["days"]))
        await record(actor, fact, now=now, because=after["held_because"])


async def _destroy(actor: Actor, one: Rule, now: datetime) -> int:
    query = f"DELETE FROM {one.kept.table} WHERE {one.kept.ending.ended} < {{}} RETURNING 1"  # noqa: S608 -- declared in classes.py
    async with transaction():
        number = len(await DB.run_querystring(QueryString(query, one.before(now))))
        if number:
            line = Destruction(id=uuid4(), what=one.kept.what, days=one.days, number=number, destroyed_at=now)
            await Destruction.insert(line)
            await record(actor, Destroyed(what=one.kept.what, number=number), now=now)
        return number
