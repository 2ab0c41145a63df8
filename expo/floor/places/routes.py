"""Where the halls stand on earth, at the desk."""

import re
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.errors import mark
from core.forms.again import again
from core.forms.before import was, was_in
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.queries import edition_called
from expo.floor.drawing.queries import drawing_of
from expo.floor.places.commands import put_place
from expo.floor.places.queries import places_of
from expo.floor.places.rules import NOWHERE, Place
from expo.permissions import Expo
from i18n.text import required

PAGE = "/desk/{edition:str}/floor/places"
LEVELS = (-10, 100)
_decimal = re.compile(r"-?[0-9]{1,3}([.,][0-9]{1,9})?\Z")


@get(PAGE, name="expo.floor.places.index", policy=Expo.FLOOR_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """All halls; `?hall=` is the one to be placed."""
    return await _page(request, blank())


@post(f"{PAGE}/{{hall:str}}", name="expo.floor.places.update", policy=Expo.FLOOR_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], hall: FromPath[str]
) -> Response[Any]:
    """In degrees, as maps on the net show them."""
    form = await read_form(request, shown_by=_page)
    latitude, longitude = _degrees(form, "latitude", 85.0), _degrees(form, "longitude", 180.0)
    bearing = _degrees(form, "bearing", 360.0) % 360
    level, before = form.whole("level", least=LEVELS[0], most=LEVELS[1]), was_in(form, NOWHERE)
    form.check()

    async def effect() -> Response[None]:
        place = Place(round(latitude, 7), round(longitude, 7), round(bearing, 2) % 360, level)
        await put_place(actor, edition=edition, hall=hall, place=place, before=before, now=now)
        return moved(f"/desk/{edition}/floor/places?hall={hall}")

    return await once(request, effect, now=now)


def _degrees(form: Form, name: str, most: float) -> float:
    typed = form.text(name, most=20)
    if not typed or name in form.errors:
        return 0.0
    value = float(typed.replace(",", ".")) if _decimal.match(typed) else most + 1
    if abs(value) > most:
        form.mistake(name, mark("Please give degrees as a number, such as 37.6687."))
        return 0.0
    return value


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    halls, places = (await drawing_of(row)).halls, await places_of(row.id)
    code = request.path_params.get("hall") or request.query_params.get("hall")
    chosen = next((one for one in halls if one.code == code), halls[0] if halls else None)
    if chosen and not form.values:
        place = places.get(chosen.code)
        said = {"latitude": place.latitude, "longitude": place.longitude, "bearing": place.bearing} if place else {}
        began = was(place.lines if place else NOWHERE)
        form.values.update(blank(**{"bearing": 0, "level": place.level if place else 0, **said}, **began).values)
    return screen(
        request,
        "expo/floor/places/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=again(form),
        halls=halls,
        places=places,
        chosen=chosen,
    )


ROUTES = [index, update]
