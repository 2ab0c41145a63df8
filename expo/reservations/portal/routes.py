"""Booths in the portal: chosen, held with the time that is left, asked for, given back, waited for."""

from typing import Any
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath

from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.rules import today_in
from expo.exhibitors.portal.routes import OWN, mine
from expo.permissions import Expo
from expo.reservations import rules
from expo.reservations.commands import hold_booths, move_reservation
from expo.reservations.portal.views import choices_of
from expo.reservations.queries import check_free, reservation_of
from expo.reservations.waiting import stop_waiting, wait_for
from i18n.text import required

PAGE = f"{OWN}/booths"


@get(PAGE, name="expo.reservations.portal.index", policy=Expo.APPLICATION_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """What one has, and what is free of the kind applied for."""
    return await _page(request, blank())


@post(PAGE, name="expo.reservations.portal.create", policy=Expo.BOOTH_HOLD)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], edition: FromPath[str]
) -> Response[Any]:
    """Holds every `booth`, all or none. Who is late does not wait in line to be told."""
    form = await read_form(request, shown_by=_page)
    _, _, known = await mine(request, actor)
    booths = form.many("booth")
    await check_free(known.edition, known.id, booths, now=now)

    async def effect() -> Response[None]:
        await hold_booths(actor, known.id, booths=booths, now=now)
        return moved(f"/portal/{code}/exhibit/{edition}/booths")

    return await once(request, effect, now=now)


@post(f"{PAGE}/{{reservation:uuid}}/moves", name="expo.reservations.portal.move", policy=Expo.BOOTH_HOLD)
async def move(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], edition: FromPath[str]
) -> Response[Any]:
    """`to`: requested, released or objected (then `because` is read by the organisers)."""
    form = await read_form(request, shown_by=_page)
    _, _, known = await mine(request, actor)
    to = form.choice("to", ("requested", "released", "objected"))
    because = form.text("because", most=LONGEST_REASON, needed=to == "objected")
    form.check()
    reservation = await reservation_of(request.path_params["reservation"])
    if reservation.exhibitor != known.id:
        raise rules.NoReservation

    async def effect() -> Response[None]:
        await move_reservation(actor, reservation.id, to=to, because=because, now=now)
        return moved(f"/portal/{code}/exhibit/{edition}/booths")

    return await once(request, effect, now=now)


@post(f"{PAGE}/waiting", name="expo.reservations.portal.wait", policy=Expo.BOOTH_HOLD)
async def wait(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], edition: FromPath[str]
) -> Response[Any]:
    """For `booth`; `stop` to wait no longer."""
    form = await read_form(request, shown_by=_page)
    _, _, known = await mine(request, actor)
    booth = form.text("booth", most=LONGEST_NUMBER)
    form.check()

    async def effect() -> Response[None]:
        await (stop_waiting if form.flag("stop") else wait_for)(actor, known.id, booth=booth, now=now)
        return moved(f"/portal/{code}/exhibit/{edition}/booths")

    return await once(request, effect, now=now)


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    company, row, known = await mine(request, actor)
    choices = await choices_of(known, today=today_in(row.zone, now), now=now)
    opens = choices.fair.booths_open_at
    return screen(
        request,
        "expo/reservations/portal/index.html",
        section="exhibit",
        organisation=company,
        row=row,
        name=required(row.name),
        one=known,
        form=form,
        held=choices.held,
        waiting=choices.waiting,
        halls=choices.halls,
        on_plan=row.slug in request.app.state.shelf["floor"],
        prices=choices.prices,
        per_mille=choices.fair.tax_per_mille,
        opens=opens,
        open_now=opens is not None and opens <= now,
        takes_part=rules.Standing(known.state, known.wishes.kind).takes_part,
        states=rules.STATE_NAMES,
        own_moves={state: rules.moves_from(state, "exhibitor") for state in rules.LIVE},
        zone=ZoneInfo(row.zone),
    )


LONGEST_REASON, LONGEST_NUMBER = 1_000, 20
ROUTES = [index, create, move, wait]
