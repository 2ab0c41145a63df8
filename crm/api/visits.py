"""Visits in the API: what the token's holder may see of them, without the people who come."""

from datetime import date
from uuid import UUID

import msgspec
from litestar import Response, get
from litestar.params import FromPath, FromQuery

from core.access.tokens.rules import open_to_tokens
from core.api.answers import A_PAGE, Cursor, Limit, after, answer, documented, paged, started, word
from core.api.document import locked
from core.web.given import AnyRequest, GivenActor
from crm.delegations.permissions import Visits
from crm.delegations.queries import Card, visit_for, visits
from directory.api.texts import Text, needed

open_to_tokens(Visits.VISIT_READ)


class VisitRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Days are those of `zone` (IANA), both inclusive; `house` is the organisation that sends or receives the delegation, by
    its code. `id` is what webhooks call it by.
    """

    id: UUID
    code: str
    country: str
    title: Text
    direction: str
    grade: str
    state: str
    begins_on: date | None
    ends_on: date | None
    zone: str
    house: str | None
    sample: bool


class VisitRecords(msgspec.Struct, frozen=True, kw_only=True):
    visits: list[VisitRecord]


def shown(one: Card) -> VisitRecord:
    same = ("id", "code", "country", "direction", "grade", "state", "begins_on", "ends_on", "zone", "sample")
    return VisitRecord(
        **{name: getattr(one, name) for name in same},
        title=needed(one.title),
        house=one.house.code if one.house else None,
    )


@get(
    "/desk/visits",
    name="crm.api.visits.index",
    policy=Visits.VISIT_READ,
    tags=["co-operation"],
    security=locked(Visits.VISIT_READ),
    responses=documented(VisitRecords, 401, 403),
)
async def index(
    request: AnyRequest, actor: GivenActor, country: FromQuery[str] = "", limit: Limit = A_PAGE, cursor: Cursor = ""
) -> Response[bytes]:
    """By code; `country` is ISO 3166-1 alpha-2."""
    every = sorted(await visits(actor, country=word(country)), key=lambda one: one.code)
    found = after(every, started(request, cursor), limit, lambda one: one.code)
    page, link = paged(request, found, limit, lambda one: one.code)
    return answer(request, VisitRecords(visits=[shown(one) for one in page]), link=link)


@get(
    "/desk/visits/{code:str}",
    name="crm.api.visits.show",
    policy=Visits.VISIT_READ,
    tags=["co-operation"],
    security=locked(Visits.VISIT_READ),
    responses=documented(VisitRecord, 401, 403),
)
async def show(request: AnyRequest, actor: GivenActor, code: FromPath[str]) -> Response[bytes]:
    """One out of sight looks like none."""
    return answer(request, shown(await visit_for(actor, word(code))))


ROUTES = [index, show]
