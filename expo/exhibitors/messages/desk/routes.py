"""The thread with an exhibitor, at the desk."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.files.receiving import ROOM_FOR_THE_REST, received, told_at
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.privacy.reads import rules as reads
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.queries import edition_called
from expo.exhibitors.desk.routes import PAGE
from expo.exhibitors.looks import note_exhibitor
from expo.exhibitors.messages.commands import LONGEST, have_read, write_message
from expo.exhibitors.messages.queries import thread_of
from expo.exhibitors.messages.slots import MESSAGE_FILE
from expo.exhibitors.queries import application_called
from expo.permissions import Expo
from i18n.text import required

THREAD = f"{PAGE}/{{code:str}}/messages"


@get(THREAD, name="expo.exhibitors.messages.desk.index", policy=Expo.EXHIBITOR_READ)
async def index(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[bytes]:
    """What is new has been read with it, by those who may answer."""
    known = await application_called(actor, (await edition_called(edition)).id, code)
    page = await _thread(request, blank())
    await have_read(actor, known.id, now=now)
    return page


@post(
    THREAD,
    name="expo.exhibitors.messages.desk.create",
    policy=Expo.EXHIBITOR_WRITE,
    request_max_body_size=MESSAGE_FILE.largest + ROOM_FOR_THE_REST,
)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """The contact gets it by mail too."""
    form = await read_form(request, shown_by=_thread)
    words = form.text("words", most=LONGEST)
    form.check()
    sent = form.files.get("file")
    upload = await received(form, "file") if sent and sent.filename else None

    async def effect() -> Response[None]:
        known = await application_called(actor, (await edition_called(edition)).id, code)
        with told_at("file"):
            await write_message(actor, known.id, words=words, upload=upload, now=now)
        return moved(f"/desk/{edition}/exhibitors/{known.code}/messages")

    return await once(request, effect, now=now)


async def _thread(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    row = await edition_called(request.path_params["edition"])
    known = await application_called(actor, row.id, str(request.path_params["code"]))
    await note_exhibitor(actor, known, reads.THREAD, now=request.app.state.clock())
    return screen(
        request,
        "expo/exhibitors/messages/desk.html",
        section="programme",
        row=row,
        name=required(row.name),
        one=known,
        form=form,
        thread=await thread_of(known),
        ours="organiser",
    )


ROUTES = [index, create]
