"""What is in a hall besides booths, and the ways between halls, at the desk."""

from collections.abc import Awaitable, Callable
from typing import Any, Literal
from uuid import UUID

from litestar import Response, post
from litestar.params import FromPath

from core.errors import Invalid, NotFound, mark
from core.forms.form import Form, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved
from expo.editions.queries import edition_called
from expo.floor.desk.forms import box, box_in, corner, metres
from expo.floor.desk.page import floor_page
from expo.floor.desk.routes import HALL
from expo.floor.desk.views import boxed, fitted
from expo.floor.drawing.commands import put_connection, put_feature, remove
from expo.floor.drawing.queries import drawing_of
from expo.floor.drawing.states import FeatureState
from expo.floor.geometry.points import Outline
from expo.floor.readers.names import CROSSING_NAMES, FEATURE_NAMES
from expo.permissions import Expo
from i18n.locales import LANGUAGES
from i18n.text import Translated, written

LONGEST_NAME = 80
MOST_WALKED = 5_000
SOURCE = "ko"


@post(f"{HALL}/features", name="expo.floor.desk.features.create", policy=Expo.FLOOR_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """A wall, an aisle, a door, a desk: an outline, or a point when it has no size."""
    return await _put(request, actor, now, None)


@post(f"{HALL}/features/{{feature:uuid}}", name="expo.floor.desk.features.update", policy=Expo.FLOOR_WRITE)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, feature: FromPath[UUID]) -> Response[Any]:
    """One with more corners keeps its shape."""
    return await _put(request, actor, now, feature)


@post(f"{HALL}/connections", name="expo.floor.desk.connections.create", policy=Expo.FLOOR_WRITE)
async def connect(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """A way to another hall."""
    return await _connect(request, actor, now, None)


@post(f"{HALL}/connections/{{connection:uuid}}", name="expo.floor.desk.connections.update", policy=Expo.FLOOR_WRITE)
async def reconnect(request: AnyRequest, actor: GivenActor, now: GivenNow, connection: FromPath[UUID]) -> Response[Any]:
    """Another kind, length or end."""
    return await _connect(request, actor, now, connection)


@post(f"{HALL}/things/{{thing:uuid}}/removal", name="expo.floor.desk.features.destroy", policy=Expo.FLOOR_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], thing: FromPath[UUID]
) -> Response[Any]:
    """A feature or a connection."""
    await read_form(request, shown_by=floor_page)

    async def change() -> None:
        await remove(actor, edition=edition, thing=thing, now=now)

    return await _to(request, now, "feature", change)


async def _put(request: AnyRequest, actor: GivenActor, now: GivenNow, feature: UUID | None) -> Response[Any]:
    form = await read_form(request, shown_by=floor_page)
    kind, shape, name = form.choice("kind", FEATURE_NAMES), box_in(form, needed=False), _name(form)
    stage = form.text("stage", most=60, needed=False) or None
    slope, stepped = _slope(form), form.flag("stepped")
    form.check()
    where = request.path_params

    async def change() -> UUID:
        try:
            return await put_feature(
                actor,
                edition=where["edition"],
                hall=where["hall"],
                kind=kind,  # type: ignore[arg-type]
                shape=await _shape(where["edition"], feature, shape),
                feature=feature,
                name=name,
                stage=stage if kind == "stage" else None,
                stepped=stepped,
                slope=slope,
                now=now,
            )
        except NotFound as error:
            if stage is None:
                raise
            raise Invalid({"stage": mark("Please choose one of the list.")}) from error

    return await _to(request, now, "feature", change)


async def _shape(edition: str, feature: UUID | None, to: tuple[float, float, float, float]) -> Outline:
    if feature is None or not to[2] or not to[3]:
        return box(*to)
    before = (await drawing_of(await edition_called(edition))).things.get(feature)
    if not isinstance(before, FeatureState):
        raise NotFound
    if len(before.shape) < 3:
        return box(*to)
    return before.shape if boxed(before.shape) == to else fitted(before.shape, to)


async def _connect(request: AnyRequest, actor: GivenActor, now: GivenNow, connection: UUID | None) -> Response[Any]:
    form = await read_form(request, shown_by=floor_page)
    kind, here, there = form.choice("kind", CROSSING_NAMES), corner(form), corner(form, "then_x", "then_y")
    first, then = form.text("first", most=60), form.text("then", most=60)
    walked, slope = form.whole("metres", least=0, most=MOST_WALKED), _slope(form)
    form.check()

    async def change() -> UUID:
        return await put_connection(
            actor,
            edition=request.path_params["edition"],
            kind=kind,  # type: ignore[arg-type]
            first=(first, here),
            then=(then, there),
            metres=walked,
            slope=slope,
            connection=connection,
            now=now,
        )

    return await _to(request, now, "connection", change)


async def _to(
    request: AnyRequest,
    now: GivenNow,
    what: Literal["feature", "connection"],
    change: Callable[[], Awaitable[UUID | None]],
) -> Response[Any]:
    back = "/desk/{edition}/floor/{hall}".format_map(request.path_params)

    async def effect() -> Response[None]:
        key = await change()
        return moved(f"{back}?{what}={key}" if key else back)

    return await once(request, effect, now=now)


def _name(form: Form) -> Translated | None:
    tags = [one.code for one in LANGUAGES]
    return written(SOURCE, {tag: form.text(f"name_{tag}", most=LONGEST_NAME, needed=False) for tag in tags})


def _slope(form: Form) -> float | None:
    typed = metres(form, "slope", least=0, most=100, needed=False)
    return typed if form.raw("slope").strip() else None


ROUTES = [create, update, connect, reconnect, destroy]
