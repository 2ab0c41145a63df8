"""The world at the desk: a map, a table with the same content, figures, and the list behind each."""

from collections.abc import Mapping
from typing import Any

from litestar import Response, get, post

from core.access.accounts.forms import LONGEST_REASON
from core.access.guard import FAR_REACHING
from core.access.rules import may
from core.forms.form import Form, blank, read_form, typed
from core.leaves import Leaf, leaf
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import PRIVATE, screen
from crm.agreements.days import day_in_seoul
from crm.agreements.desk.listing import FACETS
from crm.agreements.queries import agreements_with
from crm.agreements.rules import KIND_NAMES, STATE_NAMES
from crm.agreements.standing import STANDING_NAMES
from crm.obligations.queries import promises_of
from crm.obligations.rules import DEFINITION, SIDE_NAMES
from crm.obligations.rules import STATE_NAMES as PROMISE_STATES
from crm.permissions import Crm
from crm.world.drawing import world
from crm.world.exports import export
from crm.world.queries import Atlas, atlas, cards_of
from crm.world.rules import BOUNDARIES, HINTS, RELATIONS
from directory.countries.rules import REGIONS
from directory.permissions import Directory
from i18n.catalogue import say
from i18n.locales import country_name
from i18n.screens import language_for

PAGE = "/desk/world"
KEPT = ("of", "q", *FACETS, "relation", "region", "order")
WORDS: Mapping[str, Any] = {
    "relations": RELATIONS,
    "hints": HINTS,
    "region_names": REGIONS,
    "kinds": KIND_NAMES,
    "states": STATE_NAMES,
    "standings": STANDING_NAMES,
    "promise_states": PROMISE_STATES,
    "sides": SIDE_NAMES,
    "definition": DEFINITION,
    "boundaries": BOUNDARIES,
}


@get(PAGE, name="crm.world.index", policy=Crm.AGREEMENT_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """`?relation=&region=&order=`; `?of=agreements` or `organisations` shows what one of these lists shows, with its
    `q=&state=&country=&kind=&owner=`.
    """
    return await _again(request, blank())


@get(f"{PAGE}/agreements", name="crm.world.agreements.index", policy=Crm.AGREEMENT_READ)
async def agreements_behind(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[bytes]:
    """Those that a figure counts: `?group=&standing=&type=&region=`, and what narrows the map."""
    found = await _atlas(request, request.query_params)
    page = leaf(cards_of(found, request.query_params), typed(request.query_params.get("page", "")))
    known = {one.id: one for one in await agreements_with(actor, [one.id for one in page.lines], now=now)}
    lines = tuple(known[one.id] for one in page.lines if one.id in known)
    asked = {name: typed(request.query_params.get(name, "")) for name in (*KEPT, "group", "standing", "type")}
    return screen(
        request,
        "crm/world/agreements/index.html",
        section="world",
        leaf=Leaf(lines, page.found, page.page),
        asked=asked,
        **WORDS,
    )


@get(f"{PAGE}/obligations", name="crm.world.obligations.index", policy=Crm.AGREEMENT_READ)
async def obligations_behind(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[bytes]:
    """Those that the rate of fulfilment counts: `?promised=` is a state, and what narrows the map."""
    found = await _atlas(request, request.query_params)
    state = typed(request.query_params.get("promised", ""))
    rows = await promises_of([one.id for one in found.cards], state if state in PROMISE_STATES else "")
    page = leaf(rows, typed(request.query_params.get("page", "")))
    known = {one.id: one for one in await agreements_with(actor, {row["agreement"] for row in page.lines}, now=now)}
    return screen(
        request,
        "crm/world/obligations/index.html",
        section="world",
        leaf=Leaf(tuple(row for row in page.lines if row["agreement"] in known), page.found, page.page),
        known=known,
        found=found,
        asked={**found.asked, "promised": state},
        today=day_in_seoul(now),
        **WORDS,
    )


@post(f"{PAGE}/exports", name="crm.world.export", policy=Crm.AGREEMENT_EXPORT, opt={FAR_REACHING: True})
async def take_out(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[bytes]:
    """What the table shows, as CSV. That it was taken, and why, is recorded."""
    form = await read_form(request, shown_by=_again)
    because = form.text("because", most=LONGEST_REASON)
    form.check()
    asked = {name: form.raw(name) for name in KEPT}
    sheet = await export(actor, asked, because=because, tongue=language_for(request, actor), now=now)
    named = f'attachment; filename="world-{now:%Y%m%d}.csv"'
    headers = {**PRIVATE, "content-disposition": named, "x-content-type-options": "nosniff"}
    return Response(sheet, media_type="text/csv", headers=headers, status_code=200)


async def _atlas(request: AnyRequest, asked: Mapping[str, str]) -> Atlas:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    return await atlas(actor, language_for(request, actor), asked, now=now)


async def _again(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    reader = language_for(request, actor)
    asked = {**{name: form.raw(name) for name in KEPT}, **request.query_params}
    found = await _atlas(request, asked)
    names = {one.land.code: country_name(one.land.code, reader) for one in found.lines}
    told = {one.land.code: say(reader, RELATIONS[one.relation]) for one in found.lines}
    return screen(
        request,
        "crm/world/index.html",
        section="world",
        found=found,
        asked=found.asked,
        map=world(found.lines, names, told),
        form=form,
        names_people=may(actor, Directory.PERSON_READ),
        takes_out=may(actor, Crm.AGREEMENT_EXPORT),
        **WORDS,
    )


ROUTES = [index, agreements_behind, obligations_behind, take_out]
