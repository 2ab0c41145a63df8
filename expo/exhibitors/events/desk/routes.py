"""Booth events at the desk: what waits to be looked at, and deciding about each."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.trail.queries import told_of
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.queries import edition_called
from expo.exhibitors.events import rules
from expo.exhibitors.events.commands import decide_event, withdraw_event
from expo.exhibitors.events.queries import confirmed_booths, event_at_desk, events_at_desk
from expo.permissions import Expo
from i18n.text import required

LIST = "/desk/{edition:str}/booth-events"
ONE = f"{LIST}/{{event:str}}"
LONGEST_REASON = 1_000
WAITING = "proposed"


@get(LIST, name="expo.exhibitors.events.desk.index", policy=Expo.EXHIBITOR_READ)
async def index(request: AnyRequest, actor: GivenActor, edition: FromPath[str]) -> Response[bytes]:
    """`?state=`; what waits for us where none is asked for."""
    row = await edition_called(edition)
    known = await events_at_desk(actor, row.id)
    asked = request.query_params.get("state", WAITING)
    state = asked if asked in rules.STATE_NAMES else ""
    return screen(
        request,
        "expo/exhibitors/events/desk.html",
        section="programme",
        row=row,
        name=required(row.name),
        events=[one for one in known if not state or one.state == state],
        numbers={code: sum(one.state == code for one in known) for code in rules.STATE_NAMES},
        state=state,
        states=rules.STATE_NAMES,
        kinds=rules.KIND_NAMES,
    )


@get(ONE, name="expo.exhibitors.events.desk.show", policy=Expo.EXHIBITOR_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """As it would be read."""
    return await _show(request, blank())


@post(f"{ONE}/decision", name="expo.exhibitors.events.desk.decide", policy=Expo.EXHIBITOR_WRITE)
async def decide(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], event: FromPath[str]
) -> Response[Any]:
    """`to`: approved or returned, then `because`; `revision` is what was read."""
    form = await read_form(request, shown_by=_show)
    known = await event_at_desk(actor, (await edition_called(edition)).id, event)
    to = form.choice("to", ("approved", "returned"))
    because, revision = form.text("because", most=LONGEST_REASON, needed=False), form.number("revision")
    form.check()

    async def effect() -> Response[None]:
        await decide_event(actor, known.id, to=to, because=because, revision=revision, now=now)
        return moved(f"/desk/{edition}/booth-events/{known.code}")

    return await once(request, effect, now=now)


@post(f"{ONE}/withdrawal", name="expo.exhibitors.events.desk.withdraw", policy=Expo.EXHIBITOR_WRITE)
async def withdraw(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], event: FromPath[str]
) -> Response[Any]:
    """For an exhibitor who has said that it is not held."""
    await read_form(request, shown_by=_show)
    known = await event_at_desk(actor, (await edition_called(edition)).id, event)

    async def effect() -> Response[None]:
        await withdraw_event(actor, known.id, now=now)
        return moved(f"/desk/{edition}/booth-events/{known.code}")

    return await once(request, effect, now=now)


async def _show(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(str(request.path_params["edition"]))
    known = await event_at_desk(request.scope["state"]["actor"], row.id, str(request.path_params["event"]))
    return screen(
        request,
        "expo/exhibitors/events/show.html",
        section="programme",
        row=row,
        name=required(row.name),
        event=known,
        booths=await confirmed_booths(known.exhibitor),
        form=form,
        decisions=rules.decisions(known.state),
        states=rules.STATE_NAMES,
        kinds=rules.KIND_NAMES,
        history=await told_of(known.id),
    )


ROUTES = [index, show, decide, withdraw]
