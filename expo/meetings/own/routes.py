"""A counterpart's meetings: their plan, whom to meet, when they can, and a calendar."""

from typing import Any
from urllib.parse import urlencode

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.status_codes import HTTP_200_OK

from core.access.policies import VISITOR
from core.actor import SYSTEM
from core.errors import NotFound
from core.forms.again import again
from core.forms.before import was, was_in
from core.forms.form import Form, blank, read_form, typed
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenNow
from core.web.screens import moved
from expo.editions.queries import edition_called
from expo.exhibitors.hours.queries import openings
from expo.exhibitors.meetings.rules import grid
from expo.exhibitors.queries import Application, application_called, applications
from expo.exhibitors.rules import SHOWN
from expo.meetings import rules
from expo.meetings.acts import LONGEST, do, said_in
from expo.meetings.asking import ask
from expo.meetings.book import book_of
from expo.meetings.counterparts.commands import set_times
from expo.meetings.counterparts.queries import times_of
from expo.meetings.feeds.commands import close_feed, open_feed
from expo.meetings.feeds.printed import calendar_of
from expo.meetings.feeds.queries import feeds_of
from expo.meetings.feeds.views import opened
from expo.meetings.forms import begin_in, halves_in
from expo.meetings.halving import HALVES, Ticked, line_of
from expo.meetings.matching.asked import WISHES
from expo.meetings.matching.forms import likings_in
from expo.meetings.matching.wishing import said_by, say
from expo.meetings.own.frame import Holder, holder_of, own_screen
from expo.meetings.queries import called_among, meetings_of
from expo.meetings.views import by_day, plan_of, ticked_in
from i18n.locales import language
from i18n.screens import language_for

PAGE = "/meeting/{token:str}"
A_PAGE = 30
KEPT = ("q", "mine", "page")


@get(PAGE, name="expo.meetings.own.index", policy=VISITOR)
async def index(request: AnyRequest, now: GivenNow) -> Response[bytes]:
    """What to answer first, then day by day."""
    await holder_of(request, now)
    return await _index(request, blank())


@post(f"{PAGE}/meetings/{{meeting:str}}", name="expo.meetings.own.update", policy=VISITOR)
async def update(request: AnyRequest, now: GivenNow, meeting: FromPath[str]) -> Response[Any]:
    """One act on one meeting."""
    form = await read_form(request, shown_by=_index)
    holder = await holder_of(request, now)
    found = called_among(await meetings_of("counterpart", holder.them.id), meeting)
    said = said_in(form)
    form.check()

    async def effect() -> Response[None]:
        await do(holder.voice, found.id, said, now=now)
        return moved(f"{holder.base}#meeting-{found.code}")

    return await once(request, effect, now=now)


@get(f"{PAGE}/exhibitors", name="expo.meetings.own.exhibitors", policy=VISITOR)
async def exhibitors(request: AnyRequest, now: GivenNow) -> Response[bytes]:
    """Who exhibits, and whom of them they would meet; `q` looks for words in names, `mine` for those they wish for."""
    await holder_of(request, now)
    return await _exhibitors(request, blank())


@post(f"{PAGE}/exhibitors", name="expo.meetings.own.wish", policy=VISITOR)
async def wish(request: AnyRequest, now: GivenNow) -> Response[Any]:
    """Of those that the page showed, whom they would meet."""
    form = await read_form(request, shown_by=_exhibitors)
    holder = await holder_of(request, now)
    every = await applications(SYSTEM, holder.them.edition, states=SHOWN, words="")
    said = likings_in(form, {one.code: one.id for one in every})
    form.check()

    async def effect() -> Response[None]:
        await say(holder.voice, holder.them.id, said, edition=holder.them.edition, now=now)
        kept = {**{key: request.query_params[key] for key in KEPT if key in request.query_params}, "saved": "yes"}
        return moved(f"{holder.base}/exhibitors?{urlencode(kept)}")

    return await once(request, effect, now=now)


@get(f"{PAGE}/exhibitors/{{exhibitor:str}}", name="expo.meetings.own.new", policy=VISITOR)
async def new(request: AnyRequest, now: GivenNow) -> Response[bytes]:
    """When both can, and in which language."""
    await holder_of(request, now)
    return await _new(request, blank())


@post(f"{PAGE}/exhibitors/{{exhibitor:str}}", name="expo.meetings.own.create", policy=VISITOR)
async def create(request: AnyRequest, now: GivenNow, exhibitor: FromPath[str]) -> Response[Any]:
    """Asks for half an hour, or for any."""
    form = await read_form(request, shown_by=_new)
    holder = await holder_of(request, now)
    one = await _exhibitor(holder, exhibitor)
    begin, message = begin_in(form), form.text("message", most=LONGEST, needed=False)
    form.check()

    async def effect() -> Response[None]:
        them = holder.them.id
        await ask(holder.voice, exhibitor=one.id, counterpart=them, begins_at=begin, message=message, now=now)
        return moved(holder.base)

    return await once(request, effect, now=now)


@get(f"{PAGE}/times", name="expo.meetings.own.edit", policy=VISITOR)
async def edit(request: AnyRequest, now: GivenNow) -> Response[bytes]:
    """When they can be met."""
    await holder_of(request, now)
    return await _edit(request, blank())


