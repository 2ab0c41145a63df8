"""Files at the desk: a language as PO or XLIFF, and a file brought back, looked at first and then applied."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.rules import require
from core.actor import Actor
from core.errors import Conflict, mark
from core.forms.form import Form, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import PRIVATE, moved, screen
from i18n.catalogue import say
from i18n.locales import LANGUAGES, Language
from i18n.permissions import I18n
from i18n.screens import language_for
from i18n.text import source_hash
from i18n.workbench.commands import Rendered, translate
from i18n.workbench.files import po, xliff, xlsx
from i18n.workbench.files.plan import TAKEN, Row, digest, planned
from i18n.workbench.files.reading import as_text, read
from i18n.workbench.queries import Board, board_of, languages_read
from i18n.workbench.registry import contents
from i18n.workbench.routes import PAGE, filter_in, tongue_of, tongue_read
from i18n.workbench.rules import Line, queue

LARGEST, LARGEST_FORM = 4_000_000, 10_000_000
SHOWN = 500
HEADS = {
    "key": mark("Key"),
    "what": mark("Texts"),
    "source": mark("Source text"),
    "state": mark("State"),
    "translation": mark("Translation"),
}
STATES = {
    "source": mark("written in it"),
    "missing": mark("missing"),
    "stale": mark("out of date"),
    "machine": mark("by machine"),
    "draft": mark("draft"),
    "reviewed": mark("reviewed"),
}


class LookedAtAnother(Conflict):
    message = mark("Texts have changed since you looked. This is what the file would change now.")


@get(f"{PAGE}/{{language:str}}/po", name="i18n.workbench.files.po", policy=I18n.TRANSLATION_READ)
async def as_po(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], language: FromPath[str]
) -> Response[bytes]:
    """Narrowed as the queue is: usually what is missing or out of date."""
    tongue = tongue_read(actor, language)
    lines = await _lines(request, actor, now)
    return _download(po.written(lines, tongue, _note(request, actor)), f"{edition}-{tongue.code}.po")


@get(f"{PAGE}/{{language:str}}/xliff/{{source:str}}", name="i18n.workbench.files.xliff", policy=I18n.TRANSLATION_READ)
async def as_xliff(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    edition: FromPath[str],
    language: FromPath[str],
    source: FromPath[str],
) -> Response[bytes]:
    """Of the texts that were written in one language."""
    tongue, spoken = tongue_read(actor, language), tongue_of(source)
    content = xliff.written(await _lines(request, actor, now), tongue, _note(request, actor), spoken.code)
    return _download(content, f"{edition}-{spoken.code}-{tongue.code}.xlf")


@get(f"{PAGE}/{{language:str}}/xlsx", name="i18n.workbench.files.xlsx", policy=I18n.TRANSLATION_READ)
async def as_xlsx(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], language: FromPath[str]
) -> Response[bytes]:
    """One language, or with `sheets=all` a sheet for each that is theirs."""
    tongue, board = tongue_read(actor, language), await board_of(actor, edition, now=now)
    every = request.query_params.get("sheets") == "all"
    theirs = [one for one in LANGUAGES if one == tongue or (every and one.code in languages_read(actor))]
    asked = filter_in(request.query_params)
    sheets = {one: queue(board.lines[one.code], *asked) for one in theirs}
    name = edition if every else f"{edition}-{tongue.code}"
    return _download(xlsx.written(sheets, _words(request, actor)), f"{name}.xlsx")


async def _lines(request: AnyRequest, actor: Actor, now: datetime) -> list[Line]:
    tongue = tongue_read(actor, request.path_params["language"])
    board = await board_of(actor, request.path_params["edition"], now=now)
    return queue(board.lines[tongue.code], *filter_in(request.query_params))


def _words(request: AnyRequest, actor: Actor) -> xlsx.Words:
    reader = language_for(request, actor)
    heads = {code: say(reader, head) for code, head in HEADS.items()}
    return xlsx.Words(heads, _note(request, actor), lambda line: say(reader, STATES[line.state]))


def _note(request: AnyRequest, actor: Actor) -> Callable[[Line], str]:
    """What a text is, in the translator's own language."""
    reader, kinds = language_for(request, actor), contents().kinds

    def note(line: Line) -> str:
        kind = kinds[line.item.kind]
        return f"{say(reader, kind.says)} · {say(reader, kind.fields[line.item.field].says)}"

    return note


