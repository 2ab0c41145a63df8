"""Duplicates at the desk: pairs by how likely they are one, kept apart or led to be merged."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from core.access.rules import may
from core.forms.form import Form, read_form
from core.idempotency.once import once
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import DUPLICATES
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from directory.duplicates import queries
from directory.duplicates.commands import keep_apart, look_again
from directory.duplicates.subjects import PERSON, SUBJECTS, Subject, subject_called
from directory.permissions import Directory

LIST = "/desk/duplicates/{kind:str}"
MOST_PAGES = 1_000


@get(LIST, name="directory.duplicates.index", policy=Directory.DUPLICATE_READ)
async def index(
    request: AnyRequest, actor: GivenActor, now: GivenNow, kind: FromPath[str], page: FromQuery[int] = 1
) -> Response[bytes]:
    """The likeliest first; `?page=`. People only for those who may see them."""
    subject = subject_called(kind)
    leaf = min(max(page, 1), MOST_PAGES)
    number = await queries.number_of_pairs(actor, subject)
    pairs = await queries.pairs_of(actor, subject, page=leaf)
    if subject is PERSON:
        await note_list(actor, DUPLICATES, [side.id for one in pairs for side in (one.left, one.right)], now=now)
    return screen(
        request,
        "directory/duplicates/index.html",
        section="duplicates",
        subject=subject,
        kind=kind,
        kinds=[name for name, one in SUBJECTS.items() if may(actor, one.read)],
        pairs=pairs,
        number=number,
        leaf=leaf,
        leaves=-(-number // queries.A_PAGE),
        merges=await queries.merges_of(actor, subject),
        looking=await queries.last_look(),
        writing=may(actor, subject.write),
    )


@post(f"{LIST}/looks", name="directory.duplicates.look", policy=Directory.DUPLICATE_WRITE)
async def look(request: AnyRequest, actor: GivenActor, now: GivenNow, kind: FromPath[str]) -> Response[Any]:
    """A worker does it; the page says how far it is."""
    subject = subject_called(kind)
    await read_form(request, shown_by=_again)

    async def effect() -> Response[None]:
        await look_again(actor, subject, now=now)
        return moved(subject.page)

    return await once(request, effect, now=now)


@post(f"{LIST}/{{pair:uuid}}/apart", name="directory.duplicates.apart", policy=Directory.DUPLICATE_WRITE)
async def apart(
    request: AnyRequest, actor: GivenActor, now: GivenNow, kind: FromPath[str], pair: FromPath[UUID]
) -> Response[Any]:
    """Not the same, and not asked again."""
    subject = subject_called(kind)
    await read_form(request, shown_by=_again)
    await keep_apart(actor, subject, pair, now=now)
    return moved(subject.page)


async def _again(request: AnyRequest, _form: Form) -> Response[Any]:
    return moved(_subject(request).page)


def _subject(request: AnyRequest) -> Subject:
    return subject_called(str(request.path_params["kind"]))


ROUTES = [index, look, apart]
