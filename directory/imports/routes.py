"""Sheets for the directory: brought, their columns said, looked at row by row, applied, mended and taken back."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from core.access.rules import may
from core.errors import Invalid
from core.files.receiving import ROOM_FOR_THE_REST, received, told_at
from core.files.rules import MEGABYTE
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import SHEET
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import PRIVATE, moved, screen
from directory.imports import commands, forms, queries, views
from directory.imports.reading.fields import SUBJECTS, codes_of
from directory.imports.reading.opening import LARGEST
from directory.imports.refused import sheet_of
from directory.imports.rules import FROM, subjects_of
from directory.organisations.queries import country_codes
from directory.permissions import Directory
from i18n.screens import language_for

PAGE = "/desk/imports"
ONE = f"{PAGE}/{{number:uuid}}"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DIGITS = 6


@get(PAGE, name="directory.imports.index", policy=Directory.IMPORT_WRITE)
async def index(request: AnyRequest, of: FromQuery[str] = "") -> Response[bytes]:
    """What was brought before, and where a sheet is brought; `?of=people` chooses."""
    return await _index(request, blank(subject=of))


@post(
    PAGE,
    name="directory.imports.create",
    policy=Directory.IMPORT_WRITE,
    request_max_body_size=LARGEST + ROOM_FOR_THE_REST,
)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """Leads to its columns: nothing has changed yet."""
    form = await read_form(request, shown_by=_index)
    subject = form.choice("subject", subjects_of(actor))
    upload = await received(form, "file")

    async def effect() -> Response[None]:
        with told_at("file"):
            number = await commands.bring(actor, subject=subject, name=upload.name, content=upload.content, now=now)
        return moved(f"{PAGE}/{number}/columns")

    return await once(request, effect, now=now)


@get(f"{ONE}/columns", name="directory.imports.edit", policy=Directory.IMPORT_WRITE)
async def edit(request: AnyRequest, actor: GivenActor, number: FromPath[UUID]) -> Response[bytes]:
    """What each is taken for, as it is remembered or proposed."""
    return await _edit(request, forms.filled(await queries.columns_of(actor, number)))


@post(f"{ONE}/sheet", name="directory.imports.sheet", policy=Directory.IMPORT_WRITE)
async def sheet(request: AnyRequest, actor: GivenActor, number: FromPath[UUID]) -> Response[Any]:
    """Another one of the file."""
    form = await read_form(request, shown_by=_edit)
    place = form.whole("sheet", least=0, most=100)
    form.check()
    await commands.choose_sheet(actor, number, place)
    return moved(f"{PAGE}/{number}/columns")


@post(f"{ONE}/columns", name="directory.imports.update", policy=Directory.IMPORT_WRITE)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, number: FromPath[UUID]) -> Response[Any]:
    """Tries every row out, and takes it back."""
    form = await read_form(request, shown_by=_edit)
    columns = await queries.columns_of(actor, number)
    known = codes_of(columns.known.subject, columns.labels, guarded=may(actor, Directory.CONTACT_WRITE))
    reading = forms.reading_of(form, columns, known, await country_codes())
    form.check()
    await commands.say_columns(actor, number, reading, now=now)
    return moved(f"{PAGE}/{number}")


@get(ONE, name="directory.imports.show", policy=Directory.IMPORT_WRITE)
async def show(request: AnyRequest) -> Response[bytes]:
    """Every row by what became of it: `?outcome=&page=`."""
    return await _show(request, blank())


@post(f"{ONE}/choices", name="directory.imports.choose", policy=Directory.IMPORT_WRITE)
async def choose(request: AnyRequest, actor: GivenActor, now: GivenNow, number: FromPath[UUID]) -> Response[Any]:
    """Of the rows of one leaf; then all is tried out anew."""
    form = await read_form(request, shown_by=_show)
    await commands.decide(actor, number, forms.choices_of(form), now=now)
    return moved(f"{PAGE}/{number}")


@post(f"{ONE}/application", name="directory.imports.apply", policy=Directory.IMPORT_WRITE)
async def apply(request: AnyRequest, actor: GivenActor, now: GivenNow, number: FromPath[UUID]) -> Response[Any]:
    """All rows that are new or change something."""
    await read_form(request, shown_by=_show)
    await commands.apply(actor, number, now=now)
    return moved(f"{PAGE}/{number}")


@post(f"{ONE}/undo", name="directory.imports.undo", policy=Directory.IMPORT_WRITE)
async def undo(request: AnyRequest, actor: GivenActor, now: GivenNow, number: FromPath[UUID]) -> Response[Any]:
    """All of it, but for what was changed or is used since."""
    await read_form(request, shown_by=_show)
    await commands.take_back(actor, number, now=now)
    return moved(f"{PAGE}/{number}")


@post(f"{ONE}/removal", name="directory.imports.destroy", policy=Directory.IMPORT_WRITE)
async def destroy(request: AnyRequest, actor: GivenActor, now: GivenNow, number: FromPath[UUID]) -> Response[Any]:
    """What was looked at only."""
    await read_form(request, shown_by=_show)
    await commands.drop(actor, number, now=now)
    return moved(PAGE)


@post(f"{ONE}/refused", name="directory.imports.refused", policy=Directory.IMPORT_WRITE)
async def refused(request: AnyRequest, actor: GivenActor, now: GivenNow, number: FromPath[UUID]) -> Response[bytes]:
    """The rows that were not taken, to be mended."""
    await read_form(request, shown_by=_show)
    lines = await queries.refused_lines(actor, number)
    labels = await queries.labels_of(actor, number)
    await commands.note_refused(actor, number, len(lines), now=now)
    name = f'attachment; filename="rows-{now:%Y-%m-%d}.xlsx"'
    headers = {**PRIVATE, "content-disposition": name, "x-content-type-options": "nosniff"}
    content = sheet_of(labels, lines, language_for(request, actor))
    return Response(content, media_type=XLSX, status_code=200, headers=headers)


async def _index(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    return screen(
        request,
        "directory/imports/index.html",
        section="imports",
        form=form,
        subjects=[(one, SUBJECTS[one]) for one in subjects_of(actor)],
        found=await queries.imports_of(actor),
        megabytes=LARGEST // MEGABYTE,
    )


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    columns = await queries.columns_of(actor, request.path_params["number"])
    if isinstance(form.refusal, Invalid):
        form.refusal = None
    return screen(
        request,
        "directory/imports/edit.html",
        section="imports",
        form=form,
        columns=columns,
        codes=codes_of(columns.known.subject, columns.labels, guarded=may(actor, Directory.CONTACT_WRITE)),
        countries=await country_codes(),
        subjects=SUBJECTS,
    )


async def _show(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, number = request.scope["state"]["actor"], request.path_params["number"]
    known = await queries.import_called(actor, number)
    asked = request.query_params.get("page", "")
    outcome = forms.tallied(known.tally, request.query_params.get("outcome", ""))
    page = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < DIGITS else 1
    leaf = await queries.lines_of(actor, number, outcome=outcome, page=page)
    rows = await views.shown(known.subject, leaf.lines)
    await note_list(actor, SHEET, views.people_in(known.subject, rows), now=request.app.state.clock())
    return screen(
        request,
        "directory/imports/show.html",
        section="imports",
        form=form,
        known=known,
        leaf=leaf,
        rows=rows,
        outcome=outcome,
        labels=views.labels_of(known.subject),
        choices=lambda field: views.choices_of(known.subject, field),
        subjects=SUBJECTS,
        can={act: known.doing is None and known.state in states for act, states in FROM.items()},
    )


ROUTES = [index, create, edit, sheet, update, show, choose, apply, undo, destroy, refused]
