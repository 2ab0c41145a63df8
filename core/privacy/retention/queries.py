"""The rules in force with what is due under each, and the ledger."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.privacy.permissions import Privacy
from core.privacy.retention.rules import Kept, kept_things
from core.privacy.tables import Destruction, RetentionRule

LINES = 20


@dataclass(frozen=True, slots=True)
class Rule:
    """`days` in force; `held_because` says why nothing of it is destroyed for now; `due` is how many are due."""

    kept: Kept
    days: int
    held_because: str | None
    due: int = 0

    @property
    def lines(self) -> dict[str, str]:
        """As its form has it."""
        return {"days": str(self.days), "held_because": self.held_because or ""}

    def before(self, now: datetime) -> datetime:
        return now - timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Destroyed:
    """A line of the ledger: what, how many, under which rule."""

    what: str
    days: int
    number: int
    destroyed_at: datetime


async def rules() -> list[Rule]:
    """In force: the officer's where there is one, else what Madang comes with."""
    rows = {row["what"]: row for row in await RetentionRule.select()}
    return [
        Rule(one, _days(row["days"], one), row["held_because"])
        if (row := rows.get(one.what))
        else Rule(one, one.ending.days, None)
        for one in kept_things()
    ]


async def due(actor: Actor, now: datetime) -> list[Rule]:
    """What would be destroyed now; nothing is."""
    require(actor, Privacy.READ)
    return [Rule(one.kept, one.days, one.held_because, await _number(one, now)) for one in await rules()]


async def ledger(actor: Actor) -> list[Destroyed]:
    """The latest first."""
    require(actor, Privacy.READ)
    rows = (
        await Destruction.select(Destruction.what, Destruction.days, Destruction.number, Destruction.destroyed_at)
        .order_by(Destruction.destroyed_at, ascending=False)
        .limit(LINES)
    )
    return [Destroyed(**row) for row in rows]


async def days_by_table() -> dict[str, int]:
    """For telling people how long what is held about them stays."""
    return {one.kept.table: one.days for one in await rules()}


def _days(days: int, one: Kept) -> int:
    """An officer's days from before the rule was what it is now."""
    return one.ending.days if one.ending.fixed else max(days, one.ending.least)


async def _number(one: Rule, now: datetime) -> int:
    query = f"SELECT count(*) AS number FROM {one.kept.table} WHERE {one.kept.ending.ended} < {{}}"  # noqa: S608 -- declared in classes.py
    number: int = (await DB.run_querystring(QueryString(query, one.before(now))))[0]["number"]
    return number
