"""Relationships at the desk: said on the page of either end, the other found by its name."""

from datetime import date
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.errors import NotFound, mark
from core.forms.form import Form, blank, day_in, read_form, typed
from core.idempotency.once import once
from core.privacy.reads.commands import note_look
from core.privacy.reads.rules import PERSON
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from directory.permissions import Directory
from directory.relationships import commands
from directory.relationships.commands import Said
from directory.relationships.queries import end_called, ends_found
from directory.relationships.rules import LONGEST_NOTE, Side, offered
from i18n.formats import SEOUL

PAGE = "/desk/relationships/{side:str}/{record:uuid}"
SIDES: dict[str, Side] = {"people": "person", "organisations": "organisation"}


@get(f"{PAGE}/new", name="directory.relationships.new", policy=Directory.PERSON_WRITE)
async def new(request: AnyRequest) -> Response[bytes]:
    """First whom, by words of their name; then what."""
    return await _new(request, blank(q=typed(request.query_params.get("q", ""))))


@post(PAGE, name="directory.relationships.create", policy=Directory.PERSON_WRITE)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, side: FromPath[str], record: FromPath[UUID]
) -> Response[Any]:
    """It reads from both ends."""
    form = await read_form(request, shown_by=_new)
    here = _side(side)
    said = _said(form, here)
    form.check()
    end = await end_called(here, record)

    async def effect() -> Response[None]:
        await commands.tie(actor, here, record, said, now=now)
        return moved(end.href)

    return await once(request, effect, now=now)


@post(f"{PAGE}/{{tie:uuid}}/end", name="directory.relationships.destroy", policy=Directory.PERSON_WRITE)
async def destroy(
    actor: GivenActor, now: GivenNow, side: FromPath[str], record: FromPath[UUID], tie: FromPath[UUID]
) -> Response[Any]:
    """Today was its last day."""
    end = await end_called(_side(side), record)
    await commands.end_tie(actor, tie, on=now.astimezone(SEOUL).date(), now=now)
    return moved(end.href)


def _said(form: Form, here: Side) -> Said:
    side, _, key = form.text("other", most=60).partition(":")
    if side not in SIDES.values() or not _is_id(key):
        form.mistake("other", mark("Please choose one of the list."))
    return Said(
        kind=form.choice("kind", offered(here)),
        other=("person" if side == "person" else "organisation", UUID(key) if _is_id(key) else UUID(int=0)),
        begins_on=_day(form, "begins_on"),
        ends_on=_day(form, "ends_on"),
        note=form.text("note", most=LONGEST_NOTE, needed=False),
    )


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _day(form: Form, name: str) -> date | None:
    line = form.text(name, most=20, needed=False)
    found = day_in(line)
    if line and found is None:
        form.mistake(name, mark("A day looks like 2026-12-08."))
    return found


def _side(named: str) -> Side:
    if named not in SIDES:
        raise NotFound
    return SIDES[named]


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    named, record = request.path_params["side"], request.path_params["record"]
    here = _side(named)
    words = typed(form.raw("q"))
    end = await end_called(here, record)
    if here == "person":
        await note_look(actor, PERSON, record, now=now)
    return screen(
        request,
        "directory/relationships/new.html",
        section=named,
        end=end,
        address=f"/desk/relationships/{named}/{record}",
        found=await ends_found(actor, words, but=record, now=now),
        kinds=offered(here),
        words=words,
        form=form,
    )


ROUTES = [new, create, destroy]
