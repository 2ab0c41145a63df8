"""Setting an edition's terms for exhibitors."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.forms.merging import Lines, merged
from core.journal.commands import Change, record
from core.live.notices import tell
from expo.editions.queries import held
from expo.exhibitors.commands import SUBJECT
from expo.exhibitors.facts import FairSet
from expo.exhibitors.fairs.rules import check_terms, lines_of, values_of
from expo.exhibitors.newcomers.shelf import SUBJECT as FAIRS
from expo.exhibitors.queries import fair_of
from expo.exhibitors.tables import Fair
from expo.permissions import Expo


async def set_terms(actor: Actor, *, edition: str, lines: Lines, before: Lines, now: datetime) -> None:
    """`lines` as `fairs.rules.lines_of` has them, in the edition's zone. Raises ChangedMeanwhile, Invalid, Denied."""
    require(actor, Expo.EXHIBITOR_WRITE)
    async with transaction():
        row = await held(edition)
        known = await fair_of(row.id)
        stored = lines_of(known, row.zone)
        after = merged(before, lines, stored)
        check_terms(after)
        values: dict[Any, Any] = dict(values_of(after, row.zone))
        if known._exists_in_db:
            await Fair.update({**values, "revision": known.revision + 1}).where(Fair.edition == row.id)
        else:
            await Fair.insert(Fair(id=uuid4(), edition=row.id, **values))
        changed = [Change(name, stored[name], line) for name, line in after.items() if stored[name] != line]
        await record(actor, FairSet(edition=row.id), now=now, changes=changed)
        await tell(SUBJECT)
        await tell(FAIRS)