@post(f"{PAGE}/times", name="expo.meetings.own.times", policy=VISITOR)
async def times(request: AnyRequest, now: GivenNow) -> Response[Any]:
    """Every half hour that is ticked; all of them says: at any time."""
    form = await read_form(request, shown_by=_edit)
    holder = await holder_of(request, now)
    days = grid(await openings(await edition_called(holder.them.slug)), holder.zone, None)
    offered = [half.begin for day in days for half in day.halves]
    ticked = Ticked(halves_in(form, offered, holder.zone), offered, was_in(form, [HALVES]))
    form.check()

    async def effect() -> Response[None]:
        await set_times(holder.voice, holder.them.id, ticked, now=now)
        return moved(holder.base)

    return await once(request, effect, now=now)


@get(f"{PAGE}/plan.ics", name="expo.meetings.own.calendar", policy=VISITOR)
async def calendar(request: AnyRequest, now: GivenNow) -> Response[bytes]:
    """Their plan as a file."""
    holder = await holder_of(request, now)
    meets = await meetings_of("counterpart", holder.them.id)
    tongue = language_for(request, request.scope["state"]["actor"])
    headers = {"content-disposition": 'attachment; filename="meetings.ics"', "cache-control": "private, no-store"}
    octets = await calendar_of("counterpart", meets, tongue, now=now)
    return Response(octets, media_type="text/calendar", headers=headers)


@post(f"{PAGE}/feeds", name="expo.meetings.own.feed", policy=VISITOR, status_code=HTTP_200_OK)
async def feed(request: AnyRequest, now: GivenNow) -> Response[Any]:
    """The answer shows the address, once."""
    await read_form(request, shown_by=_index)
    holder = await holder_of(request, now)
    them, tongue = holder.them, language(holder.link.language)

    async def effect() -> Response[bytes]:
        token = await open_feed(holder.voice.actor, them.edition, "counterpart", them.id, language=tongue.code, now=now)
        return await own_screen(request, "feed", **opened(them.slug, token))

    return await once(request, effect, now=now)


@post(f"{PAGE}/feeds/revocation", name="expo.meetings.own.close", policy=VISITOR)
async def close(request: AnyRequest, now: GivenNow) -> Response[None]:
    """All of them: whoever had an address reads no more."""
    await read_form(request, shown_by=_index)
    holder = await holder_of(request, now)
    await close_feed(holder.voice.actor, "counterpart", holder.them.id, now=now)
    return moved(holder.base)


async def _exhibitor(holder: Holder, code: str) -> Application:
    """Raises NotFound for one that the public may not read of."""
    found = await application_called(SYSTEM, holder.them.edition, code)
    if found.state not in SHOWN:
        raise NotFound
    return found


async def _index(request: AnyRequest, form: Form) -> Response[bytes]:
    now = request.app.state.clock()
    holder = await holder_of(request, now)
    zone, them = holder.zone, holder.them.id
    plan = await plan_of(await meetings_of("counterpart", them), "counterpart", zone, now=now)
    return await own_screen(
        request,
        "index",
        form=form,
        plan=plan,
        days_of=lambda card: by_day(card.times, zone),
        states=rules.STATE_NAMES,
        feeds=await feeds_of("counterpart", them),
    )


async def _exhibitors(request: AnyRequest, form: Form) -> Response[bytes]:
    holder = await holder_of(request, request.app.state.clock())
    words, mine = typed(request.query_params.get("q", "")), "mine" in request.query_params
    said = await said_by(holder.voice, holder.them.id)
    found = await applications(SYSTEM, holder.them.edition, states=SHOWN, words=words)
    found = [one for one in found if one.id in said] if mine else found
    last = max(1, -(-len(found) // A_PAGE))
    page = min(max(1, _whole(request.query_params.get("page", ""))), last)
    shown = found[(page - 1) * A_PAGE : page * A_PAGE]
    rest: dict[str, Any] = {"q": words, "page": page, "last": last, "mine": mine, "said": said, "wishes": WISHES}
    saved = "saved" in request.query_params
    return await own_screen(request, "exhibitors", form=form, found=shown, number=len(found), saved=saved, **rest)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    now = request.app.state.clock()
    holder = await holder_of(request, now)
    one = await _exhibitor(holder, str(request.path_params["exhibitor"]))
    book = await book_of(one.edition, exhibitors=[one.id], counterparts=[holder.them.id])
    days = by_day(book.possible(one.id, holder.them.id, now=now), holder.zone)
    return await own_screen(request, "new", form=form, one=one, days=days, states=rules.STATE_NAMES)


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    holder = await holder_of(request, request.app.state.clock())
    days = grid(await openings(await edition_called(holder.them.slug)), holder.zone, None)
    times = await times_of(holder.them.id)
    form = again(form) if form.values else blank(**was({HALVES: line_of(times)}))
    return await own_screen(request, "edit", form=form, days=days, ticked=ticked_in(form, days, times))


ROUTES = [index, update, exhibitors, wish, new, create, edit, times, calendar, feed, close]
