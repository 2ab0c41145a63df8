"""Published results in the API: what the public page shows, cell by cell, and nothing that it hides."""

from collections.abc import Mapping
from datetime import date, datetime

import msgspec
from litestar import Response, get
from litestar.params import FromPath

from core.access.policies import PUBLIC
from core.api.answers import A_PAGE, Cursor, Limit, after, answer, documented, paged, started, word
from core.api.document import locked
from core.errors import NotFound
from core.web.given import AnyRequest
from crm.results.readers.shelf import PublishedReport, PublishedResults
from crm.results.rules import TOTAL, Cell, Row
from directory.api.texts import Text, needed


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One measure of one `value` of a `side`, or of the whole (`total`). `amounts` are minor units by currency, as text;
    `krw` and `usd` what could be converted at the report's rates, `unconverted` the currencies of the rest. Measures are
    never added. A `hidden` one says nothing: too few companies stand behind it.
    """

    side: str
    value: str
    measure: str
    amounts: dict[str, str]
    krw: str | None
    usd: str | None
    unconverted: tuple[str, ...]
    deals: int | None
    companies: int | None
    hidden: bool


class PublishedResult(msgspec.Struct, frozen=True, kw_only=True):
    """`name` is number and revision, and its address for good; `corrected` where a later revision is published. `digest` is
    the SHA-256 of what was frozen.
    """

    name: str
    number: str
    revision: int
    title: Text
    since: date | None
    until: date
    known_at: datetime
    published_at: datetime
    reason: str
    digest: str
    corrected: bool
    sample: bool
    figures: list[Figure]


class PublishedOnes(msgspec.Struct, frozen=True, kw_only=True):
    results: list[PublishedResult]


def shown(one: PublishedReport) -> PublishedResult:
    same = ("name", "number", "revision", "known_at", "published_at", "reason", "digest", "sample")
    rows = [(TOTAL, one.figures.total), *((side.code, row) for side in one.figures.sides for row in side.rows)]
    return PublishedResult(
        **{name: getattr(one, name) for name in same},
        title=needed(one.title),
        since=one.scope.since,
        until=one.scope.until,
        corrected=not one.newest,
        figures=[figure for side, row in rows for figure in _figures(side, row)],
    )


def _figures(side: str, row: Row) -> list[Figure]:
    return [_figure(side, row.value, measure, cell) for measure, cell in row.cells.items()]


def _figure(side: str, value: str, measure: str, cell: Cell) -> Figure:
    amounts: Mapping[str, str] = {} if cell.hidden else cell.amounts
    return Figure(
        side=side,
        value=value,
        measure=measure,
        amounts=dict(amounts),
        krw=None if cell.hidden else cell.krw,
        usd=None if cell.hidden else cell.usd,
        unconverted=() if cell.hidden else cell.unconverted,
        deals=None if cell.hidden else cell.deals,
        companies=None if cell.hidden else cell.companies,
        hidden=cell.hidden,
    )


@get(
    "/results",
    name="crm.api.results.index",
    policy=PUBLIC,
    tags=["co-operation"],
    security=locked(PUBLIC),
    responses=documented(PublishedOnes),
    sync_to_thread=False,
)
def index(request: AnyRequest, limit: Limit = A_PAGE, cursor: Cursor = "") -> Response[bytes]:
    """Every report in its newest revision, the latest first."""
    held: PublishedResults = request.app.state.shelf["results"]
    found = after(held.newest, started(request, cursor), limit, lambda one: one.name)
    page, link = paged(request, found, limit, lambda one: one.name)
    return answer(request, PublishedOnes(results=[shown(one) for one in page]), link=link)


@get(
    "/results/{report:str}",
    name="crm.api.results.show",
    policy=PUBLIC,
    tags=["co-operation"],
    security=locked(PUBLIC),
    responses=documented(PublishedResult),
    sync_to_thread=False,
)
def show(request: AnyRequest, report: FromPath[str]) -> Response[bytes]:
    """One revision by its name, or the newest by its number; older ones stay as they were."""
    held: PublishedResults = request.app.state.shelf["results"]
    found = held.by_name.get(word(report))
    if found is None:
        raise NotFound
    return answer(request, shown(found))


ROUTES = [index, show]
