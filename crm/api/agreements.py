"""Agreements in the API: those that the public may read."""

from datetime import date

import msgspec
from litestar import Response, get

from core.access.policies import PUBLIC
from core.api.answers import A_PAGE, Cursor, Limit, after, answer, documented, paged, started
from core.api.document import locked
from core.web.given import AnyRequest
from crm.agreements.shelf import PublishedAgreement
from directory.api.texts import Text, needed, text


class Signatory(msgspec.Struct, frozen=True, kw_only=True):
    """`country` is ISO 3166-1 alpha-2."""

    name: Text
    country: str | None


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """`signed_on` is exact to `precision` (day, month, year); `source` backs the entry."""

    code: str
    country: str
    title: Text
    summary: Text | None
    fields: tuple[str, ...]
    signed_on: date
    precision: str
    parties: list[Signatory]
    source: Text
    obligations: list[Text]


class Agreements(msgspec.Struct, frozen=True, kw_only=True):
    agreements: list[Agreement]


@get(
    "/agreements",
    name="crm.api.agreements.index",
    policy=PUBLIC,
    tags=["agreements"],
    security=locked(PUBLIC),
    responses=documented(Agreements),
    sync_to_thread=False,
)
def index(request: AnyRequest, limit: Limit = A_PAGE, cursor: Cursor = "") -> Response[bytes]:
    """Signed and published ones, the oldest first."""
    published: tuple[PublishedAgreement, ...] = request.app.state.shelf["agreements"]
    found = after(published, started(request, cursor), limit, lambda one: one.code)
    page, link = paged(request, found, limit, lambda one: one.code)
    return answer(request, Agreements(agreements=[_shown(one) for one in page]), link=link)


def _shown(one: PublishedAgreement) -> Agreement:
    return Agreement(
        code=one.code,
        country=one.place.country,
        title=needed(one.title),
        summary=text(one.summary),
        fields=one.fields,
        signed_on=one.signed_on,
        precision=one.precision,
        parties=[Signatory(name=needed(each.name), country=each.country) for each in one.parties],
        source=needed(one.source),
        obligations=[needed(each) for each in one.promises],
    )


ROUTES = [index]
