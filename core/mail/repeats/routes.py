"""Letters that were perhaps sent, looked at together and sent once more with a reason."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post

from core.access.permissions import Core
from core.errors import mark
from core.forms.form import Form, blank, read_form
from core.mail import queries
from core.mail.repeats.commands import repeat
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import LETTERS
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen

LIST = "/desk/mail"
PAGE = f"{LIST}/repeats"
LONGEST_REASON = 500
UNSURE = "unsure"


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    found = await queries.letters(actor, state=UNSURE)
    theirs = [one.account or one.id for one in found[: queries.PAGE]]
    await note_list(actor, LETTERS, theirs, chosen=UNSURE, now=now)
    chosen = set(form.many("letter")) if form.values else {str(one.id) for one in found if not one.secret}
    more: dict[str, Any] = {"found": found[: queries.PAGE], "further": len(found) > queries.PAGE, "chosen": chosen}
    return screen(request, "core/mail/repeats/new.html", section="mail", form=form, **more)


@get(PAGE, name="core.mail.repeats.new", policy=Core.MAIL_RELEASE)
async def new(request: AnyRequest) -> Response[bytes]:
    """Ways in are not chosen beforehand: their links have mostly ended."""
    return await _page(request, blank())


@post(PAGE, name="core.mail.repeats.create", policy=Core.MAIL_RELEASE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """Those that were ticked."""
    form = await read_form(request, shown_by=_page)
    ticked, because = _ids(form), form.text("because", most=LONGEST_REASON)
    form.check()
    await repeat(actor, ticked, because=because, now=now)
    return moved(f"{LIST}?which={UNSURE}")


def _ids(form: Form) -> list[UUID]:
    ticked = sorted(form.ids("letter"))
    if not ticked:
        form.mistake("letter", mark("Please choose at least one."))
    return ticked


ROUTES = [new, create]
