"""Letters at the desk: on a machine of developers a mailbox, elsewhere what was sent and what was not."""

from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from core.access.permissions import Core
from core.access.trail.queries import told_of
from core.errors import Gone, mark
from core.forms.form import Form, blank, read_form
from core.mail import commands, queries
from core.privacy.reads.commands import note_list, note_look
from core.privacy.reads.rules import LETTER, LETTERS
from core.settings import settings
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.locks import DIRECTIVES
from core.web.screens import PRIVATE, moved, screen

SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'"
"""A letter's own page in a frame: its inline styles are ours, and nothing in it runs, loads or navigates."""

LONGEST_REASON = 500
FRAMED = {**PRIVATE, "content-security-policy": SANDBOX, "x-frame-options": "SAMEORIGIN"}


class NotKept(Gone):
    message = mark("What this letter says is not kept.")


@get("/desk/mail", name="core.mail.index", policy=Core.MAIL_READ)
async def index(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    which: FromQuery[str] = "",
    before: FromQuery[datetime | None] = None,
) -> Response[bytes]:
    """The latest first."""
    chosen = which if which in queries.STATES else ""
    found = await queries.letters(actor, state=chosen, before=before)
    theirs = [one.account or one.id for one in found[: queries.PAGE]]
    await note_list(actor, LETTERS, theirs, chosen=chosen, now=now)
    further = found[queries.PAGE - 1].made_at if len(found) > queries.PAGE else None
    return screen(
        request,
        "core/mail/index.html",
        section="mail",
        found=found[: queries.PAGE],
        further=further,
        states=queries.STATES,
        chosen=chosen,
        mailbox=settings().smtp_url is None,
    )


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, letter = request.scope["state"]["actor"], UUID(request.path_params["letter"].hex)
    found, content = await queries.letter_shown(actor, letter), await queries.content_of(actor, letter)
    await note_look(actor, LETTER, found.account, opened=letter, now=request.app.state.clock())
    more: dict[str, Any] = {"letter": found, "content": content, "history": await told_of(letter)}
    response = screen(request, "core/mail/show.html", section="mail", form=form, **more)
    response.headers["content-security-policy"] = "; ".join((*DIRECTIVES, "frame-src 'self'"))
    return response


@get("/desk/mail/{letter:uuid}", name="core.mail.show", policy=Core.MAIL_READ)
async def show(request: AnyRequest, letter: FromPath[UUID]) -> Response[bytes]:
    """As its recipient reads it, and what became of it."""
    return await _page(request, blank())


@get("/desk/mail/{letter:uuid}/html", name="core.mail.page", policy=Core.MAIL_READ)
async def page(actor: GivenActor, letter: FromPath[UUID], now: GivenNow) -> Response[str]:
    """For the frame on the letter's page. Raises NotKept."""
    found = await queries.letter_shown(actor, letter)
    await note_look(actor, LETTER, found.account, opened=letter, now=now)
    content = await queries.content_of(actor, letter)
    if content is None:
        raise NotKept
    return Response(content.html, media_type="text/html", headers=FRAMED)


@post("/desk/mail/{letter:uuid}/again", name="core.mail.update", policy=Core.MAIL_RELEASE)
async def again(request: AnyRequest, actor: GivenActor, letter: FromPath[UUID], now: GivenNow) -> Response[Any]:
    """Sends one that was given up; why stands in its history."""
    form = await read_form(request, shown_by=_page)
    because = form.text("because", most=LONGEST_REASON)
    form.check()
    await commands.send_again(actor, letter, because=because, now=now)
    return moved(f"/desk/mail/{letter}")


@post("/desk/mail/{letter:uuid}/withdrawal", name="core.mail.destroy", policy=Core.MAIL_RELEASE)
async def withdraw(actor: GivenActor, letter: FromPath[UUID], now: GivenNow) -> Response[Any]:
    """It will not be sent."""
    await commands.withdraw(actor, letter, now=now)
    return moved(f"/desk/mail/{letter}")


ROUTES = [index, show, page, again, withdraw]
