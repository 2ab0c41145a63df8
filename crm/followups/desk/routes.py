"""Follow-up waves at the desk: planned, prepared, looked at and let go; who has answered, and who has not."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.rules import may
from core.access.trail.queries import told_of
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from crm.consultations.permissions import Consultations
from crm.followups import rules
from crm.followups.letters import ASKED
from crm.followups.preparing import prepare, release
from crm.followups.queries import forms_of, waiting_for_judgement, wave_for, waves
from crm.followups.waves import change_wave, plan_wave
from expo.editions.queries import all_editions
from i18n.screens import language_for
from i18n.text import required

LIST = "/desk/followups"
ONE = f"{LIST}/{{wave:uuid}}"
MOST_MONTHS, MOST_DAYS, MOST_TIMES = 60, 90, 5


@get(LIST, name="crm.followups.desk.index", policy=Consultations.FOLLOW_UP_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """All editions' waves with their response rates."""
    return await _list(request, blank(months="24"))


@post(LIST, name="crm.followups.desk.create", policy=Consultations.FOLLOW_UP_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """One more wave of an edition."""
    form = await read_form(request, shown_by=_list)
    edition = form.choice("edition", [one.slug for one in await all_editions()])
    months = form.whole("months", least=1, most=MOST_MONTHS)
    form.check()

    async def effect() -> Response[None]:
        return moved(f"{LIST}/{await plan_wave(actor, edition=edition, months=months, now=now)}")

    return await once(request, effect, now=now)


@get(ONE, name="crm.followups.desk.show", policy=Consultations.FOLLOW_UP_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """Who was asked, who answered, and the letter that waits."""
    return await _show(request)


@post(ONE, name="crm.followups.desk.update", policy=Consultations.FOLLOW_UP_WRITE)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, wave: FromPath[UUID]) -> Response[Any]:
    """Its days, and how often is reminded."""
    form = await read_form(request, shown_by=_show)
    first, last, version = form.day("due_on"), form.day("closes_on"), form.number("version")
    every = form.whole("remind_days", least=1, most=MOST_DAYS)
    times = form.whole("most_reminders", least=0, most=MOST_TIMES)
    form.check()
    if first is None or last is None:
        raise LookupError(wave)
    days = {"due_on": first, "closes_on": last}
    await change_wave(actor, wave, **days, reminders=(every, times), version=version, now=now)
    return moved(f"{LIST}/{wave}")


@post(f"{ONE}/preparation", name="crm.followups.desk.prepare", policy=Consultations.FOLLOW_UP_WRITE)
async def write(request: AnyRequest, actor: GivenActor, now: GivenNow, wave: FromPath[UUID]) -> Response[Any]:
    """Letters are written and wait."""
    await read_form(request, shown_by=_show)
    await prepare(actor, wave, now=now)
    return moved(f"{LIST}/{wave}")


@post(f"{ONE}/release", name="crm.followups.desk.release", policy=Consultations.FOLLOW_UP_SEND)
async def let(request: AnyRequest, actor: GivenActor, now: GivenNow, wave: FromPath[UUID]) -> Response[Any]:
    """They go."""
    await read_form(request, shown_by=_show)
    await release(actor, wave, now=now)
    return moved(f"{LIST}/{wave}")


async def _list(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    chain = language_for(request, actor).chain
    return screen(
        request,
        "crm/followups/index.html",
        section="consultations",
        there=await waves(actor, now=now),
        waiting=len(await waiting_for_judgement(actor)),
        form=form,
        states=rules.STATE_NAMES,
        editions=[(row.slug, required(row.name).read(chain).text) for row in await all_editions()],
    )


async def _show(request: AnyRequest, form: Form | None = None) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    one = await wave_for(actor, request.path_params["wave"], now=now)
    days = {"due_on": one.due_on.isoformat(), "closes_on": one.closes_on.isoformat()}
    fresh = blank(**days, remind_days=one.remind_days, most_reminders=one.most_reminders, version=one.version)
    if form is not None and "due_on" not in form.values:
        fresh.refusal, form = form.refusal, None
    return screen(
        request,
        "crm/followups/show.html",
        section="consultations",
        one=one,
        forms=await forms_of(actor, one.id),
        form=form or fresh,
        states=rules.STATE_NAMES,
        form_names=rules.FORM_NAMES,
        left_out=rules.LEFT_OUT,
        letter=ASKED,
        sends=may(actor, Consultations.FOLLOW_UP_SEND),
        writes=may(actor, Consultations.FOLLOW_UP_WRITE),
        history=await told_of(one.id),
    )


ROUTES = [index, create, show, update, write, let]
