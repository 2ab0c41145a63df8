"""Signing at a session of the programme (체결식): which one a code means, and which are offered."""

from typing import Any
from uuid import UUID

from core.errors import Invalid, mark
from expo.programme.tables import Session
from i18n.locales import Language
from i18n.text import required

NO_SESSION = mark("There is no session with this code.")


async def session_called(code: str, kept: UUID | None = None) -> UUID:
    """Editions that are made from one another have the same codes: the one that is linked already, else the latest's.
    Raises Invalid.
    """
    edition: Any = Session.edition
    rows = (
        await Session.select(Session.id)
        .where(Session.code == code)
        .order_by(edition.year, ascending=False)
        .order_by(edition.starts_on, ascending=False)
    )
    found = [row["id"] for row in rows]
    if not found:
        raise Invalid({"session": NO_SESSION})
    return kept if kept in found else found[0]  # type: ignore[return-value]


async def sessions_offered(reader: Language) -> list[tuple[str, str]]:
    """Codes and titles, of the latest edition that has any."""
    edition: Any = Session.edition
    latest = (
        await Session.select(Session.edition)
        .order_by(edition.year, ascending=False)
        .order_by(edition.starts_on, ascending=False)
        .first()
    )
    if latest is None:
        return []
    rows = await Session.select(Session.code, Session.title).where(Session.edition == latest["edition"])
    named = [(row["code"], required(row["title"]).read(reader.chain).text) for row in rows]
    return sorted(named, key=lambda one: one[1].casefold())
