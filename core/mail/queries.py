"""Letters as the desk sees them; what a secret letter says is shown only where there is no mail server."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.access.permissions import Core
from core.access.rules import require
from core.actor import Actor
from core.errors import NotFound
from core.mail.tables import Letter
from core.settings import settings

PAGE = 50
STATES = ("queued", "sending", "sent", "unsure", "failed", "withdrawn")
SHOWN = (
    Letter.account,
    *(Letter.id, Letter.address, Letter.name, Letter.language, Letter.subject, Letter.secret, Letter.state),
    *(Letter.batch, Letter.made_at, Letter.sent_at, Letter.attempts, Letter.trouble),
)


@dataclass(frozen=True, slots=True)
class LetterShown:
    """Instants in UTC; `account` is whose letter it is, where we know; `trouble` is what the mail server said last."""

    id: UUID
    account: UUID | None
    address: str
    name: str
    language: str
    subject: str
    secret: bool
    state: str
    batch: UUID | None
    made_at: datetime
    sent_at: datetime | None
    attempts: int
    trouble: str | None


@dataclass(frozen=True, slots=True)
class Content:
    """What a letter says."""

    text: str
    html: str


async def letters(actor: Actor, *, state: str = "", before: datetime | None = None) -> list[LetterShown]:
    """The latest first, `PAGE` and one more."""
    require(actor, Core.MAIL_READ)
    rows = Letter.select(*SHOWN)
    if state:
        rows = rows.where(Letter.state == state)
    if before is not None:
        rows = rows.where(Letter.made_at < before)
    found = await rows.order_by(Letter.made_at, ascending=False).limit(PAGE + 1)
    return [LetterShown(**row) for row in found]


async def letter_shown(actor: Actor, letter: UUID) -> LetterShown:
    """Raises NotFound."""
    require(actor, Core.MAIL_READ)
    row = await Letter.select(*SHOWN).where(Letter.id == letter).first()
    if row is None:
        raise NotFound
    return LetterShown(**row)


async def content_of(actor: Actor, letter: UUID) -> Content | None:
    """None where it is not ours to read: a one-time way in is the recipient's alone, but for a mailbox of developers.
    Raises NotFound.
    """
    require(actor, Core.MAIL_READ)
    row = await Letter.select(Letter.secret, Letter.text, Letter.html).where(Letter.id == letter).first()
    if row is None:
        raise NotFound
    if row["secret"] and settings().smtp_url is not None:
        return None
    return Content(row["text"], row["html"]) if row["text"] else None
