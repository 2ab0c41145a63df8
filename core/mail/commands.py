"""Writing letters, and deciding about those that wait for a person."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from core.access.permissions import Core
from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Conflict, mark
from core.journal.commands import record
from core.live.notices import tell
from core.mail.drafts import Draft, Recipient, written
from core.mail.facts import LetterSentAgain, LetterWithdrawn
from core.mail.rules import one_line
from core.mail.tables import Letter
from core.settings_kept.queries import kept
from core.settings_kept.rules import REPLY_TO

CHANNEL = "mail"


class Decided(Conflict):
    message = mark("Somebody has decided about this already.")


async def post(draft: Draft, to: Recipient, *, now: datetime, **places: object) -> UUID:
    """One letter, in the caller's transaction: it leaves when that commits, and not at all when it does not."""
    return await _queued(await _made(draft, to, places, now))


async def post_with_calendar(draft: Draft, to: Recipient, calendar: str, *, now: datetime, **places: object) -> UUID:
    """The same, with an iTIP message (RFC 5546) that goes along."""
    letter = await _made(draft, to, places, now)
    letter.calendar = calendar
    return await _queued(letter)


async def send_again(actor: Actor, letter: UUID, *, because: str, now: datetime) -> None:
    """One that was given up, or of which nobody knows whether it left. Raises Decided."""
    require(actor, Core.MAIL_RELEASE)
    async with transaction():
        to = await _move(letter, ("failed", "unsure"), {Letter.state: "queued", Letter.due_at: now, Letter.attempts: 0})
        await record(actor, LetterSentAgain(letter=letter), now=now, because=because, about=to)
        await tell(CHANNEL)


async def withdraw(actor: Actor, letter: UUID, *, now: datetime) -> None:
    """Raises Decided for one that is on its way already."""
    require(actor, Core.MAIL_RELEASE)
    async with transaction():
        await _move(letter, ("queued", "failed", "unsure"), {Letter.state: "withdrawn"})
        await record(actor, LetterWithdrawn(letter=letter), now=now)


async def _move(letter: UUID, states: tuple[str, ...], values: dict[object, object]) -> UUID | None:
    """Whose letter it is, where its address is an account's."""
    moved = (
        await Letter.update(values)  # type: ignore[arg-type]
        .where((Letter.id == letter) & Letter.state.is_in(list(states)))
        .returning(Letter.id, Letter.account)
    )
    if not moved:
        raise Decided
    account: UUID | None = moved[0]["account"]
    return account


async def _made(draft: Draft, to: Recipient, places: Mapping[str, object], now: datetime) -> Letter:
    return _letter(draft, to, {"answered": (await kept())[REPLY_TO], **places}, now)


async def _queued(letter: Letter) -> UUID:
    async with transaction():
        await Letter.insert(letter)
        await tell(CHANNEL)
    return letter.id


def _letter(draft: Draft, to: Recipient, places: Mapping[str, object], now: datetime) -> Letter:
    text = written(draft, to.language, {"name": to.name, **places})
    return Letter(
        id=uuid4(),
        account=to.account,
        address=one_line(to.address),
        name=one_line(to.name),
        language=text.language,
        template=draft.name,
        subject=one_line(text.subject),
        text=text.text,
        html=text.html,
        secret=draft.secret,
        made_at=now,
        due_at=now,
    )
