"""Accounts, their roles and the journal in the API: for audits; addresses are left to the desk."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Response, get
from litestar.params import FromPath, FromQuery, QueryParameter

from core.access.accounts import queries
from core.access.permissions import Core
from core.access.tokens.rules import open_to_tokens
from core.access.trail.queries import Wanted, trail
from core.api.answers import Cursor, answer, documented, paged, started, word
from core.api.document import locked
from core.web.given import AnyRequest, GivenActor, GivenNow

open_to_tokens(Core.ACCOUNT_READ, Core.AUDIT_READ)
FEW = 50
Few = Annotated[int, QueryParameter(name="limit", ge=1, le=FEW, description="How many at most.")]


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """`roles` are those in force. E-mail addresses are not given out here."""

    id: UUID
    kind: str
    name: str
    created_at: datetime
    accepted_at: datetime | None
    disabled_at: datetime | None
    roles: tuple[str, ...]


class Accounts(msgspec.Struct, frozen=True, kw_only=True):
    accounts: list[Account]


class Grant(msgspec.Struct, frozen=True, kw_only=True):
    """`granted_by` names an account by its id; `scope` null is everywhere."""

    id: UUID
    role: str
    scope: str | None
    granted_at: datetime
    granted_by: str
    reason: str
    expires_at: datetime | None
    revoked_at: datetime | None


class Grants(msgspec.Struct, frozen=True, kw_only=True):
    grants: list[Grant]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One fact of the journal, as it was recorded; `number` rises."""

    number: int
    at: datetime
    actor: str
    kind: str
    record: UUID | None
    fact: Mapping[str, Any]


class Entries(msgspec.Struct, frozen=True, kw_only=True):
    entries: list[Entry]


@get(
    "/accounts",
    name="core.api.accounts.index",
    policy=Core.ACCOUNT_READ,
    tags=["accounts"],
    security=locked(Core.ACCOUNT_READ),
    responses=documented(Accounts, 401, 403),
)
async def index(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    q: FromQuery[str] = "",
    limit: Few = FEW,
    cursor: Cursor = "",
) -> Response[bytes]:
    """By name."""
    found = await queries.accounts(actor, words=word(q), after=started(request, cursor), now=now)
    page, link = paged(request, found, limit, lambda one: one.place)
    shown = [msgspec.convert(one, Account, from_attributes=True) for one in page]
    return answer(request, Accounts(accounts=shown), link=link)


@get(
    "/accounts/{account:uuid}/grants",
    name="core.api.grants.index",
    policy=Core.ACCOUNT_READ,
    tags=["accounts"],
    security=locked(Core.ACCOUNT_READ),
    responses=documented(Grants, 401, 403),
)
async def grants(request: AnyRequest, actor: GivenActor, account: FromPath[UUID]) -> Response[bytes]:
    """All that were ever given, the latest first."""
    await queries.account_shown(actor, account)
    found = await queries.grants_of(actor, account)
    return answer(request, Grants(grants=[msgspec.convert(one, Grant, from_attributes=True) for one in found]))


@get(
    "/entries",
    name="core.api.entries.index",
    policy=Core.AUDIT_READ,
    tags=["journal"],
    security=locked(Core.AUDIT_READ),
    responses=documented(Entries, 401, 403),
)
async def entries(
    request: AnyRequest,
    actor: GivenActor,
    kind: FromQuery[str] = "",
    record: FromQuery[UUID | None] = None,
    limit: Few = FEW,
    cursor: Cursor = "",
) -> Response[bytes]:
    """The latest first; narrowed by kind of fact and by the record it tells of."""
    begin = started(request, cursor)
    found = await trail(actor, Wanted(kind=word(kind), record=record), before=int(begin) if begin else None)
    page, link = paged(request, found, limit, lambda one: str(one.number))
    told = [
        Entry(number=one.number, at=one.at, actor=one.actor, kind=one.kind, record=one.record, fact=one.places)
        for one in page
    ]
    return answer(request, Entries(entries=told), link=link)


ROUTES = [index, grants, entries]
