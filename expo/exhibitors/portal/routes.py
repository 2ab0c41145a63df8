"""Applying to exhibit, in the portal: which editions one may apply to, the application, and what comes next."""

from random import SystemRandom
from typing import Any
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.roles import ROLE_NAMES
from core.access.trail.queries import told_of
from core.forms.again import again
from core.forms.before import was_in
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from directory.organisations.queries import organisation_for
from expo.editions.queries import edition_shown
from expo.editions.rules import today_in
from expo.exhibitors import rules
from expo.exhibitors.commands import begin_application, move_exhibitor, save_application
from expo.exhibitors.forms import MOVE_LABELS, TAGS, filled, lines_in
from expo.exhibitors.guide.queries import guide_of
from expo.exhibitors.portal.places import stand_near
from expo.exhibitors.portal.queries import Offer, halls_of, offers_for
from expo.exhibitors.queries import Application, application_of, co_exhibitors, fair_of, pavilions
from expo.exhibitors.tasks.queries import chores_for
from expo.exhibitors.tasks.rules import readiness
from expo.permissions import Expo
from expo.reservations.queries import reservations_of
from expo.reservations.rules import STATE_NAMES as RESERVATION_NAMES
from i18n.text import required

PAGE = "/portal/{code:str}/exhibit"
OWN = f"{PAGE}/{{edition:str}}"
MINE = "exhibitor of the portal"
SOON = 3
"""Tasks on the page where everything begins; all are on their own."""


@get(PAGE, name="expo.exhibitors.portal.index", policy=Expo.APPLICATION_READ)
async def index(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[bytes]:
    """Every edition that takes applications, or that the organisation has one for."""
    company = await organisation_for(actor, code)
    offers: list[Offer] = await offers_for(actor, company.id, now=now)
    return screen(
        request,
        "expo/exhibitors/portal/index.html",
        section="exhibit",
        organisation=company,
        offers=offers,
        states=rules.STATE_NAMES,
    )


@post(OWN, name="expo.exhibitors.portal.create", policy=Expo.APPLICATION_WRITE)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], edition: FromPath[str]
) -> Response[Any]:
    """Leads to the form."""
    await read_form(request, shown_by=_show)
    company = await organisation_for(actor, code)

    async def effect() -> Response[None]:
        await begin_application(actor, edition=edition, organisation=company.id, chance=SystemRandom(), now=now)
        return moved(f"/portal/{code}/exhibit/{edition}/application")

    return await once(request, effect, now=now)


@get(OWN, name="expo.exhibitors.portal.show", policy=Expo.APPLICATION_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """Where the application stands and what comes next."""
    return await _show(request, blank())


@get(f"{OWN}/application", name="expo.exhibitors.portal.edit", policy=Expo.APPLICATION_WRITE)
async def edit(request: AnyRequest, actor: GivenActor) -> Response[bytes]:
    """As it is now."""
    _, _, known = await mine(request, actor)
    return await _edit(request, filled(known.lines))


@post(f"{OWN}/application", name="expo.exhibitors.portal.update", policy=Expo.APPLICATION_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], edition: FromPath[str]
) -> Response[Any]:
    """Kept as a draft; `send` sends it as well."""
    form = await read_form(request, shown_by=_edit)
    _, row, known = await mine(request, actor)
    places = [one["code"] for one in await pavilions(row.id)]
    lines = lines_in(form, [one["code"] for one in await halls_of(row.id)], places)
    before = was_in(form, lines)
    form.check()

    async def effect() -> Response[None]:
        await save_application(actor, known.id, lines, before, now=now)
        if form.flag("send"):
            await move_exhibitor(actor, known.id, to="applied", now=now)
        return moved(f"/portal/{code}/exhibit/{edition}")

    return await once(request, effect, now=now)


@post(f"{OWN}/moves", name="expo.exhibitors.portal.move", policy=Expo.APPLICATION_WRITE)
async def move(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], edition: FromPath[str]
) -> Response[Any]:
    """`to`: applied or withdrawn."""
    form = await read_form(request, shown_by=_show)
    _, _, known = await mine(request, actor)
    to = form.choice("to", ("applied", "withdrawn"))
    form.check()

    async def effect() -> Response[None]:
        await move_exhibitor(actor, known.id, to=to, now=now)
        return moved(f"/portal/{code}/exhibit/{edition}")

    return await once(request, effect, now=now)


async def mine(request: AnyRequest, actor: GivenActor) -> tuple[Any, Any, Application]:
    """The organisation, the edition and its application; the portal's places stand beside the page that is shown.
    Raises NotFound where there is none. Found once a request: a form that is refused is shown by whoever read it.
    """
    state = request.scope["state"]
    if MINE in state:
        return state[MINE]  # type: ignore[no-any-return]
    company = await organisation_for(actor, str(request.path_params["code"]))
    row = await edition_shown(str(request.path_params["edition"]))
    known = await application_of(actor, row.id, company.id)
    if known is None:
        raise rules.NoApplication
    await stand_near(request, actor, known, row)
    state[MINE] = company, row, known
    return company, row, known


async def _show(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    company, row, known = await mine(request, actor)
    today = today_in(row.zone, request.app.state.clock())
    chores = await chores_for(row.id, known.id) if known.state in rules.TAKING_PART else []
    return screen(
        request,
        "expo/exhibitors/portal/show.html",
        section="exhibit",
        organisation=company,
        row=row,
        name=required(row.name),
        one=known,
        form=form,
        lacking=rules.missing(known.wishes, known.contact),
        states=rules.STATE_NAMES,
        kinds=rules.KIND_NAMES,
        moves=rules.moves_from(known.state, "exhibitor"),
        labels=MOVE_LABELS,
        fair=await fair_of(row.id),
        guide=await guide_of(known.id) if known.state in rules.TAKING_PART else None,
        others=await co_exhibitors(known.id),
        ready=readiness(chores, today),
        chores=[one for one in chores if not one.done][:SOON],
        today=today,
        booths=[one for one in await reservations_of(known.id) if one.live],
        booth_states=RESERVATION_NAMES,
        on_plan=row.slug in request.app.state.shelf["floor"],
        zone=ZoneInfo(row.zone),
        history=await told_of(known.id),
        role_names={str(role): name for role, name in ROLE_NAMES.items()},
    )


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    company, row, known = await mine(request, actor)
    return screen(
        request,
        "expo/exhibitors/portal/edit.html",
        section="exhibit",
        organisation=company,
        row=row,
        name=required(row.name),
        one=known,
        form=again(form),
        kinds=rules.KIND_NAMES,
        halls=await halls_of(row.id),
        pavilions=await pavilions(row.id),
        tags=TAGS,
    )


ROUTES = [index, create, show, edit, update, move]
