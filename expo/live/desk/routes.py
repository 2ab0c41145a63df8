"""The day at the desk: what is on, in two taps on a phone, with undo."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.frame import publication
from expo.editions.queries import edition_called
from expo.live.commands import say_of_slot, undo
from expo.live.queries import latest_words, recent_steps
from expo.live.rules import ACTS, Act
from expo.live.words import phrases_of
from expo.permissions import Expo
from expo.releases.publication import Meeting, Publication
from i18n.screens import language_for

LIVE = "/desk/{edition:str}/live"
LONGEST_REASON, LONGEST_SLOT = 200, 60
DELAYS = (5, 10, 15, 20, 30, 45, 60)
SOON = timedelta(hours=2)
AROUND = timedelta(days=1)
"""Readers' pages listen from so long before the first day until so long after the last."""


async def _list(request: AnyRequest, form: Form) -> Response[bytes]:
    shown = publication(request, request.path_params["edition"])
    row, now = await edition_called(shown.edition.slug), request.app.state.clock().astimezone(shown.zone)
    day = _day(form.raw("day") or request.query_params.get("day", ""), shown, now)
    words = (await latest_words()).get(shown.edition.slug, {})
    tongue = language_for(request, request.scope["state"]["actor"])
    by_slot = {one.slot.id: one for one in shown.meetings}
    steps = [one for one in await recent_steps(row.id) if one.slot in by_slot]
    return screen(
        request,
        "expo/live/desk/index.html",
        section="programme",
        shown=shown,
        day=day,
        days=shown.days,
        groups=_groups([one for one in shown.meetings if one.day == day], now),
        words=words,
        phrases=lambda meeting, said: list(phrases_of(meeting, said, shown, tongue)),
        by_slot=by_slot,
        steps=steps,
        undoable={one.slot: one.number for one in reversed(steps)},
        delays=DELAYS,
        form=form,
        zone=shown.zone,
        unseen=not shown.days or abs(now.date() - _nearest(shown.days, now.date())) > AROUND,
    )


def _nearest(days: Sequence[date], today: date) -> date:
    return min(max(today, days[0]), days[-1])


def _groups(meetings: Sequence[Meeting], now: datetime) -> list[tuple[str, list[Meeting]]]:
    """Without the empty ones; what ended stays in reach."""
    on = [one for one in meetings if one.begin <= now < one.end]
    soon = [one for one in meetings if now < one.begin <= now + SOON]
    rest = [one for one in meetings if one not in on and one not in soon]
    return [(name, group) for name, group in (("on", on), ("soon", soon), ("rest", rest)) if group]


def _day(asked: str, shown: Publication, now: datetime) -> date:
    found = next((one for one in shown.days if one.isoformat() == asked), None)
    return found or (now.date() if now.date() in shown.days else shown.days[0])


@get(LIVE, name="expo.live.desk.index", policy=Expo.LIVE_READ)
async def index(request: AnyRequest, edition: FromPath[str], day: FromQuery[str] = "") -> Response[bytes]:
    """What is on now first."""
    return await _list(request, blank(day=day))


@post(LIVE, name="expo.live.desk.create", policy=Expo.LIVE_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Everybody who reads hears of it within a second."""
    form = await read_form(request, shown_by=_list)
    shown, slot = publication(request, edition), form.text("slot", most=LONGEST_SLOT)
    what, _, minutes = form.raw("act").partition(":")
    form.values["act"] = [what]
    act = Act(
        form.choice("act", ACTS), int(minutes) if minutes.isdecimal() and len(minutes) < 4 else 0, form.raw("room")
    )
    because = form.text("because", most=LONGEST_REASON, needed=False)
    form.check()

    async def effect() -> Response[None]:
        await say_of_slot(actor, shown, slot=slot, act=act, because=because, now=now)
        return moved(_back(shown, form))

    return await once(request, effect, now=now)


@post(f"{LIVE}/undo", name="expo.live.desk.destroy", policy=Expo.LIVE_WRITE)
async def destroy(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """The slot is as before."""
    form = await read_form(request, shown_by=_list)
    shown, slot, number = publication(request, edition), form.text("slot", most=LONGEST_SLOT), form.number("number")
    form.check()

    async def effect() -> Response[None]:
        await undo(actor, shown, slot=slot, number=number, now=now)
        return moved(_back(shown, form))

    return await once(request, effect, now=now)


def _back(shown: Publication, form: Form) -> str:
    day = next((one.isoformat() for one in shown.days if one.isoformat() == form.raw("day")), "")
    return f"/desk/{shown.edition.slug}/live" + (f"?day={day}" if day else "")


ROUTES = [index, create, destroy]
