"""Deals and their ledgers in the API: amounts of different kinds side by side, never added, and nothing out of sight."""

from datetime import date, datetime
from uuid import UUID

import msgspec
from litestar import Response, get
from litestar.params import FromPath, FromQuery

from core.access.tokens.rules import open_to_tokens
from core.api.answers import A_PAGE, Cursor, Limit, after, answer, documented, paged, started, word
from core.api.document import locked
from core.web.given import AnyRequest, GivenActor
from crm.deals.amounts.queries import entries_of
from crm.deals.amounts.rules import Entry, standing
from crm.deals.permissions import Deals
from crm.deals.queries import Card, deal_for, deals
from crm.deals.tables import Deal

open_to_tokens(Deals.DEAL_READ)


class DealRecord(msgspec.Struct, frozen=True, kw_only=True):
    """`lead` and `buyer` are organisations by their codes. `id` is what webhooks call it by."""

    id: UUID
    code: str
    name: str
    country: str
    lead: str
    buyer: str | None
    field: str
    state: str
    state_at: datetime | None
    sample: bool


class DealRecords(msgspec.Struct, frozen=True, kw_only=True):
    deals: list[DealRecord]


class LedgerEntry(msgspec.Struct, frozen=True, kw_only=True):
    """`minor` counts the smallest unit of `currency` (ISO 4217); amounts of different kinds are never added. `grade` is that
    of the evidence, A to D; `stands` is false for one that another `supersedes`.
    """

    id: UUID
    deal: str
    kind: str
    minor: int
    currency: str
    as_of: date
    expected_by: date | None
    grade: str
    consent: str
    supersedes: UUID | None
    stands: bool
    recorded_at: datetime


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    amounts: list[LedgerEntry]


def shown(one: Card) -> DealRecord:
    same = ("id", "code", "name", "country", "field", "state", "state_at", "sample")
    return DealRecord(
        **{name: getattr(one, name) for name in same},
        lead=one.lead.code,
        buyer=one.buyer.code if one.buyer else None,
    )


@get(
    "/desk/deals",
    name="crm.api.deals.index",
    policy=Deals.DEAL_READ,
    tags=["co-operation"],
    security=locked(Deals.DEAL_READ),
    responses=documented(DealRecords, 401, 403),
)
async def index(
    request: AnyRequest, actor: GivenActor, country: FromQuery[str] = "", limit: Limit = A_PAGE, cursor: Cursor = ""
) -> Response[bytes]:
    """By code; `country` is ISO 3166-1 alpha-2."""
    further = Deal.code > started(request, cursor)
    only = further & (Deal.country.code == word(country)) if country else further
    found = await deals(actor, only=only, most=limit + 1)
    page, link = paged(request, found, limit, lambda one: one.code)
    return answer(request, DealRecords(deals=[shown(one) for one in page]), link=link)


@get(
    "/desk/deals/{code:str}",
    name="crm.api.deals.show",
    policy=Deals.DEAL_READ,
    tags=["co-operation"],
    security=locked(Deals.DEAL_READ),
    responses=documented(DealRecord, 401, 403),
)
async def show(request: AnyRequest, actor: GivenActor, code: FromPath[str]) -> Response[bytes]:
    """One out of sight looks like none."""
    return answer(request, shown(await deal_for(actor, word(code))))


@get(
    "/desk/deals/{code:str}/amounts",
    name="crm.api.amounts.index",
    policy=Deals.DEAL_READ,
    tags=["co-operation"],
    security=locked(Deals.DEAL_READ),
    responses=documented(Ledger, 401, 403),
)
async def amounts(
    request: AnyRequest, actor: GivenActor, code: FromPath[str], limit: Limit = A_PAGE, cursor: Cursor = ""
) -> Response[bytes]:
    """All that was ever stated, by its day; who stated it and the papers stay at the desk."""
    card = await deal_for(actor, word(code))
    every = await entries_of([card.id])
    stands = {one.id for one in standing(every)}
    found = after(every, started(request, cursor), limit, lambda one: str(one.id))
    page, link = paged(request, found, limit, lambda one: str(one.id))
    return answer(request, Ledger(amounts=[_entry(card.code, one, stands) for one in page]), link=link)


def _entry(code: str, one: Entry, stands: set[UUID]) -> LedgerEntry:
    same = ("id", "kind", "as_of", "expected_by", "grade", "consent", "supersedes", "recorded_at")
    return LedgerEntry(
        **{name: getattr(one, name) for name in same},
        deal=code,
        minor=one.money.minor,
        currency=one.money.currency,
        stands=one.id in stands,
    )


ROUTES = [index, show, amounts]
