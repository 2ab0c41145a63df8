"""The glossary out as a workbook or a table, and in again, looked at first."""

import hashlib
from typing import Any

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath

from core.actor import Actor
from core.errors import Conflict, Invalid, mark
from core.files.unfit import NotWhatItSays
from core.files.workbooks import Calculates, Rows
from core.forms.form import Form, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import PRIVATE, moved, screen
from i18n.glossary.files.commands import take_over
from i18n.glossary.files.sheet import Row, as_csv, as_workbook, planned, rows_of
from i18n.glossary.queries import languages_said, terms_of
from i18n.glossary.routes import PAGE
from i18n.permissions import I18n
from i18n.workbench.registry import contents

LARGEST = 500_000
TAKEN = ("new", "changed")
VERDICTS = ("new", "changed", "same", "refused")
DIGEST = 32


class GlossaryChanged(Conflict):
    message = mark("The glossary has changed since you looked. This is what the file would change now.")


@get(f"{PAGE}/csv", name="i18n.glossary.files.csv", policy=I18n.GLOSSARY_READ)
async def table(edition: FromPath[str]) -> Response[bytes]:
    """For whatever reads tables."""
    await contents().stock(edition)
    return _download(as_csv(await terms_of(edition)), f"{edition}-glossary.csv")


@get(f"{PAGE}/xlsx", name="i18n.glossary.files.xlsx", policy=I18n.GLOSSARY_READ)
async def workbook(edition: FromPath[str]) -> Response[bytes]:
    """For who works in a spreadsheet."""
    await contents().stock(edition)
    return _download(as_workbook(await terms_of(edition)), f"{edition}-glossary.xlsx")


@get(f"{PAGE}/files", name="i18n.glossary.files.index", policy=I18n.GLOSSARY_WRITE)
async def index(request: AnyRequest) -> Response[bytes]:
    """Where a file is brought back."""
    return await _page(request, Form())


@post(f"{PAGE}/files", name="i18n.glossary.files.create", policy=I18n.GLOSSARY_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Without the digest of what was looked at: only looks."""
    form = await read_form(request, shown_by=_page)
    await contents().stock(edition)
    content = await _content(form)
    form.check()
    rows = await _rows(actor, edition, content)
    if not form.raw("digest"):
        return await _page(request, form, rows)
    if form.raw("digest") != _digest(rows):
        raise GlossaryChanged

    async def effect() -> Response[None]:
        await take_over(actor, place=edition, rows=rows, now=now)
        return moved(f"/desk/{edition}/glossary")

    return await once(request, effect, now=now)


async def _content(form: Form) -> str:
    """The rows, as the form carries them from the look to the deed. Raises Invalid."""
    if form.raw("content"):
        return form.raw("content")
    sent = form.file("file")
    content = await sent.read(LARGEST + 1) if sent else b""
    if len(content) > LARGEST:
        form.mistake("file", mark("This file is too large."))
    if form.errors:
        return ""
    try:
        form.values["content"] = [msgspec.json.encode(rows_of(content)).decode()]
    except Calculates as error:
        says = mark("There are formulas in this workbook ({cells}). Put what they show in their place.")
        raise Invalid({"file": says}, cells=str(error)) from error
    except NotWhatItSays as error:
        raise Invalid({"file": mark("This is no glossary in our columns: take one out and fill it in.")}) from error
    return form.raw("content")


async def _rows(actor: Actor, place: str, content: str) -> list[Row]:
    try:
        rows = msgspec.json.decode(content, type=Rows)
    except msgspec.MsgspecError as error:
        raise Invalid({"file": mark("This file could not be read.")}) from error
    return planned(rows, await terms_of(place), languages_said(actor)) if rows else []


def _digest(rows: list[Row]) -> str:
    told = "\n".join(repr((one.number, one.verdict, sorted(one.lines.items()), one.before)) for one in rows)
    return hashlib.sha256(told.encode()).hexdigest()[:DIGEST]


async def _page(request: AnyRequest, form: Form, rows: list[Row] | None = None) -> Response[bytes]:
    actor, place = request.scope["state"]["actor"], request.path_params["edition"]
    if rows is None and isinstance(form.refusal, GlossaryChanged):
        rows = await _rows(actor, place, form.raw("content"))
    if rows is not None:
        form.values["digest"] = [_digest(rows)]
    counts = {verdict: sum(one.verdict == verdict for one in rows or ()) for verdict in VERDICTS}
    return screen(
        request,
        "i18n/glossary/files/index.html",
        section="programme",
        place=place,
        name=(await contents().stock(place)).name,
        form=form,
        rows=rows,
        counts=counts,
        taken=sum(counts[one] for one in TAKEN),
    )


def _download(content: bytes, name: str) -> Response[bytes]:
    headers = {**PRIVATE, "content-disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type="application/octet-stream", headers=headers)


ROUTES = [table, workbook, index, create]