def _download(content: bytes, name: str) -> Response[bytes]:
    headers = {**PRIVATE, "content-disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type="application/octet-stream", headers=headers)


@get(f"{PAGE}/{{language:str}}/files", name="i18n.workbench.files.index", policy=I18n.TRANSLATION_WRITE)
async def index(request: AnyRequest) -> Response[bytes]:
    """Where a file is brought back."""
    return await _page(request, Form())


@post(
    f"{PAGE}/{{language:str}}/files",
    name="i18n.workbench.files.create",
    policy=I18n.TRANSLATION_WRITE,
    request_max_body_size=LARGEST_FORM,
)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], language: FromPath[str]
) -> Response[Any]:
    """Without the digest of what was looked at: only looks."""
    form = await read_form(request, shown_by=_page)
    tongue = tongue_of(language)
    require(actor, I18n.TRANSLATION_WRITE, f"language:{tongue.code}")
    content = await _content(form, tongue.code)
    form.check()
    board = await board_of(actor, edition, now=now)
    rows = _rows(content, board, tongue)
    if not form.raw("digest"):
        return await _page(request, form, rows)
    if form.raw("digest") != digest(rows):
        raise LookedAtAnother
    reviewed, texts = form.flag("reviewed"), [_rendered(one) for one in rows if one.verdict in TAKEN]

    async def effect() -> Response[None]:
        await translate(actor, place=edition, language=tongue.code, texts=texts, reviewed=reviewed, now=now)
        return moved(f"/desk/{edition}/translations/{tongue.code}")

    return await once(request, effect, now=now)


async def _content(form: Form, language: str) -> str:
    """Of the file, or what was looked at before and is sent again."""
    if form.raw("content"):
        return form.raw("content")
    sent = form.file("file")
    if sent is None:
        return ""
    content = await sent.read(LARGEST + 1)
    text = "" if len(content) > LARGEST else as_text(content, language)
    if len(content) > LARGEST or len(text) > LARGEST:
        form.mistake("file", mark("This file is too large."))
        return ""
    form.values["content"] = [text]
    return text


def _rows(content: str, board: Board, tongue: Language) -> list[Row]:
    """Raises Invalid. Line ends as a form sends them are as good as those of a file."""
    entries = read(content.replace("\r\n", "\n").encode())
    return planned(entries, board.stock.items, contents().kinds, tongue.code, board.glossary)


def _rendered(row: Row) -> Rendered:
    if row.item is None:
        raise LookupError("a row that is taken has its item")
    return Rendered(row.item, row.after, row.before, source_hash(row.item.text.original), row.entry.unsure)


async def _page(request: AnyRequest, form: Form, rows: list[Row] | None = None) -> Response[bytes]:
    actor, place = request.scope["state"]["actor"], request.path_params["edition"]
    tongue = tongue_of(request.path_params["language"])
    require(actor, I18n.TRANSLATION_WRITE, f"language:{tongue.code}")
    board = await board_of(actor, place, now=request.app.state.clock())
    if rows is None and isinstance(form.refusal, LookedAtAnother):
        rows = _rows(form.raw("content"), board, tongue)
    if rows is not None:
        form.values["digest"] = [digest(rows)]
    counts = {verdict: sum(one.verdict == verdict for one in rows or ()) for verdict in _VERDICTS}
    return screen(
        request,
        "i18n/workbench/files/index.html",
        section="programme",
        place=place,
        name=board.stock.name,
        sources=sorted({one.text.source for one in board.stock.items} - {tongue.code}),
        tongue=tongue,
        tongues=LANGUAGES,
        several=len(languages_read(actor)) > 1,
        form=form,
        rows=[one for one in rows if one.verdict != "same"][:SHOWN] if rows is not None else None,
        counts=counts,
        taken=sum(counts[one] for one in TAKEN),
    )


_VERDICTS = ("new", "changed", "same", "stale", "unknown", "refused")

ROUTES = [as_po, as_xliff, as_xlsx, index, create]
