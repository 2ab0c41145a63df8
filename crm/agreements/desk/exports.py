"""Taking agreements out as a table: what the reader may see, with a reason, recorded."""

from collections.abc import Mapping
from datetime import datetime

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.journal.commands import record
from core.spreadsheets import csv_of
from crm.agreements.desk.listing import found_for
from crm.agreements.facts import AgreementsExported
from crm.agreements.queries import Card
from crm.duties.queries import Deadline, deadlines
from crm.permissions import Crm
from i18n.locales import Language

COLUMNS = (
    *("code", "country", "kind", "state", "title", "parties", "owner", "sight"),
    *("signed_on", "effective_on", "expires_on", "notice_by", "next_due_on"),
)


async def export(actor: Actor, asked: Mapping[str, str], *, because: str, tongue: Language, now: datetime) -> bytes:
    """CSV, texts in the reader's language. Raises Denied."""
    require(actor, Crm.AGREEMENT_EXPORT)
    async with transaction():
        found = await found_for(actor, asked, now=now)
        coming: dict[object, Deadline] = {}
        for one in await deadlines(found, now=now):
            coming.setdefault(one.card.id, one)
        await record(actor, AgreementsExported(rows=len(found)), now=now, because=because)
    return csv_of(COLUMNS, [_row(one, coming.get(one.id), tongue) for one in found])


def _row(one: Card, next_: Deadline | None, tongue: Language) -> list[object]:
    how = one.standing
    days = [
        one.signed_on,
        how.effective_on if how else None,
        how.expires_on if how else None,
        how.notice_by if how else None,
        next_.due_on if next_ else None,
    ]
    parties = " / ".join(side.name.read(tongue.chain).text for side in one.sides)
    said = [one.code, one.country, one.kind, one.shown_state, one.title.read(tongue.chain).text, parties]
    return [*said, one.owner_name, one.sight, *(day.isoformat() if day else "" for day in days)]
