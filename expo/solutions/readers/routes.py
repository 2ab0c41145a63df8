"""The market's public pages: solutions to choose from, each of them, and what cities look for."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath

from core.access.policies import PUBLIC
from core.errors import NotFound
from core.web.given import AnyRequest
from expo.agenda.structured import as_script
from expo.editions.frame import page, publication, reader
from expo.solutions.readers.choosing import find
from expo.solutions.readers.structured import offer_of
from expo.solutions.shelf import NOTHING, Market
from expo.solutions.taxonomy import BUDGETS, CATEGORIES, FIELDS, SIZES

WORDS: dict[str, Any] = {"fields": FIELDS, "categories": CATEGORIES, "budgets": BUDGETS, "sizes": SIZES}


@get("/{lang:str}/{edition:str}/solutions", name="expo.solutions.readers.index", policy=PUBLIC, sync_to_thread=False)
def index(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[bytes]:
    """`?q= &field= &category= &country= &language= &hall=`, each as often as one likes but the first."""
    shown, market = publication(request, edition), market_of(request, edition)
    asked = {name: request.query_params.getall(name) for name in request.query_params}
    found = find(market, asked)
    return page(
        request,
        "expo/solutions/readers/index.html",
        section="solutions",
        edition=shown.edition,
        found=found,
        market=market,
        **WORDS,
    )


@get(
    "/{lang:str}/{edition:str}/solutions/{code:str}",
    name="expo.solutions.readers.show",
    policy=PUBLIC,
    sync_to_thread=False,
)
def show(request: AnyRequest, lang: FromPath[str], edition: FromPath[str], code: FromPath[str]) -> Response[bytes]:
    """With the way to the booth, where there is one on the plan."""
    shown, market = publication(request, edition), market_of(request, edition)
    one = market.solution(code)
    if one is None:
        raise NotFound
    plan = request.app.state.shelf["floor"].get(edition)
    sites = {site.code: site.name for site in request.app.state.shelf["evidence"].sites}
    return page(
        request,
        "expo/solutions/readers/show.html",
        section="solutions",
        edition=shown.edition,
        one=one,
        stands=[stand for stand in one.booths if plan is not None and stand.number in plan.booths],
        sites=sites,
        structured=as_script(offer_of(one, reader(request))),
        others=[other for other in market.solutions if other.exhibitor_code == one.exhibitor_code and other is not one],
        **WORDS,
    )


def market_of(request: AnyRequest, edition: str) -> Market:
    found: Market = request.app.state.shelf["solutions"].get(edition, NOTHING)
    return found


ROUTES = [index, show]
