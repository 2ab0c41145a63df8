"""Badges in the portal: asked for the exhibitor's people, changed and withdrawn; what comes with the booth is said."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.forms.before import was_in
from core.forms.form import Form, read_form
from core.idempotency.once import once
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import BADGES
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.exhibitors.portal.routes import OWN, mine
from expo.exhibitors.rules import TAKING_PART
from expo.extras.queries import days_of
from expo.passes import rules
from expo.passes.commands import ask_for_passes, change_pass, withdraw_pass
from expo.passes.forms import bearer_in, bearers_in, filled
from expo.passes.queries import counts_for, pass_for, passes_for
from expo.permissions import Expo
from i18n.text import required

PAGE = f"{OWN}/badges"
ONE = f"{PAGE}/{{badge:uuid}}"


@get(PAGE, name="expo.passes.portal.index", policy=Expo.APPLICATION_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """Whose there are, and how many more come with the booth."""
    return await _page(request, None)


@post(PAGE, name="expo.passes.portal.create", policy=Expo.APPLICATION_WRITE)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], edition: FromPath[str]
) -> Response[Any]:
    """For one person, or a line each for many."""
    form = await read_form(request, shown_by=_page)
    _, row, known = await mine(request, actor)
    bearers = bearers_in(form, rules.days_around(row.starts_on, row.ends_on))
    form.check()

    async def effect() -> Response[None]:
        await ask_for_passes(actor, known.id, bearers, now=now)
        return moved(f"/portal/{code}/exhibit/{edition}/badges")

    return await once(request, effect, now=now)


@get(ONE, name="expo.passes.portal.edit", policy=Expo.APPLICATION_WRITE)
async def edit(request: AnyRequest, actor: GivenActor, badge: FromPath[UUID]) -> Response[bytes]:
    """As it is now."""
    _, _, known = await mine(request, actor)
    return await _edit(request, filled(await pass_for(known.id, badge)))


@post(ONE, name="expo.passes.portal.update", policy=Expo.APPLICATION_WRITE)
async def update(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    code: FromPath[str],
    edition: FromPath[str],
    badge: FromPath[UUID],
) -> Response[Any]:
    """Until it is handed out."""
    form = await read_form(request, shown_by=_edit)
    _, row, known = await mine(request, actor)
    kind = (await pass_for(known.id, badge)).bearer.kind
    bearer = bearer_in(form, kind, rules.days_around(row.starts_on, row.ends_on))
    before = was_in(form, bearer.lines)
    form.check()

    async def effect() -> Response[None]:
        await change_pass(actor, known.id, badge, bearer, before, now=now)
        return moved(f"/portal/{code}/exhibit/{edition}/badges")

    return await once(request, effect, now=now)


@post(f"{ONE}/withdrawal", name="expo.passes.portal.destroy", policy=Expo.APPLICATION_WRITE)
async def destroy(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    code: FromPath[str],
    edition: FromPath[str],
    badge: FromPath[UUID],
) -> Response[Any]:
    """The name goes at once, and another can have the place."""
    await read_form(request, shown_by=_page)
    _, _, known = await mine(request, actor)

    async def effect() -> Response[None]:
        await withdraw_pass(actor, known.id, badge, now=now)
        return moved(f"/portal/{code}/exhibit/{edition}/badges")

    return await once(request, effect, now=now)


async def _page(request: AnyRequest, form: Form | None) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    company, row, known = await mine(request, actor)
    badges = await passes_for(known.id)
    if actor.kind != "exhibitor":
        await note_list(actor, BADGES, [one.id for one in badges], chosen=known.code, now=request.app.state.clock())
    begun = Form({"days": [day.isoformat() for day in days_of(row)]})
    return screen(
        request,
        "expo/passes/portal/index.html",
        **_common(company, row, form if form is not None and form.values.get("kind") else _refused(form, begun)),
        badges=badges,
        counts=await counts_for(known),
        takes_part=known.state in TAKING_PART,
        states=rules.STATE_NAMES,
    )


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    company, row, known = await mine(request, actor)
    one = await pass_for(known.id, request.path_params["badge"])
    if actor.kind != "exhibitor":
        await note_list(actor, BADGES, [one.id], chosen=known.code, now=request.app.state.clock())
    return screen(request, "expo/passes/portal/edit.html", **_common(company, row, form), badge=one)


def _common(company: Any, row: Any, form: Form) -> dict[str, Any]:
    return {
        "section": "exhibit",
        "organisation": company,
        "row": row,
        "name": required(row.name),
        "form": form,
        "days": rules.days_around(row.starts_on, row.ends_on),
        "open_days": days_of(row),
        "kinds": rules.KIND_NAMES,
    }


def _refused(form: Form | None, begun: Form) -> Form:
    """An empty form with what was refused of something else on the page."""
    if form is not None:
        begun.errors, begun.refusal = form.errors, form.refusal
    return begun


ROUTES = [index, create, edit, update, destroy]
