"""The privacy officer's pages."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from core.access.guard import FAR_REACHING
from core.access.rules import is_confirmed
from core.errors import NotFound
from core.forms.form import Form, blank, read_form, typed
from core.privacy.erasure.commands import erase
from core.privacy.erasure.queries import ledger
from core.privacy.erasure.rules import REASONS, reason_of
from core.privacy.holdings import commands, labels
from core.privacy.holdings.queries import looks_at
from core.privacy.holdings.routes import download
from core.privacy.permissions import Privacy
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import HELD
from core.privacy.registry import Subject
from core.privacy.subjects.queries import subjects
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen

DESK = "/desk/privacy"
LINES = 20
SUBJECTS: dict[str, Subject] = {"account": "account", "person": "person"}


@get(DESK, name="core.privacy.subjects.index", policy=Privacy.READ)
async def index(request: AnyRequest, actor: GivenActor, now: GivenNow, q: FromQuery[str] = "") -> Response[bytes]:
    """Looking for somebody, and the ledger of those who were erased."""
    found = await subjects(actor, typed(q))
    await note_list(actor, HELD, [one.id for one in found], question=typed(q), now=now)
    return screen(
        request,
        "core/privacy/subjects/index.html",
        section="privacy",
        words=q,
        found=found,
        lines=await ledger(actor, limit=LINES),
        reasons=REASONS,
    )


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    subject, whom = _subject(str(request.path_params["subject"])), UUID(request.path_params["whom"].hex)
    return screen(
        request,
        "core/privacy/subjects/show.html",
        section="privacy",
        form=form,
        subject=subject,
        whom=whom,
        found=await commands.look(actor, subject, whom, now=now),
        looks=await looks_at(whom),
        words=labels,
        reasons=list(REASONS.items()),
        confirmed=is_confirmed(actor, now),
    )


@get(f"{DESK}/{{subject:str}}/{{whom:uuid}}", name="core.privacy.subjects.show", policy=Privacy.READ)
async def show(request: AnyRequest, subject: FromPath[str], whom: FromPath[UUID]) -> Response[bytes]:
    """All that is held about somebody; that it was looked at is recorded, and they can see it."""
    return await _page(request, blank())


@post(
    f"{DESK}/{{subject:str}}/{{whom:uuid}}/copy",
    name="core.privacy.subjects.create",
    policy=Privacy.READ,
    opt={FAR_REACHING: True},
)
async def copy(
    request: AnyRequest, actor: GivenActor, subject: FromPath[str], whom: FromPath[UUID], now: GivenNow
) -> Response[Any]:
    """A file for them; why it was asked for is recorded."""
    form = await read_form(request, shown_by=_page)
    reason = reason_of(form.raw("reason"))
    return download(await commands.copy(actor, _subject(subject), whom, reason=reason, now=now), "madang.zip")


@post(f"{DESK}/{{subject:str}}/{{whom:uuid}}/erasure", name="core.privacy.subjects.destroy", policy=Privacy.ERASE)
async def destroy(
    request: AnyRequest, actor: GivenActor, subject: FromPath[str], whom: FromPath[UUID], now: GivenNow
) -> Response[Any]:
    """For good, in every table."""
    form = await read_form(request, shown_by=_page)
    await erase(actor, _subject(subject), whom, reason=reason_of(form.raw("reason")), now=now)
    return moved(DESK)


def _subject(text: str) -> Subject:
    found = SUBJECTS.get(text)
    if found is None:
        raise NotFound
    return found


ROUTES = [index, show, copy, destroy]
