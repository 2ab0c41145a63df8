"""Reading what came of an exhibition: counted by the house, and reported by exhibitors."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.actor import Actor
from core.db.engine import DB
from core.money import Money
from expo.exhibitors.queries import Application, applications
from expo.exhibitors.results.rules import AMOUNT_NAMES, Said
from expo.exhibitors.results.tables import ClosingAmount, ClosingAnswer
from expo.exhibitors.rules import SHOWN

COUNTED = """
SELECT
    (SELECT count(*) FROM expo_introduction i JOIN expo_solution s ON s.id = i.solution WHERE s.exhibitor = x.id)
        AS introductions,
    (SELECT count(*) FROM expo_introduction i JOIN expo_solution s ON s.id = i.solution WHERE s.exhibitor = x.id
        AND i.state = 'accepted') AS accepted,
    (SELECT count(DISTINCT i.demand) FROM expo_introduction i JOIN expo_solution s ON s.id = i.solution
        WHERE s.exhibitor = x.id AND i.state = 'accepted') AS demands,
    (SELECT count(*) FROM expo_solution s WHERE s.exhibitor = x.id AND s.state = 'published') AS solutions,
    (SELECT count(*) FROM expo_booth_event v WHERE v.exhibitor = x.id AND v.state = 'approved' AND v.ends_at <= {})
        AS events,
    (SELECT count(*) FROM expo_meeting_time m WHERE m.exhibitor = x.id) AS half_hours,
    (SELECT count(*) FROM expo_exhibitor_message m WHERE m.exhibitor = x.id AND m.side = 'exhibitor') AS questions
FROM expo_exhibitor x WHERE x.id = {}
"""
BILLED = """
SELECT currency, series AS what, sum(gross) AS minor FROM expo_invoice
WHERE exhibitor = {} AND series IN ('invoice', 'credit') GROUP BY currency, series
UNION ALL SELECT p.currency, 'paid', sum(p.minor) FROM expo_payment p JOIN expo_invoice i ON i.id = p.invoice
WHERE i.exhibitor = {} GROUP BY p.currency ORDER BY 1, 2
"""


@dataclass(frozen=True, slots=True)
class Counted:
    """What the house knows of an exhibitor; `events` are those that were held. `billed` by what it is (invoice, credit,
    paid), each currency of its own.
    """

    introductions: int
    accepted: int
    demands: int
    solutions: int
    events: int
    half_hours: int
    questions: int
    billed: Mapping[str, tuple[Money, ...]]


@dataclass(frozen=True, slots=True)
class Answer:
    """`revision` counts how often it was changed."""

    said: Said
    answered_at: datetime
    revision: int


@dataclass(frozen=True, slots=True)
class Reported:
    """An exhibitor that took part, and what it reported, if it did."""

    host: Application
    answer: Answer | None


async def counted(exhibitor: UUID, *, now: datetime) -> Counted:
    """Asks nobody for permission: for those who have found the exhibitor already."""
    (row,) = await DB.run_querystring(QueryString(COUNTED, now, exhibitor))
    billed: dict[str, tuple[Money, ...]] = {}
    for one in await DB.run_querystring(QueryString(BILLED, exhibitor, exhibitor)):
        billed[one["what"]] = (*billed.get(one["what"], ()), Money(abs(int(one["minor"])), one["currency"]))
    return Counted(**row, billed=billed)


async def answer_of(exhibitor: UUID) -> Answer | None:
    """As `counted`."""
    return (await _answers([exhibitor])).get(exhibitor)


async def reported(actor: Actor, edition: UUID) -> list[Reported]:
    """Every exhibitor under contract, by the organisation's code."""
    hosts = await applications(actor, edition, states=SHOWN)
    answers = await _answers([one.id for one in hosts])
    return [Reported(one, answers.get(one.id)) for one in hosts]


async def _answers(exhibitors: Iterable[UUID]) -> dict[UUID, Answer]:
    ids = list(exhibitors)
    if not ids:
        return {}
    amounts: dict[UUID, dict[str, tuple[Money, ...]]] = {}
    for row in await ClosingAmount.select().where(ClosingAmount.exhibitor.is_in(ids)).order_by(ClosingAmount.currency):
        own = amounts.setdefault(row["exhibitor"], dict.fromkeys(AMOUNT_NAMES, ()))
        own[row["kind"]] = (*own[row["kind"]], Money(row["minor"], row["currency"]))
    rows = await ClosingAnswer.select().where(ClosingAnswer.exhibitor.is_in(ids))
    return {row["exhibitor"]: _answer(row, amounts.get(row["exhibitor"], {})) for row in rows}


def _answer(row: Mapping[str, Any], amounts: Mapping[str, tuple[Money, ...]]) -> Answer:
    names = ("consultations", "contracts", "again", "renewal", "comments")
    return Answer(Said(**{name: row[name] for name in names}, amounts=amounts), row["answered_at"], row["revision"])
