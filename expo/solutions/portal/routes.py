"""An exhibitor's solutions in the portal: how whole they are, written, sent in, with their papers."""

from random import SystemRandom
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.trail.queries import told_of
from core.files.receiving import ROOM_FOR_THE_REST, received, told_at
from core.forms.again import again
from core.forms.before import was_in
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.exhibitors.portal.routes import OWN, mine
from expo.permissions import Expo
from expo.solutions import rules
from expo.solutions.commands import add_paper, begin_solution, move_solution, save_solution, take_paper
from expo.solutions.forms import MOVE_LABELS, asked_in, filled, lines_in
from expo.solutions.queries import countries_known, own_solution, papers_of, sites_known, solutions_of
from expo.solutions.slots import DOCUMENT
from expo.solutions.taxonomy import BUDGETS, CATEGORIES, FIELDS, SIZES, SPOKEN
from i18n.screens import language_for
from i18n.text import required

LIST = f"{OWN}/solutions"
PAGE = f"{LIST}/{{solution:str}}"
WORDS: dict[str, Any] = {"fields": FIELDS, "categories": CATEGORIES, "budgets": BUDGETS, "sizes": SIZES}


@get(LIST, name="expo.solutions.portal.index", policy=Expo.APPLICATION_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """Each with its state and how whole it is."""
    return await _list(request, blank())


@post(LIST, name="expo.solutions.portal.create", policy=Expo.APPLICATION_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """Leads to the form."""
    await read_form(request, shown_by=_list)
    _, _, host = await mine(request, actor)

    async def effect() -> Response[None]:
        code = await begin_solution(actor, host.id, chance=SystemRandom(), now=now)
        return moved(f"{request.url.path}/{code}")

    return await once(request, effect, now=now)


@get(PAGE, name="expo.solutions.portal.edit", policy=Expo.APPLICATION_READ)
async def edit(request: AnyRequest, actor: GivenActor, solution: FromPath[str]) -> Response[bytes]:
    """As it is now."""
    _, _, host = await mine(request, actor)
    return await _edit(request, filled((await own_solution(host.id, solution)).lines))


@post(PAGE, name="expo.solutions.portal.update", policy=Expo.APPLICATION_WRITE)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, solution: FromPath[str]) -> Response[Any]:
    """Kept as it is; `send` sends it in as well."""
    form = await read_form(request, shown_by=_edit)
    _, _, host = await mine(request, actor)
    known = await own_solution(host.id, solution)
    lines = lines_in(form, await countries_known(), [code for code, _ in await sites_known()])
    before = was_in(form, lines)
    form.check()

    async def effect() -> Response[None]:
        await save_solution(actor, known.id, lines, before, now=now)
        if form.flag("send"):
            await move_solution(actor, known.id, to="submitted", now=now)
            return moved(request.url.path.rpartition("/")[0])
        return moved(f"{request.url.path}?kept=1")

    return await once(request, effect, now=now)


@post(f"{PAGE}/moves", name="expo.solutions.portal.move", policy=Expo.APPLICATION_WRITE)
async def move(request: AnyRequest, actor: GivenActor, now: GivenNow, solution: FromPath[str]) -> Response[Any]:
    """`to`: submitted or draft."""
    form = await read_form(request, shown_by=_edit)
    _, _, host = await mine(request, actor)
    known = await own_solution(host.id, solution)
    to = form.choice("to", ("submitted", "draft"))
    form.check()

    async def effect() -> Response[None]:
        await move_solution(actor, known.id, to=to, now=now)
        return moved(request.url.path.rpartition("/")[0])

    return await once(request, effect, now=now)


@post(
    f"{PAGE}/papers",
    name="expo.solutions.portal.papers.create",
    policy=Expo.APPLICATION_WRITE,
    request_max_body_size=DOCUMENT.largest + ROOM_FOR_THE_REST,
)
async def add(request: AnyRequest, actor: GivenActor, now: GivenNow, solution: FromPath[str]) -> Response[Any]:
    """From a form with a `paper`."""
    _, _, host = await mine(request, actor)
    known = await own_solution(host.id, solution)
    form = await read_form(request, shown_by=_edit)

    async def effect() -> Response[None]:
        with told_at("paper"):
            await add_paper(actor, known, await received(form, "paper"), now=now)
        return moved(f"{request.url.path.rpartition('/')[0]}#papers")

    return await once(request, effect, now=now)


@post(
    f"{PAGE}/papers/{{file:uuid}}/withdrawal",
    name="expo.solutions.portal.papers.destroy",
    policy=Expo.APPLICATION_WRITE,
)
async def take(
    request: AnyRequest, actor: GivenActor, now: GivenNow, solution: FromPath[str], file: FromPath[UUID]
) -> Response[Any]:
    """Nobody gets it from now on."""
    await read_form(request, shown_by=_edit)
    _, _, host = await mine(request, actor)
    known = await own_solution(host.id, solution)
    await take_paper(actor, known.id, file, now=now)
    return moved(f"{request.url.path.partition('/papers')[0]}#papers")


async def _list(request: AnyRequest, form: Form) -> Response[bytes]:
    company, row, host = await mine(request, request.scope["state"]["actor"])
    return screen(
        request,
        "expo/solutions/portal/index.html",
        section="exhibit",
        organisation=company,
        row=row,
        name=required(row.name),
        host=host,
        solutions=await solutions_of(host.id),
        states=rules.STATE_NAMES,
        form=form,
    )


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    company, row, host = await mine(request, actor)
    known = await own_solution(host.id, str(request.path_params["solution"]))
    shown = form if "was_budget" in form.values else _beside(form, filled(known.lines))
    return screen(
        request,
        "expo/solutions/portal/edit.html",
        section="exhibit",
        organisation=company,
        row=row,
        name=required(row.name),
        one=known,
        form=asked_in(again(shown), language_for(request, actor)),
        states=rules.STATE_NAMES,
        parts=rules.PARTS,
        moves=rules.moves_from(known.state, "exhibitor"),
        labels=MOVE_LABELS,
        papers=await papers_of(known.id),
        most_papers=rules.MOST_PAPERS,
        places=rules.PLACES,
        countries=await countries_known(),
        sites=await sites_known(),
        spoken=SPOKEN,
        saved="kept" in request.query_params,
        history=await told_of(known.id),
        **WORDS,
    )


def _beside(form: Form, whole: Form) -> Form:
    """A small form on the page was refused: the large one is as it is stored, with the refusal above it."""
    whole.errors, whole.refusal = form.errors, form.refusal
    return whole


ROUTES = [index, create, edit, update, move, add, take]
