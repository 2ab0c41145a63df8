"""The floor as files: the drawing for who may see it, the published plan for everybody."""

from asyncio import to_thread
from typing import Any

import msgspec
from litestar import Response, get
from litestar.params import FromPath, FromQuery

from core.access.policies import PUBLIC
from core.errors import NotFound
from core.web.given import AnyRequest, GivenNow
from expo.editions.frame import publication
from expo.editions.queries import edition_called
from expo.floor.drawing.queries import drawing_of
from expo.floor.exports.geojson import floor_geojson
from expo.floor.exports.imdf import Venue, imdf
from expo.floor.exports.svg import floor_svg
from expo.floor.exports.words import Around, floor_words
from expo.floor.places.queries import places_of
from expo.floor.plans.draft import draft_plan
from expo.floor.plans.shelf import ShownPlan
from expo.floor.plans.snapshot import Plan
from expo.paper.setting import set_in_type
from expo.permissions import Expo
from i18n import formats
from i18n.locales import Language, language
from i18n.screens import language_for
from i18n.text import Translated, required

DESK = "/desk/{edition:str}/floor"
PDF, ZIP, SVG, GEOJSON = "application/pdf", "application/zip", "image/svg+xml", "application/geo+json"
COUNTRY = "KR"
PRIVATE = {"cache-control": "private, no-store"}


@get("/{lang:str}/{edition:str}/floor.pdf", name="expo.floor.exports.show", policy=PUBLIC)
async def show(
    request: AnyRequest, lang: FromPath[str], edition: FromPath[str], hall: FromQuery[str] = ""
) -> Response[bytes]:
    """The published plan on paper, a hall a page; `?hall=` one of them by its code."""
    shown, tongue = publication(request, edition), language(lang)
    plan: ShownPlan | None = request.app.state.shelf["floor"].get(edition)
    if plan is None:
        raise NotFound
    wanted = _only(plan.plan, hall)
    stages = {code: room.name for code, room in shown.rooms.items()}
    around = Around(request.app.state.shelf["occupants"].get(edition, {}), stages)
    octets = await to_thread(_paper, wanted, shown.edition.name, around, tongue, _day(plan.plan.published_at, tongue))
    named = "-".join(part for part in (edition, "floor", hall, str(plan.plan.number), tongue.code) if part)
    return Response(octets, media_type=PDF, headers=_named(f"{named}.pdf"))


@get(f"{DESK}/files/pdf", name="expo.floor.exports.paper", policy=Expo.FLOOR_READ)
async def paper(request: AnyRequest, now: GivenNow, edition: FromPath[str]) -> Response[bytes]:
    """The drawing of the moment."""
    plan, name = await _drawn(edition)
    tongue = language_for(request, request.scope["state"]["actor"])
    around = Around(request.app.state.shelf["occupants"].get(edition, {}), {})
    octets = await to_thread(_paper, plan, name, around, tongue, _day(now, tongue))
    return Response(octets, media_type=PDF, headers=PRIVATE | _named(f"{edition}-floor.pdf"))


@get(f"{DESK}/files/imdf", name="expo.floor.exports.archive", policy=Expo.FLOOR_READ)
async def archive(request: AnyRequest, now: GivenNow, edition: FromPath[str]) -> Response[bytes]:
    """For map services; who has a booth stands in it as readers see it."""
    row = await edition_called(edition)
    plan, name = await _drawn(edition)
    if not plan.halls:
        raise NotFound
    occupants = request.app.state.shelf["occupants"].get(edition, {})
    places = await places_of(row.id)
    octets = imdf(plan, Venue(edition, name, COUNTRY, places, occupants), at=now)
    return Response(octets, media_type=ZIP, headers=PRIVATE | _named(f"{edition}-imdf.zip"))


@get(f"{DESK}/{{hall:str}}/files/{{kind:str}}", name="expo.floor.exports.hall", policy=Expo.FLOOR_READ)
async def hall(edition: FromPath[str], hall: FromPath[str], kind: FromPath[str]) -> Response[bytes]:
    """One hall as SVG, or as GeoJSON: in degrees where it is known where the hall stands."""
    plan, name = await _drawn(edition)
    floor = next((one for one in plan.halls if one.code == hall), None)
    if floor is None or kind not in ("svg", "geojson"):
        raise NotFound
    if kind == "svg":
        octets = floor_svg(floor, f"{floor.name.original} · {name.original}")
        return Response(octets, media_type=SVG, headers=PRIVATE | _named(f"{edition}-{hall}.svg"))
    place = (await places_of((await edition_called(edition)).id)).get(hall)
    octets = floor_geojson(floor, place)
    return Response(octets, media_type=GEOJSON, headers=PRIVATE | _named(f"{edition}-{hall}.geojson"))


async def _drawn(edition: str) -> tuple[Plan, Translated]:
    row = await edition_called(edition)
    drawing = await drawing_of(row)
    return await to_thread(draft_plan, drawing), required(row.name)


def _only(plan: Plan, hall: str) -> Plan:
    """Raises NotFound for a hall that the plan does not have."""
    if not hall:
        return plan
    halls = tuple(one for one in plan.halls if one.code == hall)
    if not halls:
        raise NotFound
    return msgspec.structs.replace(plan, halls=halls, connections=())


def _paper(plan: Plan, name: Translated, around: Around, tongue: Language, day: str) -> bytes:
    if not plan.halls:
        raise NotFound
    return set_in_type("floor", msgspec.json.encode(floor_words(plan, name, around, tongue, day)))


def _day(at: Any, tongue: Language) -> str:
    return formats.short_day(at.astimezone(formats.SEOUL).date(), tongue)


def _named(name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{name}"'}


ROUTES = [show, paper, archive, hall]
