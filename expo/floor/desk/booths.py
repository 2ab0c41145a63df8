"""Booths at the desk: drawn one by one or in rows, moved, split, merged and taken away."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from litestar import Response, post
from litestar.params import FromPath

from core.errors import NotFound
from core.forms.form import read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved
from expo.editions.queries import edition_called
from expo.floor.desk.forms import box, box_in, metres, number_in, numbers_in
from expo.floor.desk.page import floor_page
from expo.floor.desk.routes import HALL
from expo.floor.desk.views import Ghost, boxed, fitted
from expo.floor.drawing.commands import make_row, merge_booths, put_booth, retire_booth, split_booth
from expo.floor.drawing.queries import drawing_of
from expo.floor.drawing.states import BoothState
from expo.floor.geometry.outlines import TooSmall
from expo.floor.geometry.points import Outline
from expo.floor.geometry.rows import MOST_AT_ONCE, Row, numbers_from, outlines_of
from expo.floor.readers.names import BOOTH_NAMES
from expo.permissions import Expo

FAR = 10.0
LEAST = 0.5


@post(f"{HALL}/booths", name="expo.floor.desk.booths.create", policy=Expo.FLOOR_WRITE)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], hall: FromPath[str]
) -> Response[Any]:
    """One, along the axes."""
    form = await read_form(request, shown_by=floor_page)
    number, kind, shape = number_in(form), form.choice("kind", BOOTH_NAMES), box_in(form)
    form.check()

    async def change() -> UUID:
        return await put_booth(
            actor,
            edition=edition,
            hall=hall,
            number=number,
            polygon=_box(*shape),
            kind=kind,  # type: ignore[arg-type]
            now=now,
        )

    return await _to_booth(request, now, change)


@post(f"{HALL}/booths/{{booth:uuid}}", name="expo.floor.desk.booths.update", policy=Expo.FLOOR_WRITE)
async def update(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    edition: FromPath[str],
    hall: FromPath[str],
    booth: FromPath[UUID],
) -> Response[Any]:
    """Another number, kind, place or size; a booth with more corners keeps its shape."""
    form = await read_form(request, shown_by=floor_page)
    number, kind, shape = number_in(form), form.choice("kind", BOOTH_NAMES), box_in(form)
    form.check()

    async def change() -> UUID:
        before = (await _booth(edition, booth)).polygon
        _box(*shape)
        outline = before if boxed(before) == shape else fitted(before, shape)
        return await put_booth(
            actor,
            edition=edition,
            hall=hall,
            number=number,
            polygon=outline,
            kind=kind,  # type: ignore[arg-type]
            booth=booth,
            now=now,
        )

    return await _to_booth(request, now, change)


@post(f"{HALL}/booths/{{booth:uuid}}/removal", name="expo.floor.desk.booths.destroy", policy=Expo.FLOOR_WRITE)
async def destroy(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    edition: FromPath[str],
    booth: FromPath[UUID],
) -> Response[Any]:
    """Not one that somebody has."""
    await read_form(request, shown_by=floor_page)

    async def change() -> None:
        number = (await _booth(edition, booth)).number
        await retire_booth(actor, edition=edition, number=number, now=now)

    return await _to_booth(request, now, change)


@post(f"{HALL}/booths/{{booth:uuid}}/parts", name="expo.floor.desk.booths.split", policy=Expo.FLOOR_WRITE)
async def split(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    edition: FromPath[str],
    booth: FromPath[UUID],
) -> Response[Any]:
    """In two, along a line across or down the hall; who has it has both."""
    form = await read_form(request, shown_by=floor_page)
    cut, at = form.choice("cut", ("down", "across")), metres(form, "at")
    numbers = number_in(form, "one"), number_in(form, "other")
    form.check()
    line = ((at, -FAR), (at, FAR)) if cut == "down" else ((-FAR, at), (FAR, at))

    async def change() -> UUID:
        number = (await _booth(edition, booth)).number
        parts = await split_booth(actor, edition=edition, number=number, line=line, numbers=numbers, now=now)
        return parts[0]

    return await _to_booth(request, now, change)


@post(f"{HALL}/merges", name="expo.floor.desk.booths.merge", policy=Expo.FLOOR_WRITE)
async def merge(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Neighbours become one."""
    form = await read_form(request, shown_by=floor_page)
    numbers, number = numbers_in(form, "numbers"), number_in(form)
    form.check()

    async def change() -> UUID:
        return await merge_booths(actor, edition=edition, numbers=numbers, number=number, now=now)

    return await _to_booth(request, now, change)


@post(f"{HALL}/rows", name="expo.floor.desk.booths.row", policy=Expo.FLOOR_WRITE)
async def row(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], hall: FromPath[str]
) -> Response[Any]:
    """Many at once; with `look` they are only shown."""
    form = await read_form(request, shown_by=floor_page)
    first, kind = number_in(form), form.choice("kind", BOOTH_NAMES)
    x, y, width, depth = box_in(form)
    line = Row(
        x=x,
        y=y,
        count=form.whole("count", least=1, most=MOST_AT_ONCE),
        width=width,
        depth=depth,
        along="down" if form.raw("along") == "down" else "across",
        double=form.flag("double"),
    )
    form.check()
    if form.flag("look"):
        outlines = outlines_of(line)
        numbers = numbers_from(first, len(outlines))
        return await floor_page(request, form, [Ghost.of(*one) for one in zip(numbers, outlines, strict=True)])

    async def change() -> None:
        await make_row(actor, edition=edition, hall=hall, row=line, first=first, kind=kind, now=now)  # type: ignore[arg-type]

    return await _to_booth(request, now, change)


async def _to_booth(request: AnyRequest, now: GivenNow, change: Callable[[], Awaitable[UUID | None]]) -> Response[Any]:
    """Back to the hall, with the booth chosen that came of it."""
    back = "/desk/{edition}/floor/{hall}".format_map(request.path_params)

    async def effect() -> Response[None]:
        booth = await change()
        return moved(f"{back}?booth={booth}" if booth else back)

    return await once(request, effect, now=now)


async def _booth(edition: str, booth: UUID) -> BoothState:
    found = (await drawing_of(await edition_called(edition))).booths.get(booth)
    if found is None:
        raise NotFound
    return found


def _box(x: float, y: float, width: float, depth: float) -> Outline:
    """Raises TooSmall for one without a size."""
    if not width or not depth:
        raise TooSmall(least=LEAST**2)
    return box(x, y, width, depth)


ROUTES = [create, update, destroy, split, merge, row]
