"""Writing to those who signed up, each in their language, and telling the editors of the programme of a crowd."""

from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from core.access.tables import Account
from core.errors import NotFound
from core.mail.commands import post
from core.mail.drafts import Draft, Recipient
from core.settings import settings
from expo.programme.edits.telling import tell_board
from expo.seats.published import published
from expo.seats.queries import Seating
from i18n import formats
from i18n.locales import DEFAULT, Language, language


async def tell_seat(
    draft: Draft, seating: Seating, account: UUID, *, now: datetime, until: datetime | None = None
) -> None:
    """In the caller's transaction; nobody is written to whose address was erased."""
    row = await Account.select(Account.email, Account.name, Account.language).where(Account.id == account).first()
    if row is None or not row["email"]:
        return
    tongue = _language(row["language"])
    title, begins_at = await published(seating.slug, seating.code) or (seating.title, seating.begins_at)
    places: dict[str, Any] = {
        "title": title.read(tongue.chain).text,
        "when": _instant(begins_at, seating.zone, tongue),
        "until": _instant(until, seating.zone, tongue),
        "link": f"{settings().base_url}/{tongue.code}/{seating.slug}/sessions/{seating.code}/seat",
    }
    # Attendees are called by their address, which nobody wants to be greeted with.
    await post(draft, Recipient(row["email"], "", tongue.code, account), now=now, **places)


async def tell_boards(before: Seating, taken: int) -> None:
    """Boards of the programme, when it becomes or ceases to be true that more signed up than the room seats."""
    if before.crowded_by(before.taken) != before.crowded_by(taken):
        await tell_board(before.slug)


def _instant(at: datetime | None, zone: str, tongue: Language) -> str:
    return formats.instant(at.astimezone(ZoneInfo(zone)), tongue) if at else "–"


def _language(code: str | None) -> Language:
    try:
        return language(code) if code else DEFAULT
    except NotFound:
        return DEFAULT
