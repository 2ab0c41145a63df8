"""An exhibitor's meetings in the portal."""

from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.status_codes import HTTP_200_OK

from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.spans import Span
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.exhibitors.meetings.rules import HALF_HOUR
from expo.exhibitors.portal.routes import OWN, mine
from expo.exhibitors.rules import TAKING_PART
from expo.meetings import rules
from expo.meetings.acts import LONGEST, do, said_in
from expo.meetings.arranging import Arranged, walk_in
from expo.meetings.asking import ask
from expo.meetings.book import book_of
from expo.meetings.counterparts.queries import Known, counterpart_called, counterparts
from expo.meetings.feeds.commands import close_feed, open_feed
from expo.meetings.feeds.queries import feeds_of
from expo.meetings.feeds.views import opened
from expo.meetings.forms import begin_in
from expo.meetings.matching.asked import WISHES
from expo.meetings.matching.forms import likings_in
from expo.meetings.matching.wishing import said_by, say
from expo.meetings.queries import Meet, called_among, meetings_of
from expo.meetings.views import by_day, plan_of
from expo.meetings.voices import Voice
from expo.permissions import Expo
from i18n.screens import language_for

PAGE = f"{OWN}/meetings/plan"
PEOPLE = f"{OWN}/meetings/counterparts"


@get(PAGE, name="expo.meetings.portal.index", policy=Expo.APPLICATION_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """What to answer first, then day by day."""
    return await _index(request, blank())


@post(f"{PAGE}/{{meeting:str}}", name="expo.meetings.portal.update", policy=Expo.APPLICATION_WRITE)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, meeting: FromPath[str]) -> Response[Any]:
    """One act on one meeting."""
    form = await read_form(request, shown_by=_index)
    _, _, known = await mine(request, actor)
    found: Meet = called_among(await meetings_of("exhibitor", known.id), meeting)
    said = said_in(form)
    form.check()

    async def effect() -> Response[None]:
        await do(Voice(actor, "exhibitor"), found.id, said, now=now)
        return moved(f"{_home(request)}/plan#meeting-{found.code}")

    return await once(request, effect, now=now)


@get(PEOPLE, name="expo.meetings.portal.people", policy=Expo.APPLICATION_READ)
async def people(request: AnyRequest) -> Response[bytes]:
    """Who came to meet exhibitors, and whom of them this one would meet."""
    return await _people(request, blank())


