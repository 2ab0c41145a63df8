"""The picture under a hall, at the desk."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.files.receiving import ROOM_FOR_THE_REST, received, told_at
from core.forms.again import again
from core.forms.before import was, was_in
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.queries import edition_called
from expo.floor.backdrops import commands
from expo.floor.backdrops.queries import backdrop_of
from expo.floor.backdrops.rules import MOST, sight_lines
from expo.floor.backdrops.slots import BACKDROP
from expo.floor.desk.forms import corner, metres
from expo.floor.desk.views import hall_drawn
from expo.floor.drawing.queries import drawing_of
from expo.permissions import Expo
from i18n.text import required

PAGE = "/desk/{edition:str}/floor/{hall:str}/backdrop"
LEAST_OPACITY, MOST_OPACITY = 5, 100


@get(PAGE, name="expo.floor.backdrops.edit", policy=Expo.FLOOR_WRITE)
async def edit(request: AnyRequest) -> Response[bytes]:
    """As it lies now."""
    return await _page(request, blank())


@post(
    PAGE,
    name="expo.floor.backdrops.create",
    policy=Expo.FLOOR_WRITE,
    request_max_body_size=BACKDROP.largest + ROOM_FOR_THE_REST,
)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], hall: FromPath[str]
) -> Response[Any]:
    """In place of the one before."""
    form = await read_form(request, shown_by=_page)
    upload = await received(form, "file")

    async def effect() -> Response[None]:
        with told_at("file"):
            await commands.lay(actor, edition=edition, hall=hall, upload=upload, now=now)
        return _back(edition, hall)

    return await once(request, effect, now=now)


@post(f"{PAGE}/scale", name="expo.floor.backdrops.scale", policy=Expo.FLOOR_WRITE)
async def scale(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], hall: FromPath[str]
) -> Response[Any]:
    """Two points of the drawing, and how far apart they are in truth."""
    form = await read_form(request, shown_by=_page)
    first, then = corner(form, "from_x", "from_y"), corner(form, "to_x", "to_y")
    length = metres(form, "length", least=0.1, most=MOST)
    form.check()

    async def effect() -> Response[None]:
        given = {"edition": edition, "hall": hall, "first": first, "then": then}
        await commands.scale(actor, **given, metres=length, now=now)  # type: ignore[arg-type]
        return _back(edition, hall)

    return await once(request, effect, now=now)


@post(f"{PAGE}/sight", name="expo.floor.backdrops.update", policy=Expo.FLOOR_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], hall: FromPath[str]
) -> Response[Any]:
    """How much is seen of it, where it lies; `off` hides it."""
    form = await read_form(request, shown_by=_page)
    opacity = form.whole("opacity", least=LEAST_OPACITY, most=MOST_OPACITY)
    lines = sight_lines(opacity, corner(form), hidden=form.flag("off"))
    before = was_in(form, lines)
    form.check()

    async def effect() -> Response[None]:
        await commands.show(actor, edition=edition, hall=hall, lines=lines, before=before, now=now)
        return _back(edition, hall)

    return await once(request, effect, now=now)


@post(f"{PAGE}/removal", name="expo.floor.backdrops.destroy", policy=Expo.FLOOR_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], hall: FromPath[str]
) -> Response[Any]:
    """With its file."""
    await read_form(request, shown_by=_page)

    async def effect() -> Response[None]:
        await commands.take_away(actor, edition=edition, hall=hall, now=now)
        return _back(edition, hall)

    return await once(request, effect, now=now)


def _back(edition: str, hall: str) -> Response[None]:
    return moved(f"/desk/{edition}/floor/{hall}/backdrop")


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    drawing = await drawing_of(row)
    code = str(request.path_params["hall"])
    key = drawing.hall(code)
    under = await backdrop_of(key)
    if under is not None and not form.values:
        form.values.update(blank(**under.lines, **was(under.lines)).values)
    hall = next(one for one in drawing.halls if one.id == key)
    return screen(
        request,
        "expo/floor/backdrops/edit.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=again(form),
        under=under,
        view=hall_drawn(drawing, hall, {}),
    )


ROUTES = [edit, create, scale, update, destroy]
