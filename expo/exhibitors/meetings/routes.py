"""Meeting times in the portal: a grid of half hours over the days of the edition."""

from typing import Any
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath

from core.forms.form import Form, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.exhibitors.hours.queries import openings
from expo.exhibitors.meetings.commands import offer_times
from expo.exhibitors.meetings.forms import filled, lunch_in, wanted_in
from expo.exhibitors.meetings.queries import offer_of
from expo.exhibitors.meetings.rules import MOST_AT_ONCE, SavedMeanwhile, grid
from expo.exhibitors.portal.routes import OWN, mine
from expo.exhibitors.rules import SHOWN
from expo.exhibitors.stands.rules import SPOKEN
from expo.permissions import Expo
from i18n.text import required

PAGE = f"{OWN}/meetings"


@get(PAGE, name="expo.exhibitors.meetings.edit", policy=Expo.APPLICATION_READ)
async def edit(request: AnyRequest, actor: GivenActor) -> Response[bytes]:
    """As it is offered now."""
    _, _, known = await mine(request, actor)
    return await _edit(request, filled(await offer_of(known.id)))


@post(PAGE, name="expo.exhibitors.meetings.update", policy=Expo.APPLICATION_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], edition: FromPath[str]
) -> Response[Any]:
    """Everything that is ticked; `fill` ticks a whole day, or none of it."""
    form = await read_form(request, shown_by=_edit)
    _, row, known = await mine(request, actor)
    wanted = wanted_in(form, await openings(row), ZoneInfo(row.zone))
    revision = form.number("revision")
    form.check()

    async def effect() -> Response[None]:
        await offer_times(actor, known.id, wanted, revision=revision, now=now)
        return moved(f"/portal/{code}/exhibit/{edition}/meetings")

    return await once(request, effect, now=now)


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    company, row, known = await mine(request, request.scope["state"]["actor"])
    offer = await offer_of(known.id)
    if isinstance(form.refusal, SavedMeanwhile):
        form.values["revision"] = [str(offer.revision)]
    return screen(
        request,
        "expo/exhibitors/meetings/edit.html",
        section="exhibit",
        organisation=company,
        row=row,
        name=required(row.name),
        one=known,
        form=form,
        days=grid(await openings(row), ZoneInfo(row.zone), lunch_in(form)),
        ticked=set(form.many("half")),
        offered=len(offer.begins),
        spoken=SPOKEN,
        most=MOST_AT_ONCE,
        shown=known.state in SHOWN,
    )


ROUTES = [edit, update]
