"""Taking the list of organisations out: never without a reason, and never unseen."""

from datetime import datetime

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Invalid, mark
from core.journal.commands import record
from directory.organisations.facts import OrganisationsExported
from directory.organisations.queries import MOST_EXPORTED, Profile, organisations
from directory.permissions import Directory


async def export(actor: Actor, *, words: str, because: str, now: datetime) -> list[Profile]:
    """What the list shows for these words, once who took it and why is written down. Raises Invalid, Denied."""
    require(actor, Directory.ORGANISATION_EXPORT)
    if not because:
        raise Invalid({"because": mark("Please say what this table is for.")})
    async with transaction():
        rows = await organisations(actor, words=words, limit=MOST_EXPORTED)
        await record(actor, OrganisationsExported(rows=len(rows), words=words), now=now, because=because)
    return rows
