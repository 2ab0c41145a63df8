"""Booth events in the portal: proposed, changed, moved, withdrawn."""

from random import SystemRandom
from typing import Any
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.trail.queries import told_of
from core.forms.again import again
from core.forms.before import was_in
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.exhibitors.events import rules
from expo.exhibitors.events.commands import propose_event, save_event, withdraw_event
from expo.exhibitors.events.forms import USUAL_MINUTES, filled, lines_in
from expo.exhibitors.events.queries import Known, confirmed_booths, events_of, own_event
from expo.exhibitors.hours.queries import days_of, openings
from expo.exhibitors.portal.routes import OWN, mine
from expo.exhibitors.rules import SHOWN
from expo.exhibitors.stands.rules import SPOKEN
from expo.permissions import Expo
from i18n.text import required

LIST = f"{OWN}/events"
ONE = f"{LIST}/{{event:str}}"


@get(LIST, name="expo.exhibitors.events.portal.index", policy=Expo.APPLICATION_READ)
async def index(request: AnyRequest, actor: GivenActor) -> Response[bytes]:
    """By when they begin."""
    company, row, known = await mine(request, actor)
    booths = await confirmed_booths(known.id)
    return screen(
        request,
        "expo/exhibitors/events/portal.html",
        section="exhibit",
        organisation=company,
        row=row,
        name=required(row.name),
        one=known,
        events=await events_of(known.id),
        booths=booths,
        may_invite=known.state in SHOWN and bool(booths),
        states=rules.STATE_NAMES,
        kinds=rules.KIND_NAMES,
        most=rules.MOST_EVENTS,
    )


@get(f"{LIST}/new", name="expo.exhibitors.events.portal.new", policy=Expo.APPLICATION_WRITE)
async def new(request: AnyRequest) -> Response[bytes]:
    """An empty form."""
    return await _edit(request, blank(minutes=USUAL_MINUTES))


@post(LIST, name="expo.exhibitors.events.portal.create", policy=Expo.APPLICATION_WRITE)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], edition: FromPath[str]
) -> Response[Any]:
    """The organisers look at it before readers do."""
    form = await read_form(request, shown_by=_edit)
    _, row, known = await mine(request, actor)
    lines = lines_in(form, days_of(row))
    form.check()

    async def effect() -> Response[None]:
        await propose_event(actor, known.id, lines, chance=SystemRandom(), now=now)
        return moved(f"/portal/{code}/exhibit/{edition}/events")

    return await once(request, effect, now=now)


@get(ONE, name="expo.exhibitors.events.portal.edit", policy=Expo.APPLICATION_READ)
async def edit(request: AnyRequest, actor: GivenActor, event: FromPath[str]) -> Response[bytes]:
    """As it is now."""
    _, _, known = await mine(request, actor)
    return await _edit(request, filled((await own_event(known.id, event)).lines))


@post(ONE, name="expo.exhibitors.events.portal.update", policy=Expo.APPLICATION_WRITE)
async def update(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    code: FromPath[str],
    edition: FromPath[str],
    event: FromPath[str],
) -> Response[Any]:
    """Another time stays approved; other words wait for the organisers."""
    form = await read_form(request, shown_by=_edit)
    _, row, host = await mine(request, actor)
    known = await own_event(host.id, event)
    lines = lines_in(form, days_of(row))
    before = was_in(form, lines)
    form.check()

    async def effect() -> Response[None]:
        await save_event(actor, known.id, lines, before, now=now)
        return moved(f"/portal/{code}/exhibit/{edition}/events")

    return await once(request, effect, now=now)


@post(f"{ONE}/withdrawal", name="expo.exhibitors.events.portal.withdraw", policy=Expo.APPLICATION_WRITE)
async def withdraw(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    code: FromPath[str],
    edition: FromPath[str],
    event: FromPath[str],
) -> Response[Any]:
    """It is not held."""
    await read_form(request, shown_by=_edit)
    _, _, host = await mine(request, actor)
    known = await own_event(host.id, event)

    async def effect() -> Response[None]:
        await withdraw_event(actor, known.id, now=now)
        return moved(f"/portal/{code}/exhibit/{edition}/events")

    return await once(request, effect, now=now)


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    company, row, host = await mine(request, request.scope["state"]["actor"])
    called = request.path_params.get("event")
    known: Known | None = await own_event(host.id, str(called)) if called else None
    return screen(
        request,
        "expo/exhibitors/events/edit.html",
        section="exhibit",
        organisation=company,
        row=row,
        name=required(row.name),
        host=host,
        event=known,
        form=again(form),
        kinds=rules.KIND_NAMES,
        states=rules.STATE_NAMES,
        spoken=SPOKEN,
        openings=await openings(row),
        zone=ZoneInfo(row.zone),
        history=await told_of(known.id) if known else [],
    )


ROUTES = [index, new, create, edit, update, withdraw]
