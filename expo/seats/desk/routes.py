"""Seats at the desk: for which sessions one signs up, how many there are, who waits."""

from typing import Any
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath

from core.errors import mark
from core.forms.again import again
from core.forms.before import was, was_in
from core.forms.form import Form, blank, read_form, typed
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.queries import edition_called
from expo.permissions import Expo
from expo.seats import offering
from expo.seats.queries import Seating, hosted, seating_of, seatings
from expo.seats.rules import HOLD_MINUTES, MOST_SEATS, lines_of
from i18n.text import required

LONGEST_CODE = 12
USUAL_HOLD = 240


async def _list(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    return screen(
        request,
        "expo/seats/desk/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        seatings=await seatings(row.slug),
        hosted={one.code: one for one in await hosted(row.slug)},
        form=form,
        zone=ZoneInfo(row.zone),
    )


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    one = await seating_of(row.slug, request.path_params["code"])
    return screen(
        request,
        "expo/seats/desk/edit.html",
        section="programme",
        row=row,
        one=one,
        form=again(form) if form.values else _filled(one),
        zone=ZoneInfo(row.zone),
    )


def _filled(one: Seating) -> Form:
    return blank(**one.lines, **was(one.lines))


def _seats(form: Form) -> tuple[int, int]:
    seats, hold = form.number("seats"), form.number("hold_minutes")
    if "seats" not in form.errors and not 1 <= seats <= MOST_SEATS:
        form.mistake("seats", mark("From 1 to {most}, please."), most=MOST_SEATS)
    if "hold_minutes" not in form.errors and hold not in HOLD_MINUTES:
        form.mistake("hold_minutes", mark("From 5 minutes to a week (10080), please."))
    return seats, hold


@get("/desk/{edition:str}/seats", name="expo.seats.desk.index", policy=Expo.SEAT_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """Every session that one signs up for; the session that led here is chosen for another one."""
    return await _list(request, blank(session=typed(request.query_params.get("session", "")), hold_minutes=USUAL_HOLD))


@post("/desk/{edition:str}/seats", name="expo.seats.desk.create", policy=Expo.SEAT_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Readers see it on the session's page at once."""
    form = await read_form(request, shown_by=_list)
    code, (seats, hold) = form.text("session", most=LONGEST_CODE).upper(), _seats(form)
    form.check()

    async def effect() -> Response[None]:
        row = await edition_called(edition)
        await offering.open_seating(actor, edition=row.slug, session=code, seats=seats, hold_minutes=hold, now=now)
        return moved(f"/desk/{row.slug}/seats")

    return await once(request, effect, now=now)


@get("/desk/{edition:str}/seats/{code:str}", name="expo.seats.desk.edit", policy=Expo.SEAT_WRITE)
async def edit(request: AnyRequest) -> Response[bytes]:
    """As it is now."""
    return await _edit(request, blank())


@post("/desk/{edition:str}/seats/{code:str}", name="expo.seats.desk.update", policy=Expo.SEAT_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """Lets people sign up again, too, where it was over."""
    form = await read_form(request, shown_by=_edit)
    seats, hold = _seats(form)
    lines = lines_of(seats=seats, hold_minutes=hold, over=False)
    before = was_in(form, lines)
    form.check()

    async def effect() -> Response[None]:
        row = await edition_called(edition)
        await offering.change_seating(actor, edition=row.slug, session=code, lines=lines, before=before, now=now)
        return moved(f"/desk/{row.slug}/seats#seats-{code}")

    return await once(request, effect, now=now)


@post("/desk/{edition:str}/seats/{code:str}/end", name="expo.seats.desk.destroy", policy=Expo.SEAT_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """Who has a seat keeps it."""
    await read_form(request, shown_by=_edit)

    async def effect() -> Response[None]:
        row = await edition_called(edition)
        await offering.close_seating(actor, edition=row.slug, session=code, now=now)
        return moved(f"/desk/{row.slug}/seats#seats-{code}")

    return await once(request, effect, now=now)


ROUTES = [index, create, edit, update, destroy]
