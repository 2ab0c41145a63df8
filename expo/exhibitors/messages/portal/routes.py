"""The thread with the organisers, in the portal."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.files.receiving import ROOM_FOR_THE_REST, received, told_at
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.exhibitors.messages.commands import LONGEST, have_read, write_message
from expo.exhibitors.messages.queries import thread_of
from expo.exhibitors.messages.slots import MESSAGE_FILE
from expo.exhibitors.portal.routes import OWN, mine
from expo.permissions import Expo
from i18n.text import required

THREAD = f"{OWN}/messages"


@get(THREAD, name="expo.exhibitors.messages.portal.index", policy=Expo.APPLICATION_READ)
async def index(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[bytes]:
    """What is new has been read with it."""
    _, _, known = await mine(request, actor)
    page = await _thread(request, blank())
    await have_read(actor, known.id, now=now)
    return page


@post(
    THREAD,
    name="expo.exhibitors.messages.portal.create",
    policy=Expo.APPLICATION_WRITE,
    request_max_body_size=MESSAGE_FILE.largest + ROOM_FOR_THE_REST,
)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], edition: FromPath[str]
) -> Response[Any]:
    """With a file, if they like."""
    form = await read_form(request, shown_by=_thread)
    _, _, known = await mine(request, actor)
    words = form.text("words", most=LONGEST)
    form.check()
    sent = form.files.get("file")
    upload = await received(form, "file") if sent and sent.filename else None

    async def effect() -> Response[None]:
        with told_at("file"):
            await write_message(actor, known.id, words=words, upload=upload, now=now)
        return moved(f"/portal/{code}/exhibit/{edition}/messages")

    return await once(request, effect, now=now)


async def _thread(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    company, row, known = await mine(request, actor)
    return screen(
        request,
        "expo/exhibitors/messages/portal.html",
        section="exhibit",
        organisation=company,
        row=row,
        name=required(row.name),
        one=known,
        form=form,
        thread=await thread_of(known),
        ours="exhibitor",
    )


ROUTES = [index, create]
