"""The programme of a visit at the desk: read by days, added to, changed, and a step taken back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.accounts.queries import names_of
from core.actor import Actor
from core.errors import NotFound
from core.forms.again import again
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import VISIT_PROGRAMME
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from crm.delegations.dossiers.page import beside
from crm.delegations.permissions import Visits
from crm.delegations.programme import commands
from crm.delegations.programme.forms import SPOKEN, before_in, filled, lines_in, reason_in, spread
from crm.delegations.programme.invitations.replies import ANSWERS, answers_of
from crm.delegations.programme.lines import EMPTY, lines_from
from crm.delegations.programme.queries import Plan, plan_of, visit_for
from crm.delegations.programme.readiness import gaps_of
from crm.delegations.programme.rules import KIND_NAMES, NeedsReason
from crm.delegations.programme.versions.queries import numbers_of
from crm.delegations.programme.views import days_of
from crm.delegations.sight import may_change
from crm.timeline.colleagues import colleagues, offered_to

PAGE = "/desk/visits/{code:str}/programme"
ITEM = f"{PAGE}/items/{{item:uuid}}"


@get(PAGE, name="crm.delegations.programme.index", policy=Visits.VISIT_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """By days; what is still missing stands first."""
    return await show_programme(request, blank())


@get(f"{PAGE}/items/new", name="crm.delegations.programme.new", policy=Visits.VISIT_WRITE)
async def new(request: AnyRequest) -> Response[bytes]:
    """`?day=&begins=` for where it was asked."""
    asked = request.query_params
    given = {name: asked.get(name, "") for name in ("day", "begins", "session", "meeting")}
    return await _new(request, blank(**{**EMPTY, **{name: text for name, text in given.items() if text}}))


@post(f"{PAGE}/items", name="crm.delegations.programme.create", policy=Visits.VISIT_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """What or who is busy meanwhile is told, and can be had with a reason."""
    form = await read_form(request, shown_by=_new)
    lines = lines_in(form, await plan_here(request), [str(one) for one in await colleagues(now)])
    reason = reason_in(form)
    form.check()

    async def effect() -> Response[None]:
        item = await commands.add_item(actor, code, lines, reason=reason, now=now)
        return moved(f"/desk/visits/{code}/programme#item-{item}")

    return await once(request, effect, now=now)


@get(f"{ITEM}/edit", name="crm.delegations.programme.edit", policy=Visits.VISIT_WRITE)
async def edit(request: AnyRequest, item: FromPath[UUID]) -> Response[bytes]:
    """As it is now."""
    plan = await plan_here(request)
    if item not in plan.items:
        raise NotFound
    return await _edit(request, filled(lines_from(plan.items[item], plan.zone)))


@post(ITEM, name="crm.delegations.programme.update", policy=Visits.VISIT_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], item: FromPath[UUID]
) -> Response[Any]:
    """What somebody else changed meanwhile stays; where both changed the same, both are shown."""
    form = await read_form(request, shown_by=_edit)
    plan = await plan_here(request)
    owners = {str(one) for one in await colleagues(now)} | {form.raw("was_owner")}
    lines, before, reason = lines_in(form, plan, owners), before_in(form), reason_in(form)
    form.check()

    async def effect() -> Response[None]:
        await commands.change_item(actor, code, item, lines, before, reason=reason, now=now)
        return moved(f"/desk/visits/{code}/programme#item-{item}")

    return await once(request, effect, now=now)


@post(f"{ITEM}/removal", name="crm.delegations.programme.destroy", policy=Visits.VISIT_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], item: FromPath[UUID]
) -> Response[Any]:
    """From the version that they saw; a step back brings it back."""
    form = await read_form(request, shown_by=show_programme)
    version = form.number("version")
    form.check()

    async def effect() -> Response[None]:
        await commands.take_item_out(actor, code, item, version=version, now=now)
        return moved(f"/desk/visits/{code}/programme")

    return await once(request, effect, now=now)


@post(f"{PAGE}/undo", name="crm.delegations.programme.undo", policy=Visits.VISIT_WRITE)
async def undo(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """Their own latest step."""
    await read_form(request, shown_by=show_programme)

    async def effect() -> Response[None]:
        await commands.undo(actor, code, now=now)
        return moved(f"/desk/visits/{code}/programme")

    return await once(request, effect, now=now)


async def plan_here(request: AnyRequest) -> Plan:
    """Of the visit that the address names. Raises NotFound."""
    actor: Actor = request.scope["state"]["actor"]
    return await plan_of(await visit_for(actor, str(request.path_params["code"])))


async def show_programme(request: AnyRequest, form: Form) -> Response[bytes]:
    """With what was refused last."""
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    plan = await plan_here(request)
    gaps, answers = await gaps_of(plan, now=now), await answers_of(plan.visit.id)
    await note_people(actor, plan, now)
    beside(request, plan.visit.code, "programme")
    return screen(
        request,
        "crm/delegations/programme/index.html",
        section="visits",
        status=form.refusal.status if form.refusal else 200,
        form=form,
        plan=plan,
        days=days_of(plan, gaps, answers),
        gaps=[one for one in gaps if one.item is None],
        open_items=len({one.item for one in gaps if one.item}),
        versions=await numbers_of(plan.visit.id),
        owners=await names_of({one.owner for one in plan.items.values() if one.owner}),
        advice=form.refusal.advice if isinstance(form.refusal, NeedsReason) else (),
        **words(actor, plan),
    )


def words(actor: Actor, plan: Plan) -> Mapping[str, Any]:
    """What codes are called, and whether this reader may change it."""
    return {
        "kinds": KIND_NAMES,
        "answer_names": ANSWERS,
        "writes": may_change(actor, plan.visit.country, Visits.VISIT_WRITE),
    }


async def note_people(actor: Actor, plan: Plan, now: datetime) -> None:
    """That they were shown."""
    shown = {*(one.person for one in plan.members), *plan.interpreters}
    shown |= {one.driver for one in plan.cars.values() if one.driver}
    shown |= {one.owner for one in plan.items.values() if one.owner}
    await note_list(actor, VISIT_PROGRAMME, shown, chosen=plan.visit.code, now=now)


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    return await _form(request, spread(form), None)


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    return await _form(
        request, _numbered(spread(again(form)), await plan_here(request)), UUID(str(request.path_params["item"]))
    )


def _numbered(form: Form, plan: Plan) -> Form:
    """A booth by the number that people read out."""
    known = {str(key): number for key, number in plan.placed.booths.items()}
    form.values["booth"] = [known.get(form.raw("booth"), form.raw("booth"))]
    return form


async def _form(request: AnyRequest, form: Form, item: UUID | None) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    plan, refusal = await plan_here(request), form.refusal
    if not may_change(actor, plan.visit.country, Visits.VISIT_WRITE):
        raise NotFound
    await note_people(actor, plan, now)
    beside(request, plan.visit.code, "programme")
    return screen(
        request,
        "crm/delegations/programme/edit.html" if item else "crm/delegations/programme/new.html",
        section="visits",
        status=200 if refusal is None else refusal.status,
        form=form,
        plan=plan,
        item=item,
        version=plan.versions.get(item) if item else None,
        staff=await offered_to(actor, now),
        spoken=SPOKEN,
        advice=refusal.advice if isinstance(refusal, NeedsReason) else (),
        **words(actor, plan),
    )


ROUTES = [index, new, create, edit, update, destroy, undo]
