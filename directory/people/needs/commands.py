"""Writing down what somebody needs as a guest; nothing of it enters the journal."""

from datetime import datetime
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.forms.merging import Lines, merged
from core.journal.commands import record
from directory.people.facts import NeedsChanged
from directory.people.needs.queries import Needed, need_of
from directory.people.needs.tables import Need
from directory.people.queries import locked
from directory.permissions import Directory

NOTHING = Needed("", "")


async def change_needs(actor: Actor, person: UUID, lines: Lines, before: Lines, *, now: datetime) -> None:
    """Empty takes it away. Raises Denied, NotFound, ChangedMeanwhile."""
    require(actor, Directory.NEED_READ)
    async with transaction():
        await locked(person)
        theirs = (await need_of(actor, person) or NOTHING).lines
        mine = merged(before, lines, theirs)
        if mine == theirs:
            return
        await Need.delete().where(Need.person == person)
        if any(mine.values()):
            await Need.insert(Need(id=uuid4(), person=person, diet=mine["diet"], access=mine["access"]))
        await record(actor, NeedsChanged(person=person), now=now)
