"""The editor: a hall, everybody's steps as they are made, and the way back."""

from collections.abc import AsyncIterator
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Stream

from core.access.guard import BY_ITSELF
from core.access.staying import while_let_in
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.live.hub import Hub
from core.live.streaming import event, told
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved
from expo.editions.queries import edition_called
from expo.floor.desk.forms import outline_in
from expo.floor.desk.page import floor_page
from expo.floor.drawing.commands import put_ground, undo
from expo.floor.drawing.queries import last_number
from expo.floor.drawing.writing import SUBJECT
from expo.permissions import Expo

PAGE = "/desk/{edition:str}/floor"
HALL = f"{PAGE}/{{hall:str}}"
LISTENS_SECONDS = 300.0
"""Then the page comes back by itself, and is asked anew who it is."""
RETRY_SECONDS = 2.0


@get(PAGE, name="expo.floor.desk.index", policy=Expo.FLOOR_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """The hall with most booths."""
    return await floor_page(request, blank())


@get(HALL, name="expo.floor.desk.show", policy=Expo.FLOOR_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """A hall; `?booth=` a thing in it, or `?do=row` something to be done."""
    return await floor_page(request, blank())


@get(f"{PAGE}/listen", name="expo.floor.desk.listen", policy=Expo.FLOOR_READ, opt={BY_ITSELF: True})
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
        number = await last_number(edition) if woken or not begun else known
        yield event(str(number), id=str(number)) if number != known else event()
        known, begun = number, True


@post(f"{HALL}/undo", name="expo.floor.desk.undo", policy=Expo.FLOOR_WRITE)
async def take_back(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], hall: FromPath[str]
) -> Response[Any]:
    """The step that is named, or one's own latest."""
    form = await read_form(request, shown_by=floor_page)
    number = form.number("number") if form.raw("number") else None
    form.check()

    async def effect() -> Response[None]:
        await undo(actor, edition=edition, number=number, now=now)
        return moved(f"/desk/{edition}/floor/{hall}")

    return await once(request, effect, now=now)


@post(f"{HALL}/outline", name="expo.floor.desk.update", policy=Expo.FLOOR_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], hall: FromPath[str]
) -> Response[Any]:
    """How large the hall is: its corners."""
    form: Form = await read_form(request, shown_by=floor_page)
    outline = outline_in(form, "outline")
    form.check()

    async def effect() -> Response[None]:
        await put_ground(actor, edition=edition, hall=hall, outline=outline, now=now)
        return moved(f"/desk/{edition}/floor/{hall}")

    return await once(request, effect, now=now)


ROUTES = [index, show, listen, take_back, update]
