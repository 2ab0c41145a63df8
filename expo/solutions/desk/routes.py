"""Solutions at the desk: what waits to be looked at, and deciding about each."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.trail.queries import told_of
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.queries import edition_called
from expo.permissions import Expo
from expo.solutions import rules
from expo.solutions.commands import move_solution
from expo.solutions.forms import MOVE_LABELS
from expo.solutions.queries import papers_of, sites_known, solution_at_desk, solutions_at_desk
from expo.solutions.taxonomy import BUDGETS, CATEGORIES, FIELDS, SIZES
from i18n.text import required

LIST = "/desk/{edition:str}/solutions"
PAGE = f"{LIST}/{{code:str}}"
LONGEST_REASON = 1_000


@get(LIST, name="expo.solutions.desk.index", policy=Expo.SOLUTION_READ)
async def index(request: AnyRequest, actor: GivenActor, edition: FromPath[str]) -> Response[bytes]:
    """`?state=`; what waits for us where none is asked for."""
    row = await edition_called(edition)
    known = await solutions_at_desk(actor, row.id)
    numbers = {state: sum(one.state == state for one in known) for state in rules.STATE_NAMES}
    asked = request.query_params.get("state", "submitted")
    state = asked if asked in rules.STATE_NAMES else ""
    return screen(
        request,
        "expo/solutions/desk/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        solutions=[one for one in known if not state or one.state == state],
        numbers=numbers,
        state=state,
        states=rules.STATE_NAMES,
    )


@get(PAGE, name="expo.solutions.desk.show", policy=Expo.SOLUTION_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """As it would be published."""
    return await _show(request, blank())


@post(f"{PAGE}/moves", name="expo.solutions.desk.move", policy=Expo.SOLUTION_PUBLISH)
async def move(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """`to`, with `because` where the exhibitor is told why; `revision` is what was read."""
    form = await read_form(request, shown_by=_show)
    known = await solution_at_desk(actor, (await edition_called(edition)).id, code)
    to = form.choice("to", rules.moves_from(known.state, "organiser"))
    because, revision = form.text("because", most=LONGEST_REASON, needed=False), form.number("revision")
    form.check()

    async def effect() -> Response[None]:
        await move_solution(actor, known.id, to=to, because=because, revision=revision, now=now)
        return moved(f"/desk/{edition}/solutions/{code}")

    return await once(request, effect, now=now)


async def _show(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    row = await edition_called(str(request.path_params["edition"]))
    known = await solution_at_desk(actor, row.id, str(request.path_params["code"]))
    open_to = rules.moves_from(known.state, "organiser")
    return screen(
        request,
        "expo/solutions/desk/show.html",
        section="programme",
        row=row,
        name=required(row.name),
        one=known,
        form=form,
        states=rules.STATE_NAMES,
        parts=rules.PARTS,
        labels=MOVE_LABELS,
        plain=[to for to in open_to if to not in rules.REASONED],
        asked=[to for to in open_to if to in rules.REASONED],
        papers=await papers_of(known.id),
        sites=dict(await sites_known()),
        history=await told_of(known.id),
        fields=FIELDS,
        categories=CATEGORIES,
        budgets=BUDGETS,
        sizes=SIZES,
    )


ROUTES = [index, show, move]
