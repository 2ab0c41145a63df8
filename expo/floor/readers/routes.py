"""The plan's public pages: a hall, a booth in it, and the way from one place to another."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath

from core.access.policies import PUBLIC
from core.errors import NotFound
from core.web.given import AnyRequest
from expo.editions.frame import page, publication, reader
from expo.floor.plans.shelf import ShownPlan
from expo.floor.readers.forms import read_question
from expo.floor.readers.names import BOOTH_NAMES, CROSSING_NAMES, FEATURE_NAMES, PICTURES
from expo.floor.readers.views import floor_page
from i18n.catalogue import say


@get("/{lang:str}/{edition:str}/floor", name="expo.floor.index", policy=PUBLIC, sync_to_thread=True)
def index(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[bytes]:
    """The main hall, or the one where the way begins: `?q= &show= &from= &to= &steps=free`."""
    return _shown(request, edition, None)


@get("/{lang:str}/{edition:str}/floor/{place:str}", name="expo.floor.show", policy=PUBLIC, sync_to_thread=True)
def show(request: AnyRequest, lang: FromPath[str], edition: FromPath[str], place: FromPath[str]) -> Response[bytes]:
    """A hall by its code, or the hall of a booth by its number, with the booth in the middle."""
    return _shown(request, edition, place)


def _shown(request: AnyRequest, edition: str, place: str | None) -> Response[bytes]:
    shown, who = publication(request, edition), reader(request)
    plan: ShownPlan | None = request.app.state.shelf["floor"].get(edition)
    if plan is None:
        raise NotFound
    floor = plan.floors.get(place or "")
    placed = None if floor or place is None else plan.booths.get(place)
    if place is not None and floor is None and placed is None:
        raise NotFound
    asked = {name: request.query_params.getall(name) for name in request.query_params}
    context: dict[str, Any] = {
        "view": floor_page(
            plan,
            read_question(asked),
            floor=floor or (placed.floor if placed else None),
            number=placed.booth.number if placed else None,
            occupants=request.app.state.shelf["occupants"].get(edition, {}),
            stages={code: room.name for code, room in shown.rooms.items()},
            names={kind: say(who.language, name) for kind, name in FEATURE_NAMES.items()},
            language=who.language,
        ),
        "plan": plan,
        "booth_names": BOOTH_NAMES,
        "feature_names": FEATURE_NAMES,
        "crossing_names": CROSSING_NAMES,
        "pictures": PICTURES,
    }
    return page(request, "expo/floor/index.html", section="floor", edition=shown.edition, **context)


ROUTES = [index, show]
