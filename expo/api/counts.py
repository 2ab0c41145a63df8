"""How many signed up, how many starred and how far translations are: numbers for those whose token may read them."""

import msgspec
from litestar import Response, get
from litestar.params import FromPath

from core.access.tokens.rules import open_to_tokens
from core.api.answers import A_PAGE, Cursor, Limit, after, answer, documented, paged, started
from core.api.document import locked
from core.web.given import AnyRequest, GivenActor, GivenNow
from expo.editions.queries import edition_called
from expo.permissions import Expo
from expo.seats.queries import seatings
from expo.stars.queries import stars_in
from i18n.permissions import I18n
from i18n.workbench.queries import board_of
from i18n.workbench.rules import Cell as Counted

open_to_tokens(Expo.SEAT_READ, I18n.TRANSLATION_READ)
FEWEST_STARS = 5
"""Fewer might be told apart: one could find out whether a person whom one knows is among them."""


class Seats(msgspec.Struct, frozen=True, kw_only=True):
    """`session` is a session's code; `open` says that one can sign up."""

    session: str
    seats: int
    taken: int
    waiting: int
    open: bool


class AllSeats(msgspec.Struct, frozen=True, kw_only=True):
    seats: list[Seats]


class Starred(msgspec.Struct, frozen=True, kw_only=True):
    session: str
    stars: int


class AllStars(msgspec.Struct, frozen=True, kw_only=True):
    """Sessions with at least `fewest` stars."""

    fewest: int
    stars: list[Starred]


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """`share` is what readers may rely on, by what they see of it: 0 to 1. `counts` by state."""

    share: float
    counts: dict[str, int]


class Completeness(msgspec.Struct, frozen=True, kw_only=True):
    """By language; in `kinds` by kind of content, then language."""

    whole: dict[str, Cell]
    kinds: dict[str, dict[str, Cell]]


@get(
    "/editions/{edition:str}/seats",
    name="expo.api.seats.index",
    policy=Expo.SEAT_READ,
    tags=["programme"],
    security=locked(Expo.SEAT_READ),
    responses=documented(AllSeats, 401, 403),
)
async def seats(
    request: AnyRequest, edition: FromPath[str], limit: Limit = A_PAGE, cursor: Cursor = ""
) -> Response[bytes]:
    """Of sessions that one signs up for, in programme order. Never who."""
    rows = [
        Seats(session=one.code, seats=one.seats, taken=one.taken, waiting=one.waiting, open=one.closed_at is None)
        for one in await seatings((await edition_called(edition)).slug)
    ]
    page, link = paged(request, after(rows, started(request, cursor), limit, _session), limit, _session)
    return answer(request, AllSeats(seats=list(page)), link=link)


@get(
    "/editions/{edition:str}/stars",
    name="expo.api.stars.index",
    policy=Expo.SEAT_READ,
    tags=["programme"],
    security=locked(Expo.SEAT_READ),
    responses=documented(AllStars, 401, 403),
)
async def stars(
    request: AnyRequest, edition: FromPath[str], limit: Limit = A_PAGE, cursor: Cursor = ""
) -> Response[bytes]:
    """By session, those with five or more, the most starred first. Stars that are kept in a browser alone nobody counts."""
    counted = await stars_in((await edition_called(edition)).id, fewest=FEWEST_STARS)
    rows = [Starred(session=code, stars=number) for code, number in counted]
    page, link = paged(request, after(rows, started(request, cursor), limit, _session), limit, _session)
    return answer(request, AllStars(fewest=FEWEST_STARS, stars=list(page)), link=link)


@get(
    "/editions/{edition:str}/translations",
    name="expo.api.translations.show",
    policy=I18n.TRANSLATION_READ,
    tags=["programme"],
    security=locked(I18n.TRANSLATION_READ),
    responses=documented(Completeness, 401, 403),
)
async def translations(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]
) -> Response[bytes]:
    """How complete the draft is in each language, as the workbench weighs it."""
    board = await board_of(actor, edition, now=now)
    kinds = {kind: {tag: _cell(one) for tag, one in cells.items()} for kind, cells in board.matrix().items()}
    whole = {tag: _cell(one) for tag, one in board.wholes().items()}
    return answer(request, Completeness(whole=whole, kinds=kinds))


def _session(one: Seats | Starred) -> str:
    return one.session


def _cell(one: Counted) -> Cell:
    return Cell(share=round(one.share, 4), counts={state: number for state, number in one.counts.items() if number})


ROUTES = [seats, stars, translations]
