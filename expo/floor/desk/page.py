"""The editor's page: the hall, what is chosen in it with its forms, what was refused, the latest steps."""

from collections import Counter
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from litestar import Response

from core.access.accounts.doers import doers
from core.access.rules import may
from core.errors import NotFound
from core.forms.form import Form, blank
from core.web.given import AnyRequest
from core.web.screens import screen
from expo.editions.queries import edition_called
from expo.floor.backdrops.queries import backdrop_of
from expo.floor.desk.forms import outline_text
from expo.floor.desk.tenants import tenants_of
from expo.floor.desk.views import Drawn, Ghost, HallDrawn, hall_drawn
from expo.floor.drawing.queries import Drawing, HallNamed, drawing_of, last_number, latest_steps
from expo.floor.geometry.outlines import area
from expo.floor.plans.queries import plans_of
from expo.floor.readers.names import BOOTH_NAMES, CROSSING_NAMES, FEATURE_NAMES, PICTURES
from expo.permissions import Expo
from expo.reservations.queries import lets
from expo.reservations.rules import STATE_NAMES
from i18n.locales import LANGUAGES
from i18n.text import required

DOINGS = ("booth", "row", "merge", "feature", "connection", "outline")
THINGS = ("booth", "feature", "connection")
PREFILLED = ("x", "y", "width", "depth", "numbers", "number", "kind")
"""What an address may bring into a new thing's form: a mouse has drawn it, or chose several."""


async def floor_page(request: AnyRequest, form: Form, ghosts: Sequence[Ghost] = ()) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    row = await edition_called(request.path_params["edition"])
    drawing, number = await drawing_of(row), await last_number(row.id)
    frame: dict[str, Any] = {"row": row, "name": required(row.name), "form": form, "section": "programme"}
    code = request.path_params.get("hall")
    if not drawing.halls and code is None:
        return screen(request, "expo/floor/desk/index.html", view=None, **frame)
    hall = next((one for one in drawing.halls if one.code == code), None) if code else _fullest(drawing)
    if hall is None:
        raise NotFound
    view = hall_drawn(drawing, hall, {one.id: one for one in await lets(row.id)})
    panel, key = _panel(request, form)
    chosen = getattr(view, panel)(key) if panel in THINGS and key else None
    if not form.values:
        form.values.update(_begun(request, drawing, view, panel, chosen).values)
    steps = await latest_steps(row.id)
    return screen(
        request,
        "expo/floor/desk/index.html",
        view=view,
        under=await backdrop_of(hall.id),
        panel=panel if chosen or not key else "",
        chosen=chosen,
        ghosts=ghosts,
        number=number,
        steps=steps,
        who=await doers([one.actor for one in steps]),
        tenants=await tenants_of(row.id) if may(actor, Expo.EXHIBITOR_READ) else {},
        plans=await plans_of(row.id),
        rooms=drawing.rooms,
        hall_names={one.id: one.name for one in drawing.halls},
        booth_names=BOOTH_NAMES,
        feature_names=FEATURE_NAMES,
        crossing_names=CROSSING_NAMES,
        pictures=PICTURES,
        states=STATE_NAMES,
        tongues=LANGUAGES,
        **frame,
    )


def _fullest(drawing: Drawing) -> HallNamed:
    """The hall with most booths, else the largest, else the first: where one is likely to go on."""
    booths = Counter(one.hall for one in drawing.booths.values())
    sizes = {one.id: area(ground[1].outline) for one in drawing.halls if (ground := drawing.ground(one.id))}
    return max(drawing.halls, key=lambda one: (booths[one.id], sizes.get(one.id, 0)))


def _panel(request: AnyRequest, form: Form) -> tuple[str, UUID | None]:
    """What the form that was refused belongs to, else what the address asks for."""
    asked = form.raw("panel") or next(
        (f"{name}:{request.query_params[name]}" for name in (*THINGS, "do") if request.query_params.get(name)), ""
    )
    name, _, which = asked.partition(":")
    if name == "do":
        return (which if which in DOINGS else ""), None
    try:
        return (name, UUID(which)) if name in THINGS else ("", None)
    except ValueError:
        return "", None


def _begun(request: AnyRequest, drawing: Drawing, view: HallDrawn, panel: str, chosen: Any) -> Form:
    if chosen is None:
        brought = {name: request.query_params[name] for name in PREFILLED if request.query_params.get(name)}
        offered = {"x": "2", "y": "2", "width": "3", "depth": "3", "count": "6", "number": view.next_number}
        outline = outline_text(view.outline) if view.outline else ""
        more = {"outline": outline, "first": view.hall.code, "kind": "wall" if panel == "feature" else "shell"}
        return blank(**{**offered, **more, **brought})
    state = chosen.state
    if panel == "connection":
        codes = {one.id: one.code for one in drawing.halls}
        return blank(
            kind=state.kind,
            x=f"{state.first_at[0]:g}",
            y=f"{state.first_at[1]:g}",
            then=codes[state.then],
            first=codes[state.first],
            then_x=f"{state.then_at[0]:g}",
            then_y=f"{state.then_at[1]:g}",
            metres=state.metres,
            slope=_slope(state.slope),
        )
    if panel == "booth":
        middle = chosen.box[0] + chosen.box[2] / 2
        return blank(
            number=state.number, kind=state.kind, cut="down", at=f"{middle:g}", one=state.number, **_box(chosen)
        )
    names = {f"name_{tag}": one.text for tag, one in state.name.renditions.items()} if state.name else {}
    stage, stepped = drawing.rooms.get(state.room) if state.room else None, "yes" if state.stepped else None
    return blank(kind=state.kind, stage=stage, stepped=stepped, slope=_slope(state.slope), **names, **_box(chosen))


def _box(chosen: Drawn) -> dict[str, str]:
    return {name: f"{value:g}" for name, value in zip(("x", "y", "width", "depth"), chosen.box, strict=True)}


def _slope(slope: float | None) -> str | None:
    return None if slope is None else f"{slope:g}"
