"""Writing in a thread, and having read it."""

from datetime import datetime
from uuid import UUID, uuid4

from core.access.rules import may, require
from core.actor import Actor
from core.db.transaction import transaction
from core.files import commands as files
from core.files.uploads import Upload
from core.journal.commands import record
from core.mail.commands import post
from core.mail.drafts import Recipient
from core.settings import settings
from expo.editions.tables import Edition
from expo.exhibitors.messages.facts import MessageWritten
from expo.exhibitors.messages.letters import MESSAGE
from expo.exhibitors.messages.queries import side_of
from expo.exhibitors.messages.slots import MESSAGE_FILE
from expo.exhibitors.messages.tables import ExhibitorMessage
from expo.exhibitors.queries import Application, locked
from expo.permissions import Expo
from i18n.locales import DEFAULT, LANGUAGES
from i18n.text import required

LONGEST = 4_000
BY_CODE = {one.code: one for one in LANGUAGES}


async def write_message(
    actor: Actor, exhibitor: UUID, *, words: str, upload: Upload | None = None, now: datetime
) -> None:
    """What organisers write goes to the contact by mail as well. Raises FileRefused, Denied, NotFound."""
    known = await _mine(actor, exhibitor)
    taken = await files.take(actor, upload, slot=MESSAGE_FILE, scope=known.scope) if upload else None
    async with transaction():
        known = await _mine(actor, exhibitor)
        side = side_of(actor)
        file = await files.write_down(actor, taken, now=now) if taken else None
        row = ExhibitorMessage(
            id=uuid4(), exhibitor=exhibitor, side=side, words=words, file=file, written_at=now, written_by=str(actor)
        )
        await ExhibitorMessage.insert(row)
        await record(actor, MessageWritten(edition=known.edition, exhibitor=exhibitor, written=row.id), now=now)
        if side == "organiser":
            await _write(known, words, now)


async def have_read(actor: Actor, exhibitor: UUID, *, now: datetime) -> None:
    """All that the other side wrote. Who may only look leaves no mark."""
    known = await locked(exhibitor)
    if may(actor, Expo.EXHIBITOR_WRITE) or may(actor, Expo.APPLICATION_WRITE, known.scope):
        theirs = (ExhibitorMessage.exhibitor == exhibitor) & (ExhibitorMessage.side != side_of(actor))
        unread = theirs & ExhibitorMessage.read_at.is_null()
        await ExhibitorMessage.update({ExhibitorMessage.read_at: now}).where(unread)


async def _mine(actor: Actor, exhibitor: UUID) -> Application:
    known = await locked(exhibitor)
    if not may(actor, Expo.EXHIBITOR_WRITE):
        require(actor, Expo.APPLICATION_WRITE, known.scope)
    return known


async def _write(known: Application, words: str, now: datetime) -> None:
    row = await Edition.select(Edition.name, Edition.slug).where(Edition.id == known.edition).first()
    if row is None or not known.contact.email:
        return
    tongue = BY_CODE.get(known.contact.language, DEFAULT)
    await post(
        MESSAGE,
        Recipient(known.contact.email, known.contact.name, tongue.code),
        now=now,
        organisation=known.name.read(tongue.chain).text,
        edition=required(row["name"]).read(tongue.chain).text,
        code=known.code,
        words=words,
        link=f"{settings().base_url}/portal/{known.organisation_code}/exhibit/{row['slug']}/messages",
    )
