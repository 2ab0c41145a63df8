"""Agreements as the desk has them, and their obligations: what the token's holder may see, and nothing confidential."""

from datetime import date
from uuid import UUID

import msgspec
from litestar import Response, get
from litestar.params import FromPath, FromQuery

from core.access.tokens.rules import open_to_tokens
from core.api.answers import A_PAGE, Cursor, Limit, after, answer, documented, paged, started, word
from core.api.document import locked
from core.web.given import AnyRequest, GivenActor, GivenNow
from crm.agreements.queries import Card, agreement_for, agreements
from crm.obligations.queries import promises_of
from crm.permissions import Crm
from directory.api.texts import Text, needed, text

open_to_tokens(Crm.AGREEMENT_READ)


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """`organisation` is a code; `signed_on` is null until it has signed."""

    organisation: str
    name: Text
    country: str | None
    signed_on: date | None


class AgreementRecord(msgspec.Struct, frozen=True, kw_only=True):
    """`state` is where it is on its way to signature; `standing` how it stands today once it is signed, from its terms and
    what happened. `id` is what webhooks call it by. `sample` ones are invented.
    """

    id: UUID
    code: str
    country: str
    kind: str
    title: Text
    summary: Text | None
    state: str
    standing: str | None
    signed_on: date | None
    precision: str
    effective_on: date | None
    expires_on: date | None
    notice_by: date | None
    published: bool
    sample: bool
    parties: list[Side]


class AgreementRecords(msgspec.Struct, frozen=True, kw_only=True):
    agreements: list[AgreementRecord]


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """An obligation: `side` is us, them or joint; what proves it and why one was waived stay at the desk."""

    id: UUID
    agreement: str
    clause: str
    title: Text
    side: str
    due_on: date
    state: str


class Promises(msgspec.Struct, frozen=True, kw_only=True):
    obligations: list[Promise]


def shown(one: Card) -> AgreementRecord:
    how = one.standing
    return AgreementRecord(
        id=one.id,
        code=one.code,
        country=one.country,
        kind=one.kind,
        title=needed(one.title),
        summary=text(one.summary),
        state=one.state,
        standing=how.state if how else None,
        signed_on=one.signed_on,
        precision=one.signed_precision,
        effective_on=how.effective_on if how else None,
        expires_on=how.expires_on if how else None,
        notice_by=how.notice_by if how else None,
        published=one.published,
        sample=one.sample,
        parties=[
            Side(organisation=each.code, name=needed(each.name), country=each.country, signed_on=each.signed_on)
            for each in one.sides
        ],
    )


@get(
    "/desk/agreements",
    name="crm.api.records.index",
    policy=Crm.AGREEMENT_READ,
    tags=["agreements"],
    security=locked(Crm.AGREEMENT_READ),
    responses=documented(AgreementRecords, 401, 403),
)
async def index(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    country: FromQuery[str] = "",
    limit: Limit = A_PAGE,
    cursor: Cursor = "",
) -> Response[bytes]:
    """By code; `country` is ISO 3166-1 alpha-2."""
    every = await agreements(actor, now=now, country=word(country))
    found = after(every, started(request, cursor), limit, lambda one: one.code)
    page, link = paged(request, found, limit, lambda one: one.code)
    return answer(request, AgreementRecords(agreements=[shown(one) for one in page]), link=link)


@get(
    "/desk/agreements/{code:str}",
    name="crm.api.records.show",
    policy=Crm.AGREEMENT_READ,
    tags=["agreements"],
    security=locked(Crm.AGREEMENT_READ),
    responses=documented(AgreementRecord, 401, 403),
)
async def show(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[bytes]:
    """One out of sight looks like none."""
    return answer(request, shown(await agreement_for(actor, word(code), now=now)))


@get(
    "/desk/agreements/{code:str}/obligations",
    name="crm.api.obligations.index",
    policy=Crm.AGREEMENT_READ,
    tags=["agreements"],
    security=locked(Crm.AGREEMENT_READ),
    responses=documented(Promises, 401, 403),
)
async def obligations(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    code: FromPath[str],
    limit: Limit = A_PAGE,
    cursor: Cursor = "",
) -> Response[bytes]:
    """By day; of an agreement in sight."""
    card = await agreement_for(actor, word(code), now=now)
    found = after(await promises_of([card.id]), started(request, cursor), limit, lambda row: str(row["id"]))
    page, link = paged(request, found, limit, lambda row: str(row["id"]))
    names = ("id", "clause", "side", "due_on", "state")
    rows = [
        Promise(agreement=card.code, title=needed(row["title"]), **{name: row[name] for name in names}) for row in page
    ]
    return answer(request, Promises(obligations=rows), link=link)


ROUTES = [index, show, obligations]
