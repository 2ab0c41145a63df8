"""Countries at the desk: what time it is there, what holds of them, and who and what we know there."""

import asyncio
from datetime import date
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.rules import require
from core.access.trail.queries import told_of
from core.errors import NotFound
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.lists.registry import Handed
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from directory.countries import commands
from directory.countries.commands import Stated
from directory.countries.days_off import days_off
from directory.countries.listed import COUNTRIES
from directory.countries.queries import entries_of, land_called
from directory.countries.rules import KINDS, LONGEST_NOTE, LONGEST_SOURCE, LONGEST_VALUE, REGIONS
from directory.countries.zones import other_times, time_there
from directory.lists.pages import list_page, opened
from directory.permissions import Directory
from directory.sections import sections_of
from i18n.formats import SEOUL
from i18n.screens import language_for

PAGE = "/desk/countries"
LONGEST_REASON = 300
DAYS_SHOWN = 5


@get(PAGE, name="directory.countries.index", policy=Directory.COUNTRY_READ)
async def index(request: AnyRequest) -> Response[Any]:
    """By name as this reader sorts; each column can be asked."""
    return await opened(request, COUNTRIES) or await list_again(request, blank())


async def list_again(request: AnyRequest, form: Form) -> Response[bytes]:
    """The list, shown anew when a form on it was refused."""
    return await list_page(request, COUNTRIES, "directory/countries/index.html", form)


@get(f"{PAGE}/{{code:str}}", name="directory.countries.show", policy=Directory.COUNTRY_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """All that we know of it, in one place."""
    return await _show(request, blank())


@get(
    f"{PAGE}/{{code:str}}/records/{{kind:str}}", name="directory.countries.records.new", policy=Directory.COUNTRY_WRITE
)
async def new(request: AnyRequest, now: GivenNow) -> Response[bytes]:
    """From today, unless they say otherwise."""
    return await _new(request, blank(begins_on=now.astimezone(SEOUL).date()))


@post(
    f"{PAGE}/{{code:str}}/records/{{kind:str}}",
    name="directory.countries.records.create",
    policy=Directory.COUNTRY_WRITE,
)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], kind: FromPath[str]
) -> Response[Any]:
    """What held before ends the day before."""
    form = await read_form(request, shown_by=_new)
    stated = _stated(form, kind)
    form.check()

    async def effect() -> Response[None]:
        await commands.record_of_country(actor, code, stated, now=now)
        return moved(f"{PAGE}/{code}")

    return await once(request, effect, now=now)


@post(
    f"{PAGE}/{{code:str}}/strikings/{{entry:uuid}}",
    name="directory.countries.records.destroy",
    policy=Directory.COUNTRY_WRITE,
)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], entry: FromPath[UUID]
) -> Response[Any]:
    """A mistake; with a reason, which stays."""
    form = await read_form(request, shown_by=_show)
    because = form.text(f"because-{entry}", most=LONGEST_REASON)
    form.check()

    async def effect() -> Response[None]:
        await commands.strike_out(actor, code, entry, because=because, now=now)
        return moved(f"{PAGE}/{code}")

    return await once(request, effect, now=now)


def _stated(form: Form, kind: str) -> Stated:
    if kind not in KINDS:
        raise NotFound
    choices = KINDS[kind].choices
    return Stated(
        kind=kind,
        value=form.choice("value", choices) if choices else form.text("value", most=LONGEST_VALUE),
        begins_on=form.day("begins_on") or date.min,
        source=form.text("source", most=LONGEST_SOURCE),
        note=form.text("note", most=LONGEST_NOTE, needed=False),
    )


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, kind = request.scope["state"]["actor"], request.path_params["kind"]
    require(actor, Directory.COUNTRY_WRITE)
    if kind not in KINDS:
        raise NotFound
    land = await land_called(actor, request.path_params["code"])
    known = (await entries_of(land.id)).get(kind, [])
    return screen(
        request,
        "directory/countries/records/new.html",
        section="countries",
        land=land,
        kind=kind,
        about=KINDS[kind],
        today=request.app.state.clock().astimezone(SEOUL).date(),
        known=known,
        form=form,
    )


async def _show(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    land, reader = await land_called(actor, request.path_params["code"]), language_for(request, actor)
    today = now.astimezone(SEOUL).date()
    return screen(
        request,
        "directory/countries/show.html",
        section="countries",
        land=land,
        there=time_there(land.zone, now, reader),
        others=other_times(land.code, land.zone, now, reader),
        free=await asyncio.to_thread(days_off, land.code, reader, today, DAYS_SHOWN),
        kinds=KINDS,
        regions=REGIONS,
        known=await entries_of(land.id),
        today=today,
        sections=await sections_of(request, actor, "country", land.id),
        history=await told_of(land.id),
        form=form,
    )


COUNTRY_LIST = Handed(COUNTRIES, list_again)
ROUTES = [index, show, new, create, destroy]
