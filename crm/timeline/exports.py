"""Taking a timeline out as a table: what the reader may see and is not confidential, with a reason, recorded."""

from datetime import datetime

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.journal.commands import record
from core.lists.exports import TooMuch
from core.spreadsheets import csv_of
from crm.timeline.facts import EntriesTakenOut
from crm.timeline.permissions import Desk
from crm.timeline.queries import Asked, entries
from crm.timeline.views import names_in
from i18n.locales import Language

COLUMNS = ("day", "kind", "title", "text", "language", "about", "took_part", "written_by")
MOST = 5_000
"""As many as somebody waits for, with all that they are about."""


async def export(actor: Actor, asked: Asked, *, because: str, tongue: Language, now: datetime) -> bytes:
    """CSV of all that fit, or of none. Raises Denied, TooMuch."""
    require(actor, Desk.ENTRY_WRITE)
    async with transaction():
        fitting = await entries(actor, asked, most=MOST + 1)
        if len(fitting) > MOST:
            raise TooMuch(most=MOST)
        found = [one for one in fitting if not one.confidential]
        names = await names_in(actor, found, tongue, now=now)
        await record(actor, EntriesTakenOut(number=len(found)), now=now, because=because)
    rows = []
    for one in found:
        about = " / ".join(names.records[each].text for each in one.subjects if each in names.records)
        people = [names.people[each].text for each in one.people if each in names.people]
        ours = [names.accounts.get(each, "–") for each in one.colleagues]
        said = [one.happened_on.isoformat(), one.kind, one.title, one.text, one.lang]
        rows.append([*said, about, " / ".join([*people, *ours]), one.author_name])
    return csv_of(COLUMNS, rows)
