"""The directory's public pages: everybody from A to Z, one exhibitor, up to four side by side, and a pavilion."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath

from core.access.policies import PUBLIC
from core.errors import NotFound
from core.web.given import AnyRequest
from directory.organisations.rules import KIND_NAMES
from expo.agenda.structured import as_script
from expo.editions.frame import page, publication, reader
from expo.exhibitors.events.readers.routes import events_on_shelf
from expo.exhibitors.events.rules import KIND_NAMES as EVENT_KINDS
from expo.exhibitors.readers.forms import compared, read_wish
from expo.exhibitors.readers.listed import NOBODY, Directories, Directory
from expo.exhibitors.readers.structured import organisation_of
from expo.exhibitors.readers.views import drawn, listing, people_of
from expo.exhibitors.rules import PAVILION_KINDS
from expo.floor.plans.shelf import ShownPlan
from expo.releases.publication import Publication
from i18n.text import Translated

PAGE = "/{lang:str}/{edition:str}/exhibitors"


@get(PAGE, name="expo.exhibitors.readers.index", policy=PUBLIC, sync_to_thread=True)
def index(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[bytes]:
    """`?q= &speaks= &hall= &pavilion= &country= &kind= &alliance=`; a value may stand several times."""
    shown, there = publication(request, edition), directory_of(request, edition)
    found = listing(there, read_wish(asked(request)), reader(request).language, halls_of(request, shown))
    return _page(request, "index", shown, listing=found, houses=there.houses)


@get(f"{PAGE}/{{code:str}}", name="expo.exhibitors.readers.show", policy=PUBLIC, sync_to_thread=True)
def show(request: AnyRequest, lang: FromPath[str], edition: FromPath[str], code: FromPath[str]) -> Response[bytes]:
    """With the way to its booth."""
    shown, there = publication(request, edition), directory_of(request, edition)
    one = there.by_code.get(code)
    if one is None:
        raise NotFound
    return _page(
        request,
        "show",
        shown,
        one=one,
        house=there.houses.get(one.pavilion),
        drawings=drawn(plan_of(request, edition), [one], reader(request).language),
        people=people_of(shown, one),
        events=events_on_shelf(request, edition).of_exhibitor(code),
        event_kinds=EVENT_KINDS,
        zone=shown.zone,
        structured=as_script(organisation_of(one, reader(request))),
    )


@get(f"{PAGE}/compare", name="expo.exhibitors.readers.compare", policy=PUBLIC, sync_to_thread=False)
def compare(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[bytes]:
    """`?with=` up to four codes; search engines are sent elsewhere."""
    shown, there = publication(request, edition), directory_of(request, edition)
    ones, more = compared(asked(request), there)
    return _page(request, "compare", shown, indexed=(), ones=ones, more=more, houses=there.houses)


@get(
    "/{lang:str}/{edition:str}/pavilions/{code:str}",
    name="expo.exhibitors.readers.pavilion",
    policy=PUBLIC,
    sync_to_thread=True,
)
def pavilion(request: AnyRequest, lang: FromPath[str], edition: FromPath[str], code: FromPath[str]) -> Response[bytes]:
    """Who stands in it, and where."""
    shown, there = publication(request, edition), directory_of(request, edition)
    house = there.houses.get(code)
    if house is None:
        raise NotFound
    language = reader(request).language
    ones = there.of_house(code, language)
    drawings = drawn(plan_of(request, edition), ones, language, whole=True)
    return _page(request, "pavilion", shown, house=house, ones=ones, drawings=drawings, kinds=PAVILION_KINDS)


def directory_of(request: AnyRequest, edition: str) -> Directory:
    """Without anybody where nobody exhibits."""
    held: Directories = request.app.state.shelf["exhibitors"]
    return held.get(edition, NOBODY)


def plan_of(request: AnyRequest, edition: str) -> ShownPlan | None:
    found: ShownPlan | None = request.app.state.shelf["floor"].get(edition)
    return found


def halls_of(request: AnyRequest, shown: Publication) -> dict[str, Translated]:
    """By code: as the plan calls them, else the programme."""
    plan = plan_of(request, shown.edition.slug)
    named = {one.code: one.name for one in shown.snapshot.halls}
    return {**named, **({code: floor.name for code, floor in plan.floors.items()} if plan else {})}


def asked(request: AnyRequest) -> dict[str, list[str]]:
    return {name: request.query_params.getall(name) for name in request.query_params}


def _page(request: AnyRequest, name: str, shown: Publication, **context: Any) -> Response[bytes]:
    context["kind_names"], context["halls"] = KIND_NAMES, halls_of(request, shown)
    return page(
        request,
        f"expo/exhibitors/readers/{name}.html",
        section="exhibitors",
        edition=shown.edition,
        plan=plan_of(request, shown.edition.slug),
        **context,
    )


ROUTES = [index, show, compare, pavilion]
