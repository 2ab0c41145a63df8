"""Imports at the desk: a file looked at, decided upon row by row, applied or set aside, and taken back."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.rules import may
from core.errors import Invalid, mark
from core.files.receiving import ROOM_FOR_THE_REST
from core.files.rules import FileRefused
from core.forms.form import Form, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.interchange.imports import queries
from expo.interchange.imports.commands import decide, drop, look_at
from expo.interchange.imports.opening import LARGEST, MOST_FILES
from expo.interchange.imports.rules import chosen
from expo.interchange.imports.sent import SentFile
from expo.interchange.imports.undoing import undo_import
from expo.interchange.imports.views import shown
from expo.interchange.reading_limits import UnreadableFile
from expo.permissions import Expo
from expo.programme.languages import language_tag
from i18n.locales import LANGUAGES, autonym
from i18n.text import required

PAGE = "/desk/{edition:str}/imports"
ONE = f"{PAGE}/{{number:uuid}}"
TONGUES = (*(one.code for one in LANGUAGES), "ja", "fr", "de", "pt", "vi", "id", "th")
"""That a file may be in; it may bring others, where it says so itself."""
FIELDS = [str(place) for place in range(1, MOST_FILES + 1)]
MEGABYTES = LARGEST // 2**20


@get(PAGE, name="expo.imports.index", policy=Expo.PROGRAMME_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """What was loaded before, and where a file is brought."""
    return await _index(request, Form())


@post(
    PAGE,
    name="expo.imports.create",
    policy=Expo.PROGRAMME_WRITE,
    request_max_body_size=LARGEST + ROOM_FOR_THE_REST,
)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Looks only: nothing of the programme changes."""
    form = await read_form(request, shown_by=_index)
    files = await _files(form)
    form.check()

    async def effect() -> Response[None]:
        try:
            number = await look_at(actor, edition=edition, files=files, withdraw_missing=form.flag("withdraw"), now=now)
        except (UnreadableFile, FileRefused) as refused:
            raise Invalid({"file_1": refused.message}, **refused.parameters) from refused
        return moved(f"/desk/{edition}/imports/{number}")

    return await once(request, effect, now=now)


@get(ONE, name="expo.imports.show", policy=Expo.PROGRAMME_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """Every row: to decide upon, on its way, or as it came out."""
    return await _show(request, Form())


@post(f"{ONE}/application", name="expo.imports.update", policy=Expo.PROGRAMME_WRITE)
async def apply(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], number: FromPath[UUID]
) -> Response[Any]:
    """Back to its page, which says what became of it."""
    form = await read_form(request, shown_by=_show)
    found = await queries.import_called(actor, edition, number)
    groups, rows = set(form.many("group")), form.many("row")
    sides = {name.removeprefix("side|"): form.raw(name) for name in form.values if name.startswith("side|")}
    taken = [name for group, name in (one.partition("|")[::2] for one in rows) if group in groups]
    await decide(actor, edition=edition, number=number, choices=chosen(found.known.report, taken, sides), now=now)
    return moved(f"/desk/{edition}/imports/{number}")


@post(f"{ONE}/removal", name="expo.imports.destroy", policy=Expo.PROGRAMME_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], number: FromPath[UUID]
) -> Response[Any]:
    """What was looked at only."""
    await read_form(request, shown_by=_show)
    await drop(actor, edition=edition, number=number, now=now)
    return moved(f"/desk/{edition}/imports")


@post(f"{ONE}/undo", name="expo.imports.undo", policy=Expo.PROGRAMME_WRITE)
async def undo(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], number: FromPath[UUID]
) -> Response[Any]:
    """All of it, but for what was edited since."""
    await read_form(request, shown_by=_show)
    await undo_import(actor, edition=edition, number=number, now=now)
    return moved(f"/desk/{edition}/imports/{number}")


async def _files(form: Form) -> tuple[SentFile, ...]:
    """Those that were chosen; the first is needed, and all together have a largest size."""
    form.file("file_1")
    found, size = [], 0
    for place in FIELDS:
        sent = form.files.get(f"file_{place}")
        if sent is None or not sent.filename:
            continue
        content = await sent.read(LARGEST + 1)
        size += len(content)
        if size > LARGEST:
            form.mistake(
                f"file_{place}", mark("These files have more than {megabytes} MB together."), megabytes=MEGABYTES
            )
        language = form.text(f"language_{place}", most=20, needed=False)
        tag = language_tag(language) if language else None
        if language and tag is None:
            form.mistake(f"language_{place}", mark("Please choose one of the list."))
        found.append(SentFile(sent.filename, content, tag))
    return tuple(found)


async def _index(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    row, found = await queries.imports_of(actor, request.path_params["edition"])
    return screen(
        request,
        "expo/imports/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=form,
        found=found,
        fields=FIELDS,
        tongues=[(tag, autonym(tag)) for tag in TONGUES],
        megabytes=MEGABYTES,
    )


async def _show(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    found = await queries.import_called(actor, request.path_params["edition"], request.path_params["number"])
    return screen(
        request,
        "expo/imports/show.html",
        section="programme",
        row=found.edition,
        name=required(found.edition.name),
        found=found,
        view=shown(found),
        deciding=found.known.state == "looked" and may(actor, Expo.PROGRAMME_WRITE),
        form=form,
    )


ROUTES = [index, create, show, apply, destroy, undo]
