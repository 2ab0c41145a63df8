"""Changing rows of a list over HTTP: one in its place, many at once, and taking that back."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.permissions import Core
from core.access.rules import may
from core.errors import NotFound
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.lists.columns import Kind, Looking
from core.lists.many import commands
from core.lists.many.queries import edit_of
from core.lists.queries import rows_called
from core.lists.registry import Editing, Field, Handed, handed_in
from core.lists.rules import address_of
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from directory.lists.pages import AS_IT_COMES, asked_in, looking_of

LISTED = "/desk/lists/{list_:str}"
EDIT = "/desk/changes/{edit:uuid}"


@post(f"{LISTED}/rows/{{row:uuid}}", name="directory.lists.rows.update", policy=Core.DESK_READ)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, list_: FromPath[str], row: FromPath[UUID]
) -> Response[Any]:
    """The fields that came, from the revision that was seen; `before.…` is how they were then."""
    handed, editing, looking = _given(request, list_)
    form = await read_form(request, shown_by=handed.page)
    fields = [one for one in editing.fields if one.name in form.values]
    mine = {one.name: await _line(form, one, one.name, looking) for one in fields}
    before = {one.name: form.raw(f"before.{one.name}") for one in fields}
    version = form.number("version")
    form.check()

    async def effect() -> Response[None]:
        await commands.change_row(handed.listed, looking, row, mine=mine, before=before, version=version)
        return moved(f"{_back(request, handed, form)}#row-{row}")

    return await once(request, effect, now=now)


@post(f"{LISTED}/many", name="directory.lists.many.create", policy=Core.DESK_READ)
async def many(request: AnyRequest, actor: GivenActor, now: GivenNow, list_: FromPath[str]) -> Response[Any]:
    """`row` is an id and its revision; `field` which one, and its value beside it under `to.…`."""
    handed, editing, looking = _given(request, list_)
    form = await read_form(request, shown_by=handed.page)
    name = form.choice("field", [one.name for one in editing.fields if one.many])
    chosen = editing.field(name)
    value = await _line(form, chosen, f"to.{name}", looking) if chosen else ""
    form.check()
    rows = {row: version for text in form.many("row") for row, version in _row(text)}

    async def effect() -> Response[None]:
        edit = await commands.change_many(handed.listed, looking, name, value, rows, now=now)
        return moved(f"/desk/changes/{edit}")

    return await once(request, effect, now=now)


@get(EDIT, name="directory.lists.many.show", policy=Core.DESK_READ)
async def show(request: AnyRequest, edit: FromPath[UUID]) -> Response[bytes]:
    """What became of each row."""
    return await _report(request, blank())


@post(f"{EDIT}/undo", name="directory.lists.many.undo", policy=Core.DESK_READ)
async def undo(request: AnyRequest, actor: GivenActor, now: GivenNow, edit: FromPath[UUID]) -> Response[Any]:
    """What nobody changed since is again as it was."""
    await read_form(request, shown_by=_report)
    handed = handed_in((await edit_of(actor, edit)).list)

    async def effect() -> Response[None]:
        await commands.take_back(handed.listed, looking_of(request, actor, now), edit, now=now)
        return moved(f"/desk/changes/{edit}")

    return await once(request, effect, now=now)


async def _report(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    edit = await edit_of(actor, request.path_params["edit"])
    handed = handed_in(edit.list)
    field = handed.editing.field(edit.field) if handed.editing else None
    template = "directory/lists/changed.html"
    told = [one.row for one in edit.told]
    rows = await rows_called(handed.listed, told, looking_of(request, actor, request.app.state.clock()))
    context: dict[str, Any] = {"form": form, "edit": edit, "listed": handed.listed, "field": field, "rows": rows}
    return screen(request, template, section=handed.listed.section, **context)


def _given(request: AnyRequest, name: str) -> tuple[Handed, Editing, Looking]:
    """A list that somebody may not change looks like none."""
    handed, actor = handed_in(name), request.scope["state"]["actor"]
    if handed.editing is None or not may(actor, handed.editing.permission):
        raise NotFound
    return handed, handed.editing, looking_of(request, actor, request.app.state.clock())


async def _line(form: Form, one: Field, name: str, looking: Looking) -> str:
    if one.kind == Kind.DAY:
        day = form.day(name) if form.raw(name) or one.needed else None
        return day.isoformat() if day else ""
    if one.kind == Kind.CHOICE:
        return form.choice(name, one.choices, needed=one.needed)
    if one.offered is not None:
        return form.choice(name, [value for value, _ in await one.offered(looking)], needed=one.needed)
    return form.text(name, needed=one.needed)


def _row(text: str) -> list[tuple[UUID, int]]:
    row, _, version = text.partition(":")
    try:
        return [(UUID(row), int(version[:9]))]
    except ValueError:
        return []


def _back(request: AnyRequest, handed: Handed, form: Form) -> str:
    listed = handed.listed
    return f"{listed.path}?{address_of(listed, asked_in(request, listed, form), edit=None) or AS_IT_COMES}"


ROUTES = [update, many, show, undo]
