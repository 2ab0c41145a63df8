"""Adding files to one's own proposal and removing them, for as long as it can be changed."""

from datetime import datetime
from uuid import UUID, uuid4

from core.actor import SYSTEM, Actor
from core.db.transaction import transaction
from core.files import commands as files
from core.files.uploads import Upload
from core.journal.commands import record
from expo.proposals.attachments.ending import take_away
from expo.proposals.attachments.facts import AttachmentAdded, AttachmentRemoved
from expo.proposals.attachments.rules import free_place
from expo.proposals.attachments.slots import ATTACHMENT
from expo.proposals.attachments.tables import Attachment
from expo.proposals.commands import by, changeable
from expo.proposals.queries import Known
from expo.proposals.tables import Proposal


async def attach(actor: Actor, *, code: str, upload: Upload, now: datetime) -> None:
    """It is the system that keeps the file: no trail of files says whose it is. Raises SignInRequired, NotFound,
    NotFromHere, CallNotOpen, TooManyAttachments, FileRefused.
    """
    shown, _call = await changeable(actor, code, now)
    await _free_place(shown)
    taken = await files.take(SYSTEM, upload, slot=ATTACHMENT, scope=f"proposal:{shown.id}", subject=shown.account)
    async with transaction():
        shown, call = await changeable(actor, code, now)
        place, key = await _free_place(shown), uuid4()
        file = await files.write_down(SYSTEM, taken, now=now)
        await Attachment.insert(Attachment(id=key, proposal=shown.id, place=place, file=file))
        await _changed(shown, now)
        await record(by(actor, call), AttachmentAdded(proposal=shown.id, attachment=key), now=now)


async def remove(actor: Actor, *, code: str, attachment: UUID, now: datetime) -> None:
    """Raises SignInRequired, NotFound, NotFromHere, CallNotOpen."""
    async with transaction():
        shown, call = await changeable(actor, code, now)
        await take_away(shown.id, attachment, now=now)
        await _changed(shown, now)
        await record(by(actor, call), AttachmentRemoved(proposal=shown.id, attachment=attachment), now=now)


async def _free_place(shown: Known) -> int:
    """Raises TooManyAttachments."""
    rows = await Attachment.select(Attachment.place).where(Attachment.proposal == shown.id)
    return free_place([row["place"] for row in rows])


async def _changed(shown: Known, now: datetime) -> None:
    """Who has reviewed it learns that it is another since. Nobody reviews what is not sent in, and a new revision would
    part its writer from the text that their browser keeps.
    """
    if shown.shown_state in ("draft", "reopened"):
        return
    values = {Proposal.revision: Proposal.revision + 1, Proposal.changed_at: now}
    await Proposal.update(values).where(Proposal.id == shown.id)  # type: ignore[arg-type]
