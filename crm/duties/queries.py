"""What falls due: of one agreement, and of all that somebody may see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from core.access.accounts.queries import names_of
from core.db.among import among
from core.errors import mark
from crm.agreements.consulting.tables import Consultation
from crm.agreements.days import day_in_seoul
from crm.agreements.queries import Card
from crm.agreements.rules import WAY
from crm.agreements.standing import OVER, Event, Standing, Terms, standing
from crm.duties.rules import CATCH_UP_DAYS
from crm.duties.tables import Duty, DutyRule
from crm.obligations.tables import Obligation
from i18n.text import Translated, required

DECIDE = mark("Decide whether it is renewed: notice is possible until this day")
REVIEW = mark("Review it: it has no end")
SAID_OF_TERMS = {"notice": DECIDE, "review": REVIEW}
AWAITED = {
    "mofa": mark("The foreign ministry's answer is awaited"),
    "ministries": mark("The answer of the ministries concerned is awaited"),
    "legislation": mark("The legislation ministry's review is awaited"),
    "budget": mark("The answer about the budget is awaited"),
    "legal": mark("The legal review is awaited"),
    "other": mark("The answer of others is awaited"),
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """`says` is a gettext id, `text` what somebody wrote; one of the two is there. `subject` is its row, the agreement's
    for what follows from its terms.
    """

    card: Card
    what: str
    subject: UUID
    due_on: date
    owner: UUID | None
    owner_name: str
    says: str = ""
    text: Translated | None = None

    def late(self, today: date) -> bool:
        return self.due_on < today


async def deadlines(cards: Sequence[Card], *, now: datetime) -> list[Deadline]:
    """Everything open, the earliest first; three queries and one for names."""
    today = day_in_seoul(now)
    known = {one.id: one for one in cards}
    if not known:
        return []
    found = [each for one in cards for each in _of_terms(one, today)]
    found += await _awaited(known)
    live = [one.id for one in cards if one.standing is None or one.standing.state not in OVER]
    duties = await _owed(Duty, known, ["open"])
    promised = await _owed(Obligation, live, ["planned", "in_progress"]) if live else []
    names = await names_of({row["owner"] for row in (*duties, *promised) if row["owner"]})
    for what, rows in (("duty", duties), ("obligation", promised)):
        for row in rows:
            text = required(row["title"])
            card, owner = known[row["agreement"]], row["owner"] or known[row["agreement"]].owner
            named = names.get(row["owner"]) or card.owner_name
            found.append(Deadline(card, what, row["id"], row["due_on"], owner, named, text=text))
    return sorted(found, key=lambda one: (one.due_on, one.card.code, one.what))


async def _owed(
    table: type[Duty] | type[Obligation], agreements: Iterable[UUID], states: list[str]
) -> list[dict[str, Any]]:
    return await table.select(table.id, table.agreement, table.title, table.due_on, table.owner).where(
        among(table.agreement, agreements), among(table.state, states)
    )


async def _awaited(known: Mapping[UUID, Card]) -> list[Deadline]:
    """Answers of consultations that were asked for and are not in, as long as the agreement is on its way."""
    open_ones = [one.id for one in known.values() if one.state in WAY[:-1]]
    if not open_ones:
        return []
    rows = await Consultation.select(
        Consultation.id, Consultation.agreement, Consultation.due_on, Consultation.whom
    ).where(
        among(Consultation.agreement, open_ones), Consultation.replied_on.is_null(), Consultation.due_on.is_not_null()
    )
    return [
        Deadline(card, "consultation", row["id"], row["due_on"], card.owner, card.owner_name, says=AWAITED[row["whom"]])
        for row in rows
        for card in (known[row["agreement"]],)
    ]


async def next_due(cards: Sequence[Card], *, now: datetime) -> dict[UUID, Deadline]:
    """What falls due first of each, by agreement."""
    coming: dict[UUID, Deadline] = {}
    for due in await deadlines(cards, now=now):
        coming.setdefault(due.card.id, due)
    return coming


def _of_terms(card: Card, today: date) -> list[Deadline]:
    mine = (card.owner, card.owner_name)
    signed = [one.signed_on for one in card.sides if one.signed_on]
    days = term_days(card.terms, card.signed_on, card.standing, today, signed, card.events, card.review_on)
    return [Deadline(card, what, card.id, day, *mine, says=SAID_OF_TERMS[what]) for what, day in days]


def term_days(
    terms: Terms,
    signed_on: date | None,
    how: Standing | None,
    today: date,
    signatures: Sequence[date],
    events: Sequence[Event],
    review_on: date | None,
) -> list[tuple[str, date]]:
    """The notice deadline of today's term, also one that has just passed while nobody was there, and the review; `how` it
    stands today.
    """
    if how is None or signed_on is None or how.state in ("terminated", "superseded"):
        return []
    then = standing(terms, signed_on, today - timedelta(days=CATCH_UP_DAYS), signatures=signatures, events=events)
    days = {how.notice_by} if how.notice_by is not None and not how.noticed else set()
    if then is not None and not then.noticed and then.notice_by is not None and then.notice_by < today:
        days.add(then.notice_by)
    decided = {one.on for one in events if one.kind in ("renewed", "notice")}
    found = [
        ("notice", day)
        for day in sorted(days)
        if day >= today or not any(day - timedelta(days=terms.decide_days) <= one for one in decided)
    ]
    if review_on is not None and how.state not in OVER:
        found.append(("review", review_on))
    return found


async def duties_of(agreement: UUID) -> list[dict[str, Any]]:
    """By day, with titles read."""
    rows = await Duty.select().where(Duty.agreement == agreement).order_by(Duty.due_on)
    names = await names_of({row["owner"] for row in rows if row["owner"]})
    return [{**row, "title": required(row["title"]), "owner_name": names.get(row["owner"], "")} for row in rows]


async def rules_shown() -> list[dict[str, Any]]:
    """Those in force first."""
    rows = await DutyRule.select().order_by(DutyRule.in_force, ascending=False).order_by(DutyRule.days)
    return [{**row, "title": required(row["title"])} for row in rows]
