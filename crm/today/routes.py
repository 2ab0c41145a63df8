"""The day: where an officer begins, on a phone or at a desk; what is sent of it, and its calendars."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.status_codes import HTTP_200_OK

from core.access.policies import PUBLIC
from core.errors import Gone
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.settings import settings
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from crm.agreements.days import day_in_seoul
from crm.calendars import commands as calendars
from crm.calendars.printed import Dated, calendar_of
from crm.subjects.queries import offered
from crm.tasks.queries import Wanted, tasks
from crm.timeline.colleagues import colleagues
from crm.timeline.forms import ZONES
from crm.timeline.permissions import Desk
from crm.timeline.queries import meetings_on
from crm.timeline.rules import ICONS, KIND_NAMES
from crm.timeline.views import names_in
from crm.today import commands
from crm.today.deadlines import deadlines
from crm.today.queries import A_WEEK, day_of
from i18n.locales import language
from i18n.screens import language_for

PAGE = "/desk/today"
LONGEST_TOKEN = 100
CALENDAR = "text/calendar"
WEEKS_AHEAD, WEEKS_BACK, MOST_MEETINGS = 53, 8, 1_000


@get(PAGE, name="crm.today.index", policy=Desk.TASK_WRITE)
async def index(request: AnyRequest) -> Response[bytes]:
    """Overdue, today, this week; who they meet; what is new where they follow."""
    return await _page(request, blank())


@post(f"{PAGE}/digest", name="crm.today.digest", policy=Desk.TASK_WRITE)
async def digest(request: AnyRequest, actor: GivenActor) -> Response[Any]:
    """Sent from an hour on; with `end` not any more."""
    form = await read_form(request, shown_by=_page)
    if form.flag("end"):
        await commands.send_no_more(actor)
        return moved(f"{PAGE}?kept=digest")
    hour, zone = form.whole("hour", least=0, most=23), form.choice("zone", ZONES)
    form.check()
    await commands.send_daily(actor, hour=hour, zone=zone)
    return moved(f"{PAGE}?kept=digest")


@post(f"{PAGE}/calendars", name="crm.today.calendars.create", policy=Desk.TASK_WRITE, status_code=HTTP_200_OK)
async def open_calendar(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """The answer shows the address, once."""
    form = await read_form(request, shown_by=_page)

    async def effect() -> Response[bytes]:
        token = await calendars.open_feed(actor, language=language_for(request, actor).code, now=now)
        return await _page(request, form, address=f"{settings().base_url}/desk/feeds/{token}.ics")

    return await once(request, effect, now=now)


@post(f"{PAGE}/calendars/{{feed:uuid}}/revocation", name="crm.today.calendars.destroy", policy=Desk.TASK_WRITE)
async def close_calendar(actor: GivenActor, now: GivenNow, feed: FromPath[UUID]) -> Response[Any]:
    """Whoever had the address reads no more."""
    await calendars.close_feed(actor, feed, now=now)
    return moved(f"{PAGE}?kept=calendar")


@get("/desk/feeds/{token:str}/.ics", name="crm.today.calendars.show", policy=PUBLIC)
async def calendar(request: AnyRequest, now: GivenNow, token: FromPath[str]) -> Response[bytes]:
    """Whoever has the address may read it, as long as it is open and its owner works at the desk."""
    account, code = await calendars.feed_at(token[:LONGEST_TOKEN])
    there = (await colleagues(now)).get(account)
    if there is None:
        raise Gone
    actor, tongue = there.actor, language(code)
    mine = [one for state in ("open", "done", "dropped") for one in await tasks(actor, Wanted(state, account), now=now)]
    today = day_in_seoul(now)
    until = today + A_WEEK * WEEKS_AHEAD
    due = await deadlines(actor, tongue, until=until, now=now)
    meetings = await meetings_on(actor, today - A_WEEK * WEEKS_BACK, until, most=MOST_MEETINGS)
    octets = calendar_of(Dated(mine, due, meetings), tongue, settings().base_url, now)
    headers = {"cache-control": "private, no-cache", "x-robots-tag": "noindex"}
    return Response(
        octets, media_type=CALENDAR, headers={**headers, "content-disposition": 'inline; filename="desk.ics"'}
    )


async def _page(request: AnyRequest, form: Form, address: str = "") -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    tongue = language_for(request, actor)
    day = await day_of(actor, tongue, now=now)
    told = [*day.meetings, *day.news]
    about = {
        each for line in (*day.overdue, *day.due, *day.week, *day.ahead) if line.task for each in line.task.subjects
    }
    return screen(
        request,
        "crm/today/index.html",
        section="today",
        form=form,
        day=day,
        names=await names_in(actor, told, tongue, now=now, also=about),
        offered=await offered(actor, tongue),
        kinds=KIND_NAMES,
        icons=ICONS,
        zones=ZONES,
        sent=await commands.sent_daily(actor),
        feeds=await calendars.feeds_of(actor),
        address=address,
        kept=request.app.state.shelf["settings"],
        done=request.query_params.get("kept", ""),
    )


ROUTES = [index, digest, open_calendar, close_calendar, calendar]
