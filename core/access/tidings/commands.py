"""Writing to people that something about their way in has changed, in the transaction in which it did."""

from datetime import datetime
from uuid import UUID

from core.access.tables import Account, Session
from core.access.tidings.letters import NEW_BROWSER
from core.access.tidings.rules import browser_name, is_unseen
from core.mail.commands import post
from core.mail.drafts import Draft, Recipient


async def write_to_owner(account: UUID, draft: Draft, *, now: datetime, **places: object) -> None:
    """Nothing to those who are only just coming in by their first link, nor to devices, which have no address."""
    held = (Account.id == account) & Account.accepted_at.is_not_null() & Account.email.is_not_null()
    row = await Account.select(Account.email, Account.name, Account.language).where(held).first()
    if row is not None:
        to = Recipient(row["email"], row["name"], row["language"], account)
        await post(draft, to, now=now, at=f"{now:%Y-%m-%d %H:%M} UTC", **places)


async def write_of_new_browser(session: UUID, account: UUID, agent: str, *, now: datetime) -> None:
    """Compared with what the list of one's sessions shows anyway; nothing else is collected for it."""
    others = (Session.account == account) & (Session.id != session) & Session.complete.eq(True)
    rows = await Session.select(Session.agent).where(others)
    if is_unseen(agent, [row["agent"] for row in rows]):
        await write_to_owner(account, NEW_BROWSER, now=now, browser=browser_name(agent))
