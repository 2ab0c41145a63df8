"""Interpreters of an edition at the desk: languages, hours, meetings and a calendar for each."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.status_codes import HTTP_200_OK

from core.errors import mark
from core.forms.again import again
from core.forms.before import was, was_in
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.privacy.reads.commands import note_list, note_look
from core.privacy.reads.rules import INTERPRETER, INTERPRETERS
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.queries import edition_called
from expo.exhibitors.hours.queries import openings
from expo.exhibitors.meetings.rules import grid
from expo.exhibitors.stands.rules import SPOKEN
from expo.meetings import rules
from expo.meetings.feeds.commands import close_feed, open_feed
from expo.meetings.feeds.queries import feeds_of
from expo.meetings.feeds.views import opened
from expo.meetings.forms import halves_in, spoken_in
from expo.meetings.halving import HALVES, Ticked, line_of
from expo.meetings.interpreters.commands import (
    SPOKEN_LINE,
    add_interpreter,
    add_new_interpreter,
    remove_interpreter,
    spoken_line,
    write_interpreter,
)
from expo.meetings.interpreters.queries import interpreter_of, interpreters, of_earlier_editions, works_at
from expo.meetings.permissions import Meetings
from expo.meetings.queries import meetings_of
from expo.meetings.views import ticked_in
from i18n.screens import language_for
from i18n.text import required

PAGE = "/desk/{edition:str}/meetings/interpreters"
OWN = f"{PAGE}/{{interpreter:uuid}}"
NAMES = ("en", "ko")


@get(PAGE, name="expo.meetings.interpreters.index", policy=Meetings.MEETING_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """By name; who looked is written down."""
    return await _index(request, blank())


@post(PAGE, name="expo.meetings.interpreters.create", policy=Meetings.MEETING_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Somebody of an earlier edition, or somebody new by name."""
    form = await read_form(request, shown_by=_index)
    earlier = await of_earlier_editions((await edition_called(edition)).id)
    person = form.choice("person", tuple(earlier), needed=False)
    names = {tag: said for tag in NAMES if (said := form.text(f"name_{tag}", needed=False))}
    spoken = spoken_in(form)
    if not person and not names:
        form.mistake("name_en", mark("Please say who it is."))
    form.check()

    async def effect() -> Response[None]:
        if person:
            key = await add_interpreter(actor, edition=edition, person=UUID(person), spoken=spoken, now=now)
        else:
            key = await add_new_interpreter(actor, edition=edition, names=names, spoken=spoken, now=now)
        return moved(f"/desk/{edition}/meetings/interpreters/{key}")

    return await once(request, effect, now=now)


@get(OWN, name="expo.meetings.interpreters.show", policy=Meetings.MEETING_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """Languages, hours and meetings."""
    return await _show(request, blank())


@post(OWN, name="expo.meetings.interpreters.update", policy=Meetings.MEETING_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], interpreter: FromPath[UUID]
) -> Response[Any]:
    """All as it is to be."""
    form = await read_form(request, shown_by=_show)
    row = await edition_called(edition)
    known = await interpreter_of(actor, row.id, interpreter)
    days = grid(await openings(row), ZoneInfo(row.zone), None)
    offered = [half.begin for day in days for half in day.halves]
    ticked = Ticked(halves_in(form, offered, ZoneInfo(row.zone)), offered, was_in(form, [HALVES, SPOKEN_LINE]))
    spoken = spoken_in(form)
    form.check()

    async def effect() -> Response[None]:
        await write_interpreter(actor, known.id, spoken=spoken, ticked=ticked, now=now)
        return moved(f"/desk/{edition}/meetings/interpreters/{known.id}")

    return await once(request, effect, now=now)


@post(f"{OWN}/removal", name="expo.meetings.interpreters.destroy", policy=Meetings.MEETING_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], interpreter: FromPath[UUID]
) -> Response[Any]:
    """Only who is in no meeting."""
    await read_form(request, shown_by=_show)
    known = await interpreter_of(actor, (await edition_called(edition)).id, interpreter)
    await remove_interpreter(actor, known.id, now=now)
    return moved(f"/desk/{edition}/meetings/interpreters")


@post(f"{OWN}/feeds", name="expo.meetings.interpreters.feed", policy=Meetings.MEETING_WRITE, status_code=HTTP_200_OK)
async def feed(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], interpreter: FromPath[UUID]
) -> Response[Any]:
    """The answer shows the address, once: it is handed to the interpreter."""
    await read_form(request, shown_by=_show)
    row = await edition_called(edition)
    known = await interpreter_of(actor, row.id, interpreter)
    tongue = language_for(request, actor).code

    async def effect() -> Response[bytes]:
        token = await open_feed(actor, row.id, "interpreter", known.id, language=tongue, now=now)
        await note_look(actor, INTERPRETER, known.person, opened=known.id, now=now)
        more: dict[str, Any] = {"row": row, "one": known, "back": f"/desk/{edition}/meetings/interpreters/{known.id}"}
        shown = opened(row.slug, token)
        return screen(request, "expo/meetings/interpreters/feed.html", section="programme", **more, **shown)

    return await once(request, effect, now=now)


@post(f"{OWN}/feeds/revocation", name="expo.meetings.interpreters.close", policy=Meetings.MEETING_WRITE)
async def close(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], interpreter: FromPath[UUID]
) -> Response[None]:
    """All of them: whoever had an address reads no more."""
    await read_form(request, shown_by=_show)
    known = await interpreter_of(actor, (await edition_called(edition)).id, interpreter)
    await close_feed(actor, "interpreter", known.id, now=now)
    return moved(f"/desk/{edition}/meetings/interpreters/{known.id}")


async def _index(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    row = await edition_called(str(request.path_params["edition"]))
    found = await interpreters(actor, row.id)
    earlier = await of_earlier_editions(row.id)
    shown = [*(one.person for one in found), *(UUID(key) for key in earlier)]
    await note_list(actor, INTERPRETERS, shown, now=now)
    more: dict[str, Any] = {
        "row": row,
        "name": required(row.name),
        "found": found,
        "earlier": earlier,
        "spoken": SPOKEN,
    }
    return screen(request, "expo/meetings/interpreters/index.html", section="programme", form=form, **more)


async def _show(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    row = await edition_called(str(request.path_params["edition"]))
    known = await interpreter_of(actor, row.id, UUID(str(request.path_params["interpreter"])))
    await note_look(actor, INTERPRETER, known.person, opened=known.id, now=now)
    zone = ZoneInfo(row.zone)
    days, times = grid(await openings(row), zone, None), await works_at(known.id)
    if not form.values:
        form = blank(**was({HALVES: line_of(times), SPOKEN_LINE: spoken_line(known.spoken)}))
        form.values["spoken"] = list(known.spoken)
    return screen(
        request,
        "expo/meetings/interpreters/show.html",
        section="programme",
        row=row,
        one=known,
        form=again(form),
        days=days,
        ticked=ticked_in(form, days, times),
        spoken=SPOKEN,
        zone=zone,
        states=rules.STATE_NAMES,
        found=await meetings_of("interpreter", known.id),
        feeds=await feeds_of("interpreter", known.id),
    )


ROUTES = [index, create, show, update, destroy, feed, close]
