"""Booths at the desk: an exhibitor's reservations decided about, booths proposed, assigned, moved and swapped."""

from typing import Any
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath

from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.queries import edition_called
from expo.exhibitors.queries import application_called
from expo.permissions import Expo
from expo.reservations import rules
from expo.reservations.commands import assign_booths, move_booths, move_reservation, swap_booths
from expo.reservations.desk.forms import LONGEST_REASON, numbers_in
from expo.reservations.queries import Held, lets, reservation_of, reservations_of
from i18n.text import required

PAGE = "/desk/{edition:str}/exhibitors/{code:str}/booths"
ONE = f"{PAGE}/{{reservation:uuid}}"


@get(PAGE, name="expo.reservations.desk.index", policy=Expo.EXHIBITOR_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """What the exhibitor has had, and what is free."""
    return await _page(request, blank())


@post(PAGE, name="expo.reservations.desk.create", policy=Expo.BOOTH_ASSIGN)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """`as`: proposed, with days to object, or confirmed at once."""
    form = await read_form(request, shown_by=_page)
    booths, as_ = numbers_in(form, "booths"), form.choice("as", ("proposed", "confirmed"))
    form.check()

    async def effect() -> Response[None]:
        known = await application_called(actor, (await edition_called(edition)).id, code)
        await assign_booths(actor, known.id, booths=booths, as_=as_, now=now)  # type: ignore[arg-type]
        return moved(f"/desk/{edition}/exhibitors/{code}/booths")

    return await once(request, effect, now=now)


@post(f"{ONE}/moves", name="expo.reservations.desk.move", policy=Expo.BOOTH_ASSIGN)
async def move(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """`to` is a state."""
    form = await read_form(request, shown_by=_page)
    to = form.choice("to", rules.STATE_NAMES)
    because = form.text("because", most=LONGEST_REASON, needed=False)
    form.check()

    async def effect() -> Response[None]:
        await move_reservation(actor, (await _one(request, actor)).id, to=to, because=because, now=now)
        return moved(f"/desk/{edition}/exhibitors/{code}/booths")

    return await once(request, effect, now=now)


@post(f"{ONE}/booths", name="expo.reservations.desk.update", policy=Expo.BOOTH_ASSIGN)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """To other booths, all or none."""
    form = await read_form(request, shown_by=_page)
    booths = numbers_in(form, "booths")
    form.check()

    async def effect() -> Response[None]:
        await move_booths(actor, (await _one(request, actor)).id, booths=booths, now=now)
        return moved(f"/desk/{edition}/exhibitors/{code}/booths")

    return await once(request, effect, now=now)


@post(f"{ONE}/swap", name="expo.reservations.desk.swap", policy=Expo.BOOTH_ASSIGN)
async def swap(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """With whoever has booth `other`."""
    form = await read_form(request, shown_by=_page)
    other = next(iter(numbers_in(form, "other")), "")
    form.check()

    async def effect() -> Response[None]:
        known = await _one(request, actor)
        there = {one.number: one.reservation for one in await lets(known.edition)}
        theirs = there.get(other)
        if theirs is None:
            raise rules.NothingToSwap if other in there else rules.NoSuchBooth(booth=other)
        await swap_booths(actor, known.id, theirs, now=now)
        return moved(f"/desk/{edition}/exhibitors/{code}/booths")

    return await once(request, effect, now=now)


async def _one(request: AnyRequest, actor: GivenActor) -> Held:
    """The reservation of the address, when it is this exhibitor's. Raises NoReservation."""
    row = await edition_called(str(request.path_params["edition"]))
    known = await application_called(actor, row.id, str(request.path_params["code"]))
    found = await reservation_of(request.path_params["reservation"])
    if found.exhibitor != known.id:
        raise rules.NoReservation
    return found


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    row = await edition_called(str(request.path_params["edition"]))
    known = await application_called(actor, row.id, str(request.path_params["code"]))
    free = [one for one in await lets(row.id) if not one.state and one.kind == known.wishes.kind]
    return screen(
        request,
        "expo/reservations/desk/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        one=known,
        form=form,
        held=await reservations_of(known.id),
        free=free,
        takes_part=rules.Standing(known.state, known.wishes.kind).takes_part,
        states=rules.STATE_NAMES,
        staff_moves={state: rules.moves_from(state, "organiser") for state in rules.LIVE},
        zone=ZoneInfo(row.zone),
    )


ROUTES = [index, create, move, update, swap]
