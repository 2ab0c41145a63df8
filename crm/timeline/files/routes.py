"""Papers of an entry: filed, and handed out to those who see it."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.files.receiving import ROOM_FOR_THE_REST, received, told_at
from core.files.routes import handed
from core.forms.form import read_form
from core.idempotency.once import once
from core.privacy.reads.rules import TIMELINE_PAPER
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved
from crm.timeline.files.commands import file_paper
from crm.timeline.files.queries import paper_of
from crm.timeline.permissions import Desk
from crm.timeline.queries import entry_for
from crm.timeline.routes import ONE, show_again
from crm.timeline.slots import ENTRY_PAPER
from crm.timeline.tables import EntryFile


@post(
    f"{ONE}/files",
    name="crm.timeline.files.create",
    policy=Desk.ENTRY_WRITE,
    request_max_body_size=ENTRY_PAPER.largest + ROOM_FOR_THE_REST,
)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, entry: FromPath[UUID]) -> Response[Any]:
    """From a form with a `paper`; with a `document` it is a newer version of that."""
    form = await read_form(request, shown_by=show_again)
    upload = await received(form, "paper")
    newer = form.choice("document", await _documents(entry), needed=False)
    form.check()
    document = UUID(newer) if newer else None

    async def effect() -> Response[None]:
        with told_at("paper"):
            await file_paper(actor, entry, upload, document=document, now=now)
        return moved(f"/desk/timeline/{entry}")

    return await once(request, effect, now=now)


@get(f"{ONE}/files/{{file:uuid}}", name="crm.timeline.files.show", policy=Desk.ENTRY_READ)
async def show(actor: GivenActor, now: GivenNow, entry: FromPath[UUID], file: FromPath[UUID]) -> Response[bytes]:
    """By no other address."""
    found = await paper_of(await entry_for(actor, entry), file)
    return await handed(actor, found, TIMELINE_PAPER, opened=entry, now=now)


async def _documents(entry: UUID) -> list[str]:
    found = await EntryFile.select(EntryFile.document).where(EntryFile.entry == entry).output(as_list=True)
    return [str(one) for one in found]


ROUTES = [create, show]
