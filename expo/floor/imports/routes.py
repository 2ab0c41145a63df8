"""Bringing a file in: looked at, its layers named, every shape told apart, then drawn as one step."""

from pathlib import PurePath
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.accounts.doers import doers
from core.errors import Conflict, Invalid, mark
from core.files.receiving import ROOM_FOR_THE_REST
from core.files.rules import FileRefused
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.queries import edition_called
from expo.floor.drawing.queries import drawing_of
from expo.floor.imports.commands import draw_file, drop_file, file_called, files_of, known_in, look_at
from expo.floor.imports.fitting import AS_SAID, IGNORED, Known, ground_in, laid
from expo.floor.imports.forms import laying_in
from expo.floor.imports.laying import Laying, first_laying
from expo.floor.imports.naming import BOOTHS, OUTLINE
from expo.floor.imports.opening import KINDS, LARGEST
from expo.floor.imports.shapes import ReadFile
from expo.floor.imports.views import picture_of
from expo.floor.places.queries import places_of
from expo.floor.places.rules import Place
from expo.floor.readers.names import FEATURE_NAMES
from expo.permissions import Expo
from i18n.text import required

PAGE = "/desk/{edition:str}/floor/imports"
ONE = f"{PAGE}/{{file:uuid}}"
MEGABYTES = LARGEST // 2**20
MEANINGS = (IGNORED, BOOTHS, OUTLINE, AS_SAID, *FEATURE_NAMES)
MOST_LAYERS = 200
WRONG_KIND = mark("Please choose a DXF, SVG or GeoJSON file.")
TOO_LARGE = mark("This file has more than {megabytes} MB.")


@get(PAGE, name="expo.floor.imports.index", policy=Expo.FLOOR_WRITE)
async def index(request: AnyRequest) -> Response[bytes]:
    """Where a file is chosen, and those that were looked at and are waiting."""
    return await _index(request, blank(hall=request.query_params.get("hall")))


@post(
    PAGE, name="expo.floor.imports.create", policy=Expo.FLOOR_WRITE, request_max_body_size=LARGEST + ROOM_FOR_THE_REST
)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Looks only: nothing is drawn."""
    form = await read_form(request, shown_by=_index)
    sent, hall = form.file("file"), form.text("hall", most=60)
    kind = KINDS.get(PurePath(sent.filename).suffix.lower()) if sent else None
    content = await sent.read(LARGEST + 1) if sent else b""
    if sent and kind is None:
        form.mistake("file", WRONG_KIND)
    if len(content) > LARGEST:
        form.mistake("file", TOO_LARGE, megabytes=MEGABYTES)
    form.check()

    async def effect() -> Response[None]:
        name = PurePath(sent.filename).name if sent else ""
        try:
            file = await look_at(actor, edition=edition, hall=hall, name=name, kind=kind, content=content, now=now)  # type: ignore[arg-type]
        except (Conflict, FileRefused) as refused:
            raise Invalid({"file": refused.message}, **refused.parameters) from refused
        return moved(f"/desk/{edition}/floor/imports/{file}")

    return await once(request, effect, now=now)


@get(ONE, name="expo.floor.imports.show", policy=Expo.FLOOR_WRITE)
async def show(request: AnyRequest) -> Response[bytes]:
    """Every shape: `?scale=&dx=&dy=` and `layer-0=` lay the file otherwise."""
    asked = {name: [value] for name, value in request.query_params.items() if isinstance(value, str)}
    return await _show(request, Form(asked))


@post(f"{ONE}/application", name="expo.floor.imports.update", policy=Expo.FLOOR_WRITE)
async def apply(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], file: FromPath[UUID]
) -> Response[Any]:
    """What was chosen, as it was shown."""
    form = await read_form(request, shown_by=_show)
    row = await edition_called(edition)
    looked = await file_called(row.id, file)
    known = known_in(await drawing_of(row), looked.hall)
    laying = laying_in(form, _first(looked.read, known, (await places_of(row.id)).get(looked.hall)), MEANINGS)
    form.check()
    chosen = {int(one) for one in form.many("row") if one.isdecimal()}

    async def effect() -> Response[None]:
        await draw_file(actor, edition=edition, file=file, laying=laying, chosen=chosen, now=now)
        return moved(f"/desk/{edition}/floor/{looked.hall}")

    return await once(request, effect, now=now)


@post(f"{ONE}/removal", name="expo.floor.imports.destroy", policy=Expo.FLOOR_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, edition: FromPath[str], file: FromPath[UUID]
) -> Response[Any]:
    """Nothing was drawn of it."""
    await read_form(request, shown_by=_show)
    await drop_file(actor, edition=edition, file=file)
    return moved(f"/desk/{edition}/floor/imports")


def _first(read: ReadFile, known: Known, place: Place | None) -> Laying:
    ground = ground_in(known)
    return first_laying(read, ground[1].outline if ground else None, place)


async def _index(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    drawing, waiting = await drawing_of(row), await files_of(row.id)
    return screen(
        request,
        "expo/floor/imports/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=form,
        halls=drawing.halls,
        waiting=waiting,
        who=await doers([one["looked_by"] for one in waiting]),
        megabytes=MEGABYTES,
    )


async def _show(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    looked, drawing = await file_called(row.id, request.path_params["file"]), await drawing_of(row)
    known = known_in(drawing, looked.hall)
    place = (await places_of(row.id)).get(looked.hall)
    first = _first(looked.read, known, place)
    laying = laying_in(form, first, MEANINGS)
    rows = laid(looked.read, laying, known)
    return screen(
        request,
        "expo/floor/imports/show.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=form,
        looked=looked,
        hall=next(one for one in drawing.halls if one.code == looked.hall),
        laying=laying,
        placed=place is not None,
        rows=rows,
        counts={what: sum(one.outcome == what for one in rows) for what in ("new", "changed", "same", "refused")},
        picture=picture_of(rows, known),
        layers=list(enumerate(list(first.layers)[:MOST_LAYERS])),
        feature_names=FEATURE_NAMES,
    )


ROUTES = [index, create, show, apply, destroy]
