"""What the rules ask for after a visit, by which day: the days are rows, since laws change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from crm.delegations.queries import Card
from crm.delegations.steps.tables import VisitDuty, VisitRule
from i18n.text import Translated, required


@dataclass(frozen=True, slots=True)
class Asked:
    """By a rule of one visit; `step` is the state that waits for it. `said` is what proves that it was done."""

    rule: UUID
    code: str
    title: Translated
    source: str
    days: int
    step: str
    due_on: date | None
    done_on: date | None = None
    done_by: str = ""
    said: str = ""

    def late(self, today: date) -> bool:
        return self.done_on is None and self.due_on is not None and self.due_on < today


async def asked_of(cards: Sequence[Card]) -> dict[UUID, list[Asked]]:
    """By visit: the rules in force for its direction, the earliest first, and those that were done already."""
    ids = [card.id for card in cards]
    done = {
        (row["visit"], row["rule"]): row
        for row in await VisitDuty.select().where(VisitDuty.visit.is_in(ids or [UUID(int=0)]))
    }
    rules = await VisitRule.select().order_by(VisitRule.days).order_by(VisitRule.code)
    found: dict[UUID, list[Asked]] = {}
    for card in cards:
        found[card.id] = [
            Asked(
                rule["id"],
                rule["code"],
                required(rule["title"]),
                rule["source"],
                rule["days"],
                rule["step"],
                card.ends_on + timedelta(days=rule["days"]) if card.ends_on else None,
                **_how(done.get((card.id, rule["id"]))),
            )
            for rule in rules
            if (card.id, rule["id"]) in done or (rule["in_force"] and rule["direction"] in ("", card.direction))
        ]
    return found


def _how(row: dict[str, Any] | None) -> dict[str, Any]:
    return {name: row[name] for name in ("done_on", "done_by", "said")} if row else {}


async def rules_shown() -> list[dict[str, Any]]:
    """Those in force first, as they stand."""
    rows = await VisitRule.select().order_by(VisitRule.in_force, ascending=False).order_by(VisitRule.days)
    return [{**row, "title": required(row["title"])} for row in rows]
