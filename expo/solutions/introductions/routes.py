"""What cities look for, for an exhibitor in the portal: what fits and why, and introductions on both sides' yes."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.exhibitors.portal.routes import OWN, mine
from expo.permissions import Expo
from expo.solutions.demands.queries import approved_demands
from expo.solutions.introductions import rules
from expo.solutions.introductions.commands import answer, ask
from expo.solutions.introductions.fitting import matches_of_exhibitor
from expo.solutions.introductions.queries import contacts_for, declined_of, introductions_of_exhibitor
from expo.solutions.matching import MOST_SHOWN, WEIGHTS
from expo.solutions.queries import own_solution
from expo.solutions.taxonomy import BUDGETS, FIELDS, SIZES
from i18n.text import required

LIST = f"{OWN}/introductions"
ANSWERS = ("accepted", "declined", "withdrawn")


@get(LIST, name="expo.solutions.introductions.index", policy=Expo.INTRODUCTION_WRITE)
async def index(request: AnyRequest) -> Response[bytes]:
    """Without contacts, but for those where both said yes."""
    return await _page(request, blank())


@post(LIST, name="expo.solutions.introductions.create", policy=Expo.INTRODUCTION_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """Of a `solution` of ours to a `demand`; `agreed` to show who asks."""
    form = await read_form(request, shown_by=_page)
    _, row, host = await mine(request, actor)
    demands = {one.code: one.id for one in await approved_demands(row.id)}
    demand, solution = form.choice("demand", demands), await own_solution(host.id, form.text("solution", most=12))
    form.check()

    async def effect() -> Response[None]:
        given: dict[str, Any] = {"demand": demands[demand], "solution": solution.id, "side": "offer"}
        await ask(actor, **given, agreed=form.flag("agreed"), now=now)
        return moved(f"{request.url.path}#introductions")

    return await once(request, effect, now=now)


@post(f"{LIST}/{{introduction:uuid}}", name="expo.solutions.introductions.update", policy=Expo.INTRODUCTION_WRITE)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, introduction: FromPath[UUID]) -> Response[Any]:
    """`to`: accepted with `agreed`, declined, or withdrawn by who asked."""
    form = await read_form(request, shown_by=_page)
    await mine(request, actor)
    to = form.choice("to", ANSWERS)
    form.check()

    async def effect() -> Response[None]:
        await answer(actor, introduction, to=to, side="offer", agreed=form.flag("agreed"), now=now)
        return moved(f"{request.url.path.rpartition('/')[0]}#introductions")

    return await once(request, effect, now=now)


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    company, row, host = await mine(request, actor)
    introductions = await introductions_of_exhibitor(host.id)
    live = {(one.demand, one.solution) for one in introductions if one.state in ("asked", "accepted")}
    matches = await matches_of_exhibitor(row.id, host.id)
    return screen(
        request,
        "expo/solutions/introductions/index.html",
        section="exhibit",
        organisation=company,
        row=row,
        name=required(row.name),
        host=host,
        form=form,
        matches=matches[:MOST_SHOWN],
        introductions=introductions,
        live=live,
        declined=declined_of(introductions, "offer"),
        refused=str(request.path_params.get("introduction", "")) or form.raw("demand"),
        contacts=await contacts_for(actor, introductions),
        weights=WEIGHTS,
        states=rules.STATE_NAMES,
        fields=FIELDS,
        budgets=BUDGETS,
        sizes=SIZES,
    )


ROUTES = [index, create, update]
