"""Reading waves, forms and the papers that wait: how many answered, and who did not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from piccolo.querystring import QueryString

from core.access.rules import require
from core.access.sessions.commands import digest_of
from core.actor import SYSTEM, Actor
from core.db.engine import DB
from core.errors import NotFound
from core.files.queries import Sendable, part_for
from core.money import Money
from crm.consultations.permissions import Consultations
from crm.consultations.sight import seen_in_sql
from crm.deals.sight import seen_in_sql as deals_seen
from crm.followups.rules import Answer, WaveState, rate_of, state_of
from i18n.text import Translated, from_json, required

WAVES = """
SELECT w.*, e.slug, e.name AS edition_name, e.zone, b.released_at, coalesce(m.stopped_at, b.withdrawn_at) AS stopped_at,
       count(f.id) AS forms, count(f.id) FILTER (WHERE f.left_out = '') AS asked,
       count(f.id) FILTER (WHERE f.answered_at IS NOT NULL AND f.left_out = '') AS answered
FROM crm_follow_up_wave w JOIN expo_edition e ON e.id = w.edition LEFT JOIN core_mailing m ON m.id = w.mailing
LEFT JOIN core_mail_batch b ON b.id = m.batch LEFT JOIN crm_follow_up_form f ON f.wave = w.id
WHERE {} GROUP BY w.id, e.id, b.id, m.id ORDER BY e.starts_on DESC, w.months
"""
FORMS = """
SELECT f.*, o.code AS company_code, o.name AS company_name,
       count(i.id) AS items, count(i.id) FILTER (WHERE i.review = 'waiting') AS waiting
FROM crm_follow_up_form f JOIN directory_organisation o ON o.id = f.company
LEFT JOIN crm_follow_up_item i ON i.form = f.id WHERE {} GROUP BY f.id, o.id ORDER BY o.code
"""
ITEMS = """
SELECT i.*, coalesce(crm_deal.name, '') AS deal_name, coalesce(crm_deal.code, '') AS deal_code, r.code AS record_code,
       r.product, r.language, coalesce(r.held_at, met.held_at) AS met_at, r.counterpart_name,
       coalesce(b.name, c.name) AS other_name, f.answered_by, f.wave, f.company, o.name AS company_name, file.name AS paper
FROM crm_follow_up_item i JOIN crm_follow_up_form f ON f.id = i.form JOIN directory_organisation o ON o.id = f.company
LEFT JOIN crm_deal ON crm_deal.id = i.deal LEFT JOIN directory_organisation b ON b.id = crm_deal.buyer
LEFT JOIN crm_consultation_record r ON r.id = i.record LEFT JOIN directory_organisation c ON c.id = r.counterpart
LEFT JOIN directory_country land ON land.id = c.country LEFT JOIN core_file file ON file.id = i.evidence
LEFT JOIN LATERAL (SELECT min(one.held_at) AS held_at FROM crm_consultation_deal j JOIN crm_consultation_record one
    ON one.id = j.record WHERE j.deal = i.deal) met ON TRUE
WHERE {} ORDER BY i.position
"""
SEEN = "((i.deal IS NULL OR {}) AND (i.record IS NULL OR i.deal IS NOT NULL OR {}))"


@dataclass(frozen=True, slots=True)
class Wave:
    """With how many of its companies were written to (`asked`) and have answered."""

    id: UUID
    slug: str
    edition_name: Translated
    months: int
    due_on: date
    closes_on: date
    remind_days: int
    most_reminders: int
    mailing: UUID | None
    prepared_at: datetime | None
    released_at: datetime | None
    state: WaveState
    forms: int
    asked: int
    answered: int
    version: int

    @property
    def rate(self) -> Decimal | None:
        return rate_of(self.answered, self.asked)


@dataclass(frozen=True, slots=True)
class Asked:
    """The form of a company: `state` is one of rules.FORM_NAMES."""

    id: UUID
    wave: UUID
    company: UUID
    company_code: str
    company_name: Translated
    language: str
    left_out: str
    saved_at: datetime | None
    answered_at: datetime | None
    answered_by: str
    reminders: int
    items: int
    waiting: int
    version: int

    @property
    def state(self) -> str:
        if self.answered_at is not None:
            return "answered"
        return "left_out" if self.left_out else "draft" if self.saved_at is not None else "silent"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a company is asked about, by the name of its deal or its consultation."""

    id: UUID
    form: UUID
    wave: UUID
    company: UUID
    company_name: Translated
    record: UUID | None
    record_code: str
    deal: UUID | None
    deal_code: str
    deal_name: str
    product: str
    language: str
    met_at: datetime | None
    other: Translated | None
    other_name: str
    answer: Answer
    evidence: UUID | None
    paper: str
    entry: UUID | None
    review: str
    grade: str
    reviewed_by: str
    review_words: str
    answered_by: str