@post(PEOPLE, name="expo.meetings.portal.wish", policy=Expo.APPLICATION_WRITE)
async def wish(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """Whom they would meet, for the organisers to propose times for."""
    form = await read_form(request, shown_by=_people)
    _, row, known = await mine(request, actor)
    said = likings_in(form, {one.code: one.id for one in await counterparts(row.id)})
    form.check()

    async def effect() -> Response[None]:
        await say(Voice(actor, "exhibitor"), known.id, said, edition=row.id, now=now)
        return moved(f"{_home(request)}/counterparts?saved=yes")

    return await once(request, effect, now=now)


@get(f"{PEOPLE}/{{counterpart:str}}", name="expo.meetings.portal.new", policy=Expo.APPLICATION_READ)
async def new(request: AnyRequest) -> Response[bytes]:
    """When both can, and in which language."""
    return await _new(request, blank())


@post(f"{PEOPLE}/{{counterpart:str}}", name="expo.meetings.portal.create", policy=Expo.APPLICATION_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, counterpart: FromPath[str]) -> Response[Any]:
    """Asks for half an hour, or for any."""
    form = await read_form(request, shown_by=_new)
    _, row, known = await mine(request, actor)
    them = await counterpart_called(row.id, counterpart)
    begin, message = begin_in(form), form.text("message", most=LONGEST, needed=False)
    form.check()

    async def effect() -> Response[None]:
        voice = Voice(actor, "exhibitor")
        await ask(voice, exhibitor=known.id, counterpart=them.id, begins_at=begin, message=message, now=now)
        return moved(f"{_home(request)}/plan")

    return await once(request, effect, now=now)


@post(f"{PEOPLE}/{{counterpart:str}}/walk-in", name="expo.meetings.portal.met", policy=Expo.APPLICATION_WRITE)
async def met(request: AnyRequest, actor: GivenActor, now: GivenNow, counterpart: FromPath[str]) -> Response[Any]:
    """They came to the booth without having asked."""
    await read_form(request, shown_by=_new)
    _, row, known = await mine(request, actor)
    them: Known = await counterpart_called(row.id, counterpart)
    begin = now.replace(second=0, microsecond=0)

    async def effect() -> Response[None]:
        wanted = Arranged(known.id, them.id, Span(begin, begin + HALF_HOUR))
        await walk_in(Voice(actor, "exhibitor"), wanted, edition=row.id, now=now)
        return moved(f"{_home(request)}/plan")

    return await once(request, effect, now=now)


@post(f"{OWN}/meetings/feeds", name="expo.meetings.portal.feed", policy=Expo.APPLICATION_WRITE, status_code=HTTP_200_OK)
async def feed(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """The answer shows the address, once."""
    await read_form(request, shown_by=_index)
    company, row, known = await mine(request, actor)
    tongue = language_for(request, actor).code

    async def effect() -> Response[bytes]:
        token = await open_feed(actor, row.id, "exhibitor", known.id, language=tongue, now=now)
        more = {"organisation": company, "row": row, "back": f"{_home(request)}/plan", **opened(row.slug, token)}
        return screen(request, "expo/meetings/portal/feed.html", section="exhibit", **more)

    return await once(request, effect, now=now)


@post(f"{OWN}/meetings/feeds/revocation", name="expo.meetings.portal.close", policy=Expo.APPLICATION_WRITE)
async def close(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[None]:
    """All of them: whoever had an address reads no more."""
    await read_form(request, shown_by=_index)
    _, _, known = await mine(request, actor)
    await close_feed(actor, "exhibitor", known.id, now=now)
    return moved(f"{_home(request)}/plan")


def _home(request: AnyRequest) -> str:
    code, edition = request.path_params["code"], request.path_params["edition"]
    return f"/portal/{code}/exhibit/{edition}/meetings"


async def _index(request: AnyRequest, form: Form) -> Response[bytes]:
    now = request.app.state.clock()
    company, row, known = await mine(request, request.scope["state"]["actor"])
    zone = ZoneInfo(row.zone)
    return screen(
        request,
        "expo/meetings/portal/index.html",
        section="exhibit",
        organisation=company,
        row=row,
        known=known,
        form=form,
        plan=await plan_of(await meetings_of("exhibitor", known.id), "exhibitor", zone, now=now),
        days_of=lambda card: by_day(card.times, zone),
        zone=zone,
        states=rules.STATE_NAMES,
        takes_part=known.state in TAKING_PART,
        feeds=await feeds_of("exhibitor", known.id),
    )


async def _people(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    company, row, known = await mine(request, actor)
    return screen(
        request,
        "expo/meetings/portal/people.html",
        section="exhibit",
        organisation=company,
        row=row,
        known=known,
        form=form,
        found=await counterparts(row.id),
        said=await said_by(Voice(actor, "exhibitor"), known.id),
        wishes=WISHES,
        takes_part=known.state in TAKING_PART,
        saved="saved" in request.query_params,
    )


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    now = request.app.state.clock()
    company, row, known = await mine(request, request.scope["state"]["actor"])
    them = await counterpart_called(row.id, str(request.path_params["counterpart"]))
    book, zone = await book_of(row.id, exhibitors=[known.id], counterparts=[them.id]), ZoneInfo(row.zone)
    days = by_day(book.possible(known.id, them.id, now=now), zone)
    shown = partial(screen, request, "expo/meetings/portal/new.html", section="exhibit")
    today = any(half.astimezone(zone).date() == now.astimezone(zone).date() for half in book.halves)
    return shown(organisation=company, row=row, known=known, them=them, form=form, days=days, zone=zone, today=today)


ROUTES = [index, update, people, wish, new, create, met, feed, close]
