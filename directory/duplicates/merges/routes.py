"""Merging at the desk: which of the two stays and whose lines count, what would stand in the way, and taking it back."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import DUPLICATES
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from directory.duplicates import queries
from directory.duplicates.merges import commands
from directory.duplicates.merges.commands import Wish
from directory.duplicates.merges.words import CLASHES, ELSEWHERE, MOVING
from directory.duplicates.queries import sides_of
from directory.duplicates.routes import LIST
from directory.duplicates.subjects import PERSON, Subject, subject_called
from directory.permissions import Directory

PAIR = f"{LIST}/{{pair:uuid}}"
SIDES = ("left", "right")


@get(PAIR, name="directory.duplicates.merges.new", policy=Directory.DUPLICATE_WRITE)
async def new(request: AnyRequest, stays: FromQuery[str] = "left") -> Response[bytes]:
    """Tried out and taken back, so that everything that would stand in the way is said; `?stays=right`."""
    return await _page(request, blank(stays=stays if stays in SIDES else SIDES[0]))


@post(f"{PAIR}/merges", name="directory.duplicates.merges.create", policy=Directory.DUPLICATE_WRITE)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, kind: FromPath[str], pair: FromPath[UUID]
) -> Response[Any]:
    """Leads to the one that stays."""
    subject = subject_called(kind)
    form = await read_form(request, shown_by=_page)
    stays = form.choice("stays", SIDES)
    form.check()

    async def effect() -> Response[None]:
        found = await queries.pair_of(actor, subject, pair)
        survivor, gone = (found.left, found.right) if stays == SIDES[0] else (found.right, found.left)
        taken = {name.removeprefix("take_"): form.raw(name) for name in form.values if name.startswith("take_")}
        await commands.merge(actor, subject, Wish(survivor.id, gone.id, taken), now=now)
        return moved((await sides_of(subject, {survivor.id}))[survivor.id].address)

    return await once(request, effect, now=now)


@post(f"{LIST}/merges/{{merged:uuid}}/undo", name="directory.duplicates.merges.undo", policy=Directory.DUPLICATE_WRITE)
async def undo(
    request: AnyRequest, actor: GivenActor, now: GivenNow, kind: FromPath[str], merged: FromPath[UUID]
) -> Response[Any]:
    """Two records again; what was changed since stays."""
    subject = subject_called(kind)
    await read_form(request, shown_by=_list)
    await commands.undo(actor, subject, merged, now=now)
    return moved(subject.page)


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    kind = str(request.path_params["kind"])
    subject = subject_called(kind)
    pair = await queries.pair_of(actor, subject, request.path_params["pair"])
    if subject is PERSON:
        await note_list(actor, DUPLICATES, [pair.left.id, pair.right.id], now=now)
    mirrored = form.raw("stays") == SIDES[1]
    survivor, gone = (pair.right, pair.left) if mirrored else (pair.left, pair.right)
    tried = await commands.tried(actor, subject, survivor.id, gone.id)
    return screen(
        request,
        "directory/duplicates/merge.html",
        section="duplicates",
        subject=subject,
        kind=kind,
        pair=pair,
        survivor=survivor,
        gone=gone,
        stays=SIDES[1] if mirrored else SIDES[0],
        other=SIDES[0] if mirrored else SIDES[1],
        tried=tried,
        form=form,
        clash_words=CLASHES,
        elsewhere=ELSEWHERE,
        moving=MOVING,
    )


async def _list(request: AnyRequest, _form: Form) -> Response[Any]:
    subject: Subject = subject_called(str(request.path_params["kind"]))
    return moved(subject.page)


ROUTES = [new, create, undo]
