"""Consultation records in the API: of an edition, as far as the token's holder may see them."""

from datetime import datetime
from uuid import UUID

import msgspec
from litestar import Response, get
from litestar.params import FromPath

from core.access.tokens.rules import open_to_tokens
from core.api.answers import A_PAGE, Cursor, Limit, answer, documented, paged, started, word
from core.api.document import locked
from core.money import Money
from core.web.given import AnyRequest, GivenActor
from crm.consultations.permissions import Consultations
from crm.consultations.queries import Consulted, place_of, records_of_edition
from expo.editions.queries import edition_called

open_to_tokens(Consultations.CONSULTATION_READ)


class Sum(msgspec.Struct, frozen=True, kw_only=True):
    """`minor` counts the smallest unit of `currency` (ISO 4217)."""

    minor: int
    currency: str


class ConsultationRecord(msgspec.Struct, frozen=True, kw_only=True):
    """`company` and `counterpart` are organisations by their codes, the latter null while the directory does not know it.
    `consulted` and `expected` are never added. `id` is what webhooks call it by; `deal` is null for one out of sight.
    """

    id: UUID
    code: str
    meeting: str | None
    company: str
    counterpart: str | None
    country: str | None
    held_at: datetime | None
    state: str
    product: str
    outcome: str
    next_step: str
    consulted: Sum | None
    expected: Sum | None
    horizon: int | None
    consent: str
    deal: str | None
    sample: bool


class ConsultationRecords(msgspec.Struct, frozen=True, kw_only=True):
    consultations: list[ConsultationRecord]


def shown(one: Consulted) -> ConsultationRecord:
    same = ("id", "code", "country", "held_at", "state", "consent", "sample")
    said = ("product", "outcome", "next_step", "horizon")
    return ConsultationRecord(
        **{name: getattr(one, name) for name in same},
        **{name: getattr(one.said, name) for name in said},
        meeting=one.meeting_code or None,
        company=one.company_code,
        counterpart=one.other_code or None,
        consulted=_sum(one.said.consulted),
        expected=_sum(one.said.expected),
        deal=one.deal_code or None,
    )


@get(
    "/editions/{edition:str}/consultations",
    name="crm.api.consultations.index",
    policy=Consultations.CONSULTATION_READ,
    tags=["co-operation"],
    security=locked(Consultations.CONSULTATION_READ),
    responses=documented(ConsultationRecords, 401, 403),
)
async def index(
    request: AnyRequest, actor: GivenActor, edition: FromPath[str], limit: Limit = A_PAGE, cursor: Cursor = ""
) -> Response[bytes]:
    """In the order in which they were held."""
    begin, stored = started(request, cursor), await edition_called(word(edition))
    held_at, _, code = begin.partition(" ")
    place = (held_at, code) if begin else None
    found = await records_of_edition(actor, stored.id, place=place, most=limit + 1)
    page, link = paged(request, found, limit, lambda one: " ".join(place_of(one)))
    return answer(request, ConsultationRecords(consultations=[shown(one) for one in page]), link=link)


def _sum(money: Money | None) -> Sum | None:
    return Sum(minor=money.minor, currency=money.currency) if money else None


ROUTES = [index]
