"""Demands at the desk: looked at before anybody reads them, written down for others, and how introductions stand."""

from dataclasses import replace
from random import SystemRandom
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.trail.queries import told_of
from core.forms.again import again
from core.forms.before import was_in
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.queries import edition_called
from expo.permissions import Expo
from expo.solutions.demands import rules
from expo.solutions.demands.commands import begin_demand, move_demand, save_demand
from expo.solutions.demands.forms import MOVE_LABELS, contact_in, filled, lines_in
from expo.solutions.demands.own.routes import WORDS
from expo.solutions.demands.queries import demand_at_desk, demands_at_desk
from expo.solutions.forms import asked_in
from expo.solutions.introductions.commands import answer, ask
from expo.solutions.introductions.fitting import matches_of_demand
from expo.solutions.introductions.queries import declined_of, introductions_of_demand
from expo.solutions.introductions.routes import ANSWERS
from expo.solutions.introductions.rules import STATE_NAMES
from expo.solutions.matching import MOST_SHOWN, WEIGHTS
from expo.solutions.queries import countries_known
from i18n.screens import language_for
from i18n.text import required

LIST = "/desk/{edition:str}/demands"
PAGE = f"{LIST}/{{code:str}}"
LONGEST_REASON = 1_000
NAMELESS = "attendee"
"""Who has no name is called by an address elsewhere: here as what they are."""
NOBODY = dict.fromkeys(rules.CONTACT, "")
"""Staff are not shown whom one would write to, not even where they typed it."""


@get(LIST, name="expo.solutions.demands.desk.index", policy=Expo.DEMAND_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """`?state=`; all where none is asked for."""
    return await _list(request, blank())


@post(LIST, name="expo.solutions.demands.desk.create", policy=Expo.DEMAND_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """A draft of nobody's account; leads to its form."""
    await read_form(request, shown_by=_list)

    async def effect() -> Response[None]:
        code = await begin_demand(actor, edition=edition, chance=SystemRandom(), now=now)
        return moved(f"/desk/{edition}/demands/{code}")

    return await once(request, effect, now=now)


@get(PAGE, name="expo.solutions.demands.desk.show", policy=Expo.DEMAND_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """With what fits it; of introductions only how they stand."""
    return await _show(request, blank())


@post(PAGE, name="expo.solutions.demands.desk.update", policy=Expo.DEMAND_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """What staff wrote down themselves."""
    form = await read_form(request, shown_by=_show)
    known = await demand_at_desk(actor, (await edition_called(edition)).id, code)
    lines, contact = lines_in(form, await countries_known()), contact_in(form)
    before = was_in(form, lines)
    form.check()

    async def effect() -> Response[None]:
        await save_demand(actor, known.id, lines, before, contact, now=now)
        return moved(f"/desk/{edition}/demands/{code}")

    return await once(request, effect, now=now)


@post(f"{PAGE}/moves", name="expo.solutions.demands.desk.move", policy=Expo.DEMAND_WRITE)
async def move(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """`to`, with `because` where they are told why."""
    form = await read_form(request, shown_by=_show)
    known = await demand_at_desk(actor, (await edition_called(edition)).id, code)
    to = form.choice("to", _open_to(known.state, known.account is None))
    because = form.text("because", most=LONGEST_REASON, needed=False)
    form.check()

    async def effect() -> Response[None]:
        await move_demand(actor, known.id, to=to, because=because, now=now)
        return moved(f"/desk/{edition}/demands/{code}")

    return await once(request, effect, now=now)


@post(f"{PAGE}/introductions", name="expo.solutions.demands.desk.ask", policy=Expo.DEMAND_WRITE)
async def ask_for(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """To whose `solution` fits, for somebody whose demand staff wrote down and who `agreed`."""
    form = await read_form(request, shown_by=_show)
    known = await demand_at_desk(actor, (await edition_called(edition)).id, code)
    offers = {one.offer.code: one.offer.id for one in await matches_of_demand(known)}
    solution = form.choice("solution", offers)
    form.check()

    async def effect() -> Response[None]:
        given: dict[str, Any] = {"demand": known.id, "solution": offers[solution], "side": "demand"}
        await ask(actor, **given, agreed=form.flag("agreed"), now=now)
        return moved(f"/desk/{edition}/demands/{code}#introductions")

    return await once(request, effect, now=now)


@post(
    f"{PAGE}/introductions/{{introduction:uuid}}", name="expo.solutions.demands.desk.answer", policy=Expo.DEMAND_WRITE
)
async def answer_for(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    edition: FromPath[str],
    code: FromPath[str],
    introduction: FromPath[UUID],
) -> Response[Any]:
    """`to`: accepted with `agreed`, declined, or withdrawn; only of what staff wrote down themselves."""
    form = await read_form(request, shown_by=_show)
    await demand_at_desk(actor, (await edition_called(edition)).id, code)
    to = form.choice("to", ANSWERS)
    form.check()

    async def effect() -> Response[None]:
        await answer(actor, introduction, to=to, side="demand", agreed=form.flag("agreed"), now=now)
        return moved(f"/desk/{edition}/demands/{code}#introductions")

    return await once(request, effect, now=now)


def _open_to(state: str, ours: bool) -> list[str]:
    """An organiser's moves; the owner's as well for what staff wrote down themselves."""
    return [*rules.moves_from(state, "organiser"), *(rules.moves_from(state, "owner") if ours else [])]


async def _list(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(str(request.path_params["edition"]))
    known = await demands_at_desk(request.scope["state"]["actor"], row.id)
    asked = request.query_params.get("state", "")
    state = asked if asked in rules.STATE_NAMES else ""
    return screen(
        request,
        "expo/solutions/demands/desk/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        demands=[one for one in known if not state or one.state == state],
        numbers={name: sum(one.state == name for one in known) for name in rules.STATE_NAMES},
        state=state,
        states=rules.STATE_NAMES,
        form=form,
        **WORDS,
    )


async def _show(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    row = await edition_called(str(request.path_params["edition"]))
    known = await demand_at_desk(actor, row.id, str(request.path_params["code"]))
    sent, stored = form, filled(known.lines, NOBODY)
    if "was_budget" not in form.values:
        stored.errors, stored.refusal, form = form.errors, form.refusal, stored
    open_to = _open_to(known.state, known.account is None)
    introductions = await introductions_of_demand(known.id)
    return screen(
        request,
        "expo/solutions/demands/desk/show.html",
        section="programme",
        row=row,
        name=required(row.name),
        one=known,
        form=asked_in(again(form), language_for(request, actor)),
        states=rules.STATE_NAMES,
        labels=MOVE_LABELS,
        editable=known.account is None and known.state in rules.EDITABLE,
        plain=[to for to in open_to if to not in rules.REASONED],
        asked=[to for to in open_to if to in rules.REASONED],
        countries=await countries_known(),
        matches=(await matches_of_demand(known))[:MOST_SHOWN],
        introductions=introductions,
        ours=known.account is None,
        live={(one.demand, one.solution) for one in introductions if one.state in ("asked", "accepted")},
        declined=declined_of(introductions, "demand"),
        refused=str(request.path_params.get("introduction", "")) or sent.raw("solution"),
        introduction_states=STATE_NAMES,
        weights=WEIGHTS,
        history=[replace(one, who=NAMELESS) if "@" in str(one.who) else one for one in await told_of(known.id)],
        **WORDS,
    )


ROUTES = [index, create, show, update, move, ask_for, answer_for]