async def waves(actor: Actor, *, now: datetime) -> list[Wave]:
    """The latest edition first."""
    require(actor, Consultations.FOLLOW_UP_READ)
    return [_wave(row, now) for row in await DB.run_querystring(QueryString(WAVES, QueryString("TRUE")))]


async def wave_for(actor: Actor, wave: UUID, *, now: datetime) -> Wave:
    """Raises Denied, NotFound."""
    require(actor, Consultations.FOLLOW_UP_READ)
    rows = await DB.run_querystring(QueryString(WAVES, QueryString("w.id = {}", wave)))
    if not rows:
        raise NotFound
    return _wave(rows[0], now)


async def forms_of(actor: Actor, wave: UUID) -> list[Asked]:
    """By the company's code."""
    require(actor, Consultations.FOLLOW_UP_READ)
    return await _forms(QueryString("f.wave = {}", wave))


async def form_for(actor: Actor, form: UUID) -> Asked:
    """Raises Denied, NotFound."""
    require(actor, Consultations.FOLLOW_UP_READ)
    found = await _forms(QueryString("f.id = {}", form))
    if not found:
        raise NotFound
    return found[0]


async def form_by(token: str) -> Asked:
    """Raises NotFound for a link that is unknown."""
    found = await _forms(QueryString("f.digest = {}", digest_of(token)))
    if not found:
        raise NotFound
    return found[0]


async def items_of(form: UUID, actor: Actor = SYSTEM) -> list[Item]:
    """Of a form that was found, as far as the actor may see what they are about: a company sees its own."""
    return await _items(actor, QueryString("i.form = {}", form))


async def waiting_for_judgement(actor: Actor) -> list[Item]:
    """Papers that nobody has looked at yet, of what the actor may see."""
    require(actor, Consultations.FOLLOW_UP_READ)
    return await _items(actor, QueryString("i.review = 'waiting' AND f.answered_at IS NOT NULL"))


async def item_for(actor: Actor, item: UUID) -> Item:
    """Raises Denied, NotFound."""
    require(actor, Consultations.FOLLOW_UP_READ)
    found = await _items(actor, QueryString("i.id = {}", item))
    if not found:
        raise NotFound
    return found[0]


async def paper_of(actor: Actor, item: UUID) -> Sendable:
    """Raises Denied, NotFound."""
    known = await item_for(actor, item)
    if known.evidence is None:
        raise NotFound
    return await part_for(SYSTEM, known.evidence)


async def _forms(fits: QueryString) -> list[Asked]:
    names = Asked.__slots__
    rows = await DB.run_querystring(QueryString(FORMS, fits))
    return [
        Asked(**{**{name: row[name] for name in names}, "company_name": required(row["company_name"])}) for row in rows
    ]


async def _items(actor: Actor, fits: QueryString) -> list[Item]:
    seen = QueryString(SEEN, deals_seen(actor), seen_in_sql(actor))
    rows = await DB.run_querystring(QueryString(ITEMS, QueryString("{} AND {}", fits, seen)))
    return [_item(row) for row in rows]


def _wave(row: Mapping[str, Any], now: datetime) -> Wave:
    state = state_of(
        prepared=row["prepared_at"] is not None,
        released=row["released_at"] is not None,
        stopped=row["stopped_at"] is not None,
        closes_on=row["closes_on"],
        today=now.astimezone(ZoneInfo(row["zone"])).date(),
    )
    names = set(Wave.__slots__) - {"state", "edition_name"}
    return Wave(**{name: row[name] for name in names}, state=state, edition_name=required(row["edition_name"]))


def _item(row: Mapping[str, Any]) -> Item:
    same = ("id", "form", "wave", "company", "record", "deal", "deal_code", "deal_name", "met_at", "evidence", "entry")
    texts = ("record_code", "product", "language", "paper")
    plain = ("review", "grade", "reviewed_by", "review_words", "answered_by")
    answer = Answer(
        likely=row["likely"],
        signed=row["signed"],
        money=Money(row["minor"], row["currency"]) if row["minor"] is not None else None,
        on_date=row["on_date"],
        words=row["words"],
        consent=row["consent"],
    )
    there: dict[str, Any] = {name: row[name] for name in (*same, *plain)} | {name: row[name] or "" for name in texts}
    other, company = from_json(row["other_name"]), required(row["company_name"])
    return Item(**there, other=other, other_name=row["counterpart_name"] or "", company_name=company, answer=answer)
