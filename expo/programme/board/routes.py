"""The programme at the desk: rooms by time, what waits for a place, the latest steps, and an ear for everybody else's."""

from collections.abc import AsyncIterator
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Stream

from core.access.accounts.doers import doers
from core.access.guard import BY_ITSELF
from core.access.staying import while_let_in
from core.forms.form import Form, blank, day_in, read_form
from core.idempotency.once import once
from core.live.hub import Hub
from core.live.streaming import event, told
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.queries import edition_called
from expo.permissions import Expo
from expo.programme.board.addresses import MOST_ROOMS, board_with
from expo.programme.board.views import board
from expo.programme.edits.commands import SUBJECT, last_number
from expo.programme.edits.queries import SHOWN, find_origin, latest_steps, lengths_before
from expo.programme.edits.undoing import undo
from expo.programme.slots.forms import USUAL
from expo.programme.slots.queries import draft
from i18n.text import required

LISTENS_SECONDS = 300.0
"""Then the page comes back by itself, and is asked anew who it is."""

RETRY_SECONDS = 2.0
WITHOUT_STEPS = "import"
"""Told instead of a number: a programme file was loaded, which writes no steps."""


async def board_page(request: AnyRequest, form: Form) -> Response[bytes]:
    """The day and the hall that the address asks for, or the form that was refused: what was refused stands above."""
    row = await edition_called(request.path_params["edition"])
    frame: dict[str, Any] = {"row": row, "name": required(row.name), "form": form}
    dated = row.starts_on is not None and row.ends_on is not None
    if not dated:
        return screen(request, "expo/programme/board/index.html", section="programme", board=None, **frame)
    known = await draft(row)
    asked = {name: request.query_params.get(name) or form.raw(name) for name in ("day", "hall")}
    halls = [one for one in known.snapshot.halls if any(room.hall == one.code for room in known.snapshot.rooms)]
    chosen = next((one.code for one in halls if one.code == asked["hall"]), None)
    if chosen is None and len(known.snapshot.rooms) > MOST_ROOMS and halls:
        chosen = halls[0].code
    steps = await latest_steps(row.id)
    origin = await find_origin(row.id) if len(steps) < SHOWN else None
    return screen(
        request,
        "expo/programme/board/index.html",
        section="programme",
        board=board(known, day_in(asked["day"]), chosen),
        draft=known,
        halls=halls,
        steps=steps,
        origin=origin,
        lengths=await lengths_before(row.id),
        sessions={str(one.id): one for one in known.snapshot.sessions},
        rooms={str(one.id): one for one in known.snapshot.rooms},
        usual=USUAL,
        who=await doers([*(one.actor for one in steps), *([origin.actor] if origin else [])]),
        **frame,
    )


@get("/desk/{edition:str}/programme", name="expo.programme.board.index", policy=Expo.PROGRAMME_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """One day of it; `?day=2026-12-08&hall=`."""
    return await board_page(request, blank())


@get(
    "/desk/{edition:str}/programme/listen",
    name="expo.programme.board.listen",
    policy=Expo.PROGRAMME_READ,
    opt={BY_ITSELF: True},
)
async def listen(request: AnyRequest, edition: FromPath[str], after: FromQuery[int] = 0) -> Stream:
    """The number of the latest step, as server-sent events, whenever it is another than `after`."""
    row, hub = await edition_called(edition), request.app.state.hub
    hub.check()
    said = request.headers.get("last-event-id", "")
    known = int(said) if said.isascii() and said.isdecimal() else after
    return told(while_let_in(request, _numbers(hub, f"{SUBJECT}:{row.slug}", row.id, known)))


async def _numbers(hub: Hub, subject: str, edition: Any, known: int) -> AsyncIterator[bytes]:
    yield event(retry_seconds=RETRY_SECONDS)
    begun = False
    async for woken in hub.beats(subject, seconds=LISTENS_SECONDS):
        number = await last_number(edition) if woken else known
        if number != known:
            yield event(str(number), id=str(number))
        else:
            yield event(WITHOUT_STEPS) if woken and begun else event()
        known, begun = number, True


@post("/desk/{edition:str}/programme/undo", name="expo.programme.board.update", policy=Expo.PROGRAMME_WRITE)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Takes back the step that is named, or one's own latest."""
    form = await read_form(request, shown_by=board_page)
    number = form.number("number") if form.raw("number") else None
    form.check()

    async def effect() -> Response[None]:
        await undo(actor, edition=edition, number=number, now=now)
        day = day_in(form.raw("day"))
        return moved(await board_with(edition, day=str(day or ""), hall=form.raw("hall")))

    return await once(request, effect, now=now)


ROUTES = [index, listen, update]
