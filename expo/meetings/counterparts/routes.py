"""Counterparts of an edition at the desk: who comes, what they speak, when they can, and the link that they have."""

from typing import Any
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.trail.queries import told_of
from core.errors import NotFound
from core.forms.again import again
from core.forms.before import was, was_in
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.privacy.reads.commands import note_look
from core.privacy.reads.rules import COUNTERPART
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from directory.organisations.typed import offered, typed_organisation
from expo.editions.queries import edition_called
from expo.exhibitors.hours.queries import openings
from expo.exhibitors.meetings.rules import grid
from expo.exhibitors.stands.rules import SPOKEN
from expo.meetings import rules
from expo.meetings.counterparts.commands import add_counterpart, send_link, set_spoken, set_times, withdraw_link
from expo.meetings.counterparts.links import link_of
from expo.meetings.counterparts.queries import counterpart_called, counterparts, times_of
from expo.meetings.forms import halves_in, spoken_in
from expo.meetings.halving import HALVES, Ticked, line_of
from expo.meetings.permissions import Meetings
from expo.meetings.queries import meetings_of
from expo.meetings.views import ticked_in
from expo.meetings.voices import Voice
from i18n.locales import LANGUAGES
from i18n.screens import language_for
from i18n.text import required

PAGE = "/desk/{edition:str}/meetings/counterparts"
OWN = f"{PAGE}/{{counterpart:str}}"
TONGUES = {one.code: one.name for one in LANGUAGES}


@get(PAGE, name="expo.meetings.counterparts.index", policy=Meetings.MEETING_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """Who comes, with how many meetings."""
    return await _index(request, blank())


@post(PAGE, name="expo.meetings.counterparts.create", policy=Meetings.MEETING_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """An organisation of the directory."""
    form = await read_form(request, shown_by=_index)
    house = await typed_organisation(form, "organisation", actor, language_for(request, actor))
    spoken = spoken_in(form)
    form.check()
    if house is None:
        raise NotFound

    async def effect() -> Response[None]:
        await add_counterpart(actor, edition=edition, organisation=house.id, spoken=spoken, now=now)
        return moved(f"/desk/{edition}/meetings/counterparts/{house.code}")

    return await once(request, effect, now=now)


@get(OWN, name="expo.meetings.counterparts.show", policy=Meetings.MEETING_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """What they speak, when they can, their meetings."""
    return await _show(request, blank())


@post(OWN, name="expo.meetings.counterparts.update", policy=Meetings.MEETING_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], counterpart: FromPath[str]
) -> Response[Any]:
    """Languages and half hours, all as they are to be."""
    form = await read_form(request, shown_by=_show)
    row = await edition_called(edition)
    known = await counterpart_called(row.id, counterpart)
    days = grid(await openings(row), ZoneInfo(row.zone), None)
    offered = [half.begin for day in days for half in day.halves]
    ticked = Ticked(halves_in(form, offered, ZoneInfo(row.zone)), offered, was_in(form, [HALVES]))
    spoken, revision = spoken_in(form), form.number("revision")
    form.check()

    async def effect() -> Response[None]:
        voice = Voice(actor, "organiser")
        await set_spoken(voice, known.id, spoken, revision=revision, now=now)
        await set_times(voice, known.id, ticked, now=now)
        return moved(f"/desk/{edition}/meetings/counterparts/{known.code}")

    return await once(request, effect, now=now)


@post(f"{OWN}/link", name="expo.meetings.counterparts.link", policy=Meetings.MEETING_WRITE)
async def link(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], counterpart: FromPath[str]
) -> Response[Any]:
    """A letter with a new link; the former one leads nowhere."""
    form = await read_form(request, shown_by=_show)
    known = await counterpart_called((await edition_called(edition)).id, counterpart)
    name, address = form.text("name"), form.email("address")
    tongue = form.choice("tongue", tuple(TONGUES))
    form.check()

    async def effect() -> Response[None]:
        await send_link(actor, known.id, name=name, address=address, language=tongue, now=now)
        return moved(f"/desk/{edition}/meetings/counterparts/{known.code}#link")

    return await once(request, effect, now=now)


@post(f"{OWN}/link/withdrawal", name="expo.meetings.counterparts.withdraw", policy=Meetings.MEETING_WRITE)
async def withdraw(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], counterpart: FromPath[str]
) -> Response[Any]:
    """It leads nowhere any more."""
    await read_form(request, shown_by=_show)
    known = await counterpart_called((await edition_called(edition)).id, counterpart)
    await withdraw_link(actor, known.id, now=now)
    return moved(f"/desk/{edition}/meetings/counterparts/{known.code}#link")


async def _index(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(str(request.path_params["edition"]))
    actor = request.scope["state"]["actor"]
    return screen(
        request,
        "expo/meetings/counterparts/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        found=await counterparts(row.id),
        houses=await offered(actor, language_for(request, actor)),
        form=form,
        spoken=SPOKEN,
    )


async def _show(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    row = await edition_called(str(request.path_params["edition"]))
    known = await counterpart_called(row.id, str(request.path_params["counterpart"]))
    zone, reached = ZoneInfo(row.zone), await link_of(known.id)
    if reached is not None:
        await note_look(actor, COUNTERPART, None, opened=known.id, now=now)
    days, times = grid(await openings(row), zone, None), await times_of(known.id)
    if not form.values:
        began = was({HALVES: line_of(times)})
        form = blank(revision=known.revision, best=known.spoken[0] if known.spoken else "", **began)
        form.values["spoken"] = list(known.spoken)
    return screen(
        request,
        "expo/meetings/counterparts/show.html",
        section="programme",
        row=row,
        name=required(row.name),
        one=known,
        link=reached,
        form=again(form),
        days=days,
        ticked=ticked_in(form, days, times),
        spoken=SPOKEN,
        tongues=TONGUES,
        found=await meetings_of("counterpart", known.id),
        states=rules.STATE_NAMES,
        zone=zone,
        history=await told_of(known.id),
    )


ROUTES = [index, create, show, update, link, withdraw]
