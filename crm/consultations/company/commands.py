"""Asking companies to confirm what was written of their meetings, by a link that needs no account."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from piccolo.querystring import QueryString

from core.access.rules import require
from core.access.sessions.commands import digest_of
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import NotFound
from core.journal.commands import record
from core.mail.commands import post
from core.mail.drafts import Recipient
from core.settings import settings
from crm.consultations.company.letters import CONFIRM
from crm.consultations.facts import ConfirmationAsked, ConfirmationWithdrawn
from crm.consultations.links import digest_for, token_of
from crm.consultations.permissions import Consultations
from crm.consultations.sight import LAND, seen_in_sql
from crm.consultations.speaking import BY_CODE
from crm.consultations.tables import ConfirmationLink
from expo.editions.queries import edition_called
from expo.editions.tables import Edition
from i18n.formats import long_day
from i18n.locales import DEFAULT
from i18n.text import Translated, required

PURPOSE = "confirmation_link"
GOOD_FOR = timedelta(days=60)
WAITING = f"""
SELECT r.company, x.contact_email AS address, x.contact_name AS name, x.contact_language AS language, l.sent_at,
count(*) AS number
FROM crm_consultation_record r JOIN expo_exhibitor x ON x.edition = r.edition AND x.organisation = r.company
AND x.state IN ('approved', 'contracted', 'confirmed')
LEFT JOIN crm_confirmation_link l ON l.edition = r.edition AND l.company = r.company
{LAND}
WHERE r.edition = {{}} AND r.state = 'recorded' AND x.contact_email <> '' AND NOT x.sample AND {{}}
GROUP BY 1, 2, 3, 4, 5 ORDER BY r.company
"""  # noqa: S608 -- our own constants
"""Sample companies are written to by nobody."""
OPEN = f"""
SELECT o.code, o.name, l.sent_at, l.ends_at FROM crm_confirmation_link l JOIN directory_organisation o ON o.id = l.company
WHERE l.edition = {{}} AND l.ends_at > {{}} AND l.company IN (
    SELECT r.company FROM crm_consultation_record r {LAND} WHERE r.edition = l.edition AND {{}})
ORDER BY o.code
"""  # noqa: S608 -- our own constants


@dataclass(frozen=True, slots=True)
class Confirming:
    """Whose link it is, and of which edition."""

    company: UUID
    edition: UUID
    edition_name: Translated
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Linked:
    """A company that has a link: when it was written to last, and until when the link is good."""

    code: str
    name: Translated
    sent_at: datetime | None
    ends_at: datetime


async def ask_companies(actor: Actor, *, edition: str, now: datetime) -> int:
    """How many were written to: those with something that waits for them, of what the actor may write. The same link each
    time, good for longer from now on. Raises Denied, NotFound.
    """
    require(actor, Consultations.CONSULTATION_WRITE)
    async with transaction():
        row = await edition_called(edition)
        waiting = await waiting_in(actor, row.id)
        for one in waiting:
            await _write(row, one, await _link(actor, row.id, one["company"], now), now)
        if waiting:
            await record(actor, ConfirmationAsked(edition=row.id, count=len(waiting)), now=now)
    return len(waiting)


async def waiting_in(actor: Actor, edition: UUID) -> list[dict[str, Any]]:
    """Each company that would be written to, with its contact, when it was last and how many records wait for it."""
    rows: list[dict[str, Any]] = await DB.run_querystring(QueryString(WAITING, edition, _written_by(actor)))
    return rows


async def withdraw_link(actor: Actor, *, edition: str, company: str, now: datetime) -> None:
    """It leads nowhere from now on; the next letter to this company (by its code) has another. Raises Denied, NotFound."""
    async with transaction():
        row = await edition_called(edition)
        theirs = (ConfirmationLink.edition == row.id) & (ConfirmationLink.company.code == company)
        found = await ConfirmationLink.select(ConfirmationLink.id, ConfirmationLink.company).where(theirs)
        if not found or company not in {one.code for one in await links_of(actor, row.id, now=now)}:
            raise NotFound
        await ConfirmationLink.delete().where(ConfirmationLink.id == found[0]["id"])
        await record(actor, ConfirmationWithdrawn(edition=row.id, company=found[0]["company"]), now=now)


async def links_of(actor: Actor, edition: UUID, *, now: datetime) -> list[Linked]:
    """Those that are open, of companies with a record that the actor may write, by the company's code. Raises Denied."""
    require(actor, Consultations.CONSULTATION_WRITE)
    rows = await DB.run_querystring(QueryString(OPEN, edition, now, _written_by(actor)))
    return [Linked(row["code"], required(row["name"]), row["sent_at"], row["ends_at"]) for row in rows]


def _written_by(actor: Actor) -> QueryString:
    return seen_in_sql(actor, Consultations.CONSULTATION_WRITE)


async def whose(token: str, now: datetime) -> Confirming:
    """Raises NotFound for a link that is unknown or over: they look the same."""
    columns = (ConfirmationLink.company, ConfirmationLink.edition, ConfirmationLink.ends_at)
    name = ConfirmationLink.edition.name.as_alias("edition_name")
    live = (ConfirmationLink.digest == digest_of(token)) & (ConfirmationLink.ends_at > now)
    row = await ConfirmationLink.select(*columns, name).where(live).first()
    if row is None:
        raise NotFound
    return Confirming(row["company"], row["edition"], required(row["edition_name"]), row["ends_at"])


async def _link(actor: Actor, edition: UUID, company: UUID, now: datetime) -> UUID:
    mine = (ConfirmationLink.edition == edition) & (ConfirmationLink.company == company)
    values: dict[Any, Any] = {ConfirmationLink.sent_at: now, ConfirmationLink.ends_at: now + GOOD_FOR}
    found = await ConfirmationLink.update(values).where(mine).returning(ConfirmationLink.id)
    if found:
        return UUID(str(found[0]["id"]))
    key = uuid4()
    row = ConfirmationLink(
        id=key,
        edition=edition,
        company=company,
        digest=digest_for(PURPOSE, key),
        made_at=now,
        made_by=str(actor),
        sent_at=now,
        ends_at=now + GOOD_FOR,
    )
    await ConfirmationLink.insert(row)
    return key


async def _write(row: Edition, one: dict[str, Any], link: UUID, now: datetime) -> None:
    reader = BY_CODE.get(one["language"], DEFAULT)
    await post(
        CONFIRM,
        Recipient(one["address"], one["name"], reader.code),
        now=now,
        link=f"{settings().base_url}/consulted/{token_of(PURPOSE, link)}",
        edition=required(row.name).read(reader.chain).text,
        number=one["number"],
        until=long_day((now + GOOD_FOR).astimezone(ZoneInfo(row.zone)).date(), reader),
    )
