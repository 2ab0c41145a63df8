"""Files of proposals: added and removed by whoever proposes, handed out on each page of the proposal to those who see it."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.attempts import allow
from core.access.policies import SIGNED_IN
from core.files.receiving import ROOM_FOR_THE_REST, received, told_at
from core.files.routes import PRIVATE, sent
from core.forms.form import read_form
from core.idempotency.once import once
from core.privacy.reads.commands import note_look
from core.privacy.reads.rules import PROPOSAL_FILE
from core.web.addresses import address_of
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved
from expo.permissions import Expo
from expo.proposals.attachments.commands import attach, remove
from expo.proposals.attachments.queries import sendable_for_review, sendable_of
from expo.proposals.attachments.slots import ATTACHMENT
from expo.proposals.desk.routes import PAGE as DESK
from expo.proposals.own.routes import PAGE as OWN
from expo.proposals.own.routes import show_attaching
from expo.proposals.queries import own_proposal, proposal_called
from expo.proposals.reviews.queries import task_called
from expo.proposals.reviews.routes import PAGE as REVIEW

FIELD = "attachment"
ONE = "attachments/{attachment:uuid}"
MOST_FILES, WITHIN_SECONDS = 40, 3_600


@post(
    f"{OWN}/attachments",
    name="expo.proposals.own.attachments.create",
    policy=SIGNED_IN,
    request_max_body_size=ATTACHMENT.largest + ROOM_FOR_THE_REST,
)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """A file costs work to open: an address sends some an hour."""
    await own_proposal(actor, code)
    await allow("proposal_attachment", address_of(request), most=MOST_FILES, seconds=WITHIN_SECONDS, now=now)
    upload = await received(await read_form(request, shown_by=show_attaching), FIELD)

    async def effect() -> Response[None]:
        with told_at(FIELD):
            await attach(actor, code=code, upload=upload, now=now)
        return moved(f"/account/proposals/{code}#attachments")

    return await once(request, effect, now=now)


@post(f"{OWN}/{ONE}/removal", name="expo.proposals.own.attachments.destroy", policy=SIGNED_IN)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], attachment: FromPath[UUID]
) -> Response[Any]:
    """For good."""
    await read_form(request, shown_by=show_attaching)

    async def effect() -> Response[None]:
        await remove(actor, code=code, attachment=attachment, now=now)
        return moved(f"/account/proposals/{code}#attachments")

    return await once(request, effect, now=now)


@get(f"{OWN}/{ONE}", name="expo.proposals.own.attachments.show", policy=SIGNED_IN)
async def show_own(actor: GivenActor, code: FromPath[str], attachment: FromPath[UUID]) -> Response[bytes]:
    """As it was sent; a picture as it was drawn anew."""
    return await sent(await sendable_of((await own_proposal(actor, code)).id, attachment), PRIVATE)


@get(f"{DESK}/{ONE}", name="expo.proposals.desk.attachments.show", policy=Expo.CALL_WRITE)
async def show_at_the_desk(
    actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str], attachment: FromPath[UUID]
) -> Response[bytes]:
    """For those who see the proposal there."""
    shown = await proposal_called(actor, edition, code)
    found = await sendable_of(shown.id, attachment)
    await note_look(actor, PROPOSAL_FILE, None, opened=shown.id, now=now)
    return await sent(found, PRIVATE)


@get(f"{REVIEW}/{ONE}", name="expo.proposals.reviews.attachments.show", policy=Expo.PROPOSAL_REVIEW)
async def show_for_review(
    actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str], attachment: FromPath[UUID]
) -> Response[bytes]:
    """For those whose it is to review."""
    task = await task_called(actor, edition, code)
    found = await sendable_for_review(task, attachment)
    await note_look(actor, PROPOSAL_FILE, None, opened=task.id, now=now)
    return await sent(found, PRIVATE)


ROUTES = [create, destroy, show_own, show_at_the_desk, show_for_review]
