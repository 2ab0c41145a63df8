"""What one looks for oneself: written, kept, sent in; what fits and why; and introductions on both sides' yes."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.policies import SIGNED_IN
from core.forms.again import again
from core.forms.before import was_in
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.frame import current_edition
from expo.solutions.demands import rules
from expo.solutions.demands.commands import move_demand, save_demand
from expo.solutions.demands.forms import MOVE_LABELS, contact_in, filled, lines_in
from expo.solutions.demands.queries import contact_lines, own_demand, own_demands
from expo.solutions.forms import asked_in
from expo.solutions.introductions.commands import answer, ask
from expo.solutions.introductions.fitting import matches_of_demand
from expo.solutions.introductions.queries import contacts_for, declined_of, introductions_of_demand
from expo.solutions.introductions.routes import ANSWERS
from expo.solutions.introductions.rules import STATE_NAMES
from expo.solutions.matching import MOST_SHOWN, WEIGHTS
from expo.solutions.queries import countries_known
from expo.solutions.taxonomy import BUDGETS, FIELDS, SIZES, SPOKEN
from i18n.screens import language_for

LIST = "/account/demands"
PAGE = f"{LIST}/{{code:str}}"
WORDS: dict[str, Any] = {"fields": FIELDS, "budgets": BUDGETS, "sizes": SIZES, "spoken": SPOKEN}


@get(LIST, name="expo.solutions.demands.own.index", policy=SIGNED_IN)
async def index(request: AnyRequest, actor: GivenActor) -> Response[bytes]:
    """Each with its state."""
    mine, around = await own_demands(actor), current_edition(request)
    given: dict[str, Any] = {"mine": mine, "states": rules.STATE_NAMES, "now_on": around.slug if around else ""}
    return screen(request, "expo/solutions/demands/own/index.html", **given)


@get(PAGE, name="expo.solutions.demands.own.edit", policy=SIGNED_IN)
async def edit(request: AnyRequest) -> Response[bytes]:
    """As it was kept, with what fits once it is approved."""
    return await _page(request, blank())


@post(PAGE, name="expo.solutions.demands.own.update", policy=SIGNED_IN)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """Kept; `send` sends it in as well."""
    form = await read_form(request, shown_by=_page)
    known = await own_demand(actor, code)
    lines, contact = lines_in(form, await countries_known()), contact_in(form)
    before = was_in(form, lines)
    form.check()

    async def effect() -> Response[None]:
        await save_demand(actor, known.id, lines, before, contact, now=now)
        if form.flag("send") and known.state in ("draft", "returned"):
            await move_demand(actor, known.id, to="submitted", now=now)
        return moved(f"{LIST}/{code}?kept=1")

    return await once(request, effect, now=now)


@post(f"{PAGE}/moves", name="expo.solutions.demands.own.move", policy=SIGNED_IN)
async def move(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """`to`: submitted, draft or closed."""
    form = await read_form(request, shown_by=_page)
    known = await own_demand(actor, code)
    to = form.choice("to", ("submitted", "draft", "closed"))
    form.check()

    async def effect() -> Response[None]:
        await move_demand(actor, known.id, to=to, now=now)
        return moved(f"{LIST}/{code}")

    return await once(request, effect, now=now)


@post(f"{PAGE}/introductions", name="expo.solutions.demands.own.ask", policy=SIGNED_IN)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """To whose `solution` fits; `agreed` to show one's contact."""
    form = await read_form(request, shown_by=_page)
    known = await own_demand(actor, code)
    offers = {one.offer.code: one.offer.id for one in await matches_of_demand(known)}
    solution = form.choice("solution", offers)
    form.check()

    async def effect() -> Response[None]:
        given: dict[str, Any] = {"demand": known.id, "solution": offers[solution], "side": "demand"}
        await ask(actor, **given, agreed=form.flag("agreed"), now=now)
        return moved(f"{LIST}/{code}#introductions")

    return await once(request, effect, now=now)


@post(f"{PAGE}/introductions/{{introduction:uuid}}", name="expo.solutions.demands.own.answer", policy=SIGNED_IN)
async def reply(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], introduction: FromPath[UUID]
) -> Response[Any]:
    """`to`: accepted with `agreed`, declined, or withdrawn by who asked."""
    form = await read_form(request, shown_by=_page)
    await own_demand(actor, code)
    to = form.choice("to", ANSWERS)
    form.check()

    async def effect() -> Response[None]:
        await answer(actor, introduction, to=to, side="demand", agreed=form.flag("agreed"), now=now)
        return moved(f"{LIST}/{code}#introductions")

    return await once(request, effect, now=now)


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    known = await own_demand(actor, str(request.path_params["code"]))
    sent, stored = form, filled(known.lines, await contact_lines(known.id))
    if "was_budget" not in form.values:
        stored.errors, stored.refusal, form = form.errors, form.refusal, stored
    introductions = await introductions_of_demand(known.id)
    return screen(
        request,
        "expo/solutions/demands/own/edit.html",
        one=known,
        form=asked_in(again(form), language_for(request, actor)),
        states=rules.STATE_NAMES,
        editable=known.state in rules.EDITABLE,
        moves=rules.moves_from(known.state, "owner"),
        labels=MOVE_LABELS,
        countries=await countries_known(),
        matches=(await matches_of_demand(known))[:MOST_SHOWN],
        introductions=introductions,
        live={(one.demand, one.solution) for one in introductions if one.state in ("asked", "accepted")},
        declined=declined_of(introductions, "demand"),
        refused=str(request.path_params.get("introduction", "")) or sent.raw("solution"),
        contacts=await contacts_for(actor, introductions),
        introduction_states=STATE_NAMES,
        weights=WEIGHTS,
        saved="kept" in request.query_params,
        **WORDS,
    )


ROUTES = [index, edit, update, move, create, reply]
