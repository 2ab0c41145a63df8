"""Writing the profile of a stand, also after the application was sent: visitors read it at once."""

from datetime import datetime
from json import dumps
from typing import Any
from uuid import UUID

from core.access.rules import may, require
from core.actor import Actor
from core.db.transaction import transaction
from core.forms.merging import Lines, merged
from core.journal.commands import Change, record
from core.live.notices import tell
from expo.exhibitors.commands import SUBJECT
from expo.exhibitors.facts import StandDescribed
from expo.exhibitors.queries import locked
from expo.exhibitors.rules import STATE_NAMES, NotNow
from expo.exhibitors.stands.queries import stand_of
from expo.exhibitors.tables import Exhibitor
from expo.permissions import Expo
from i18n.lines import text_in
from i18n.text import to_json

REACHED = frozenset({"public_email", "public_phone"})
"""Told in the history without what they say: that may be a person's."""


async def describe_stand(actor: Actor, exhibitor: UUID, lines: Lines, before: Lines, *, now: datetime) -> None:
    """What somebody else wrote meanwhile stays. Raises ChangedMeanwhile, NotNow for one that is over, NotFound."""
    async with transaction():
        known = await locked(exhibitor)
        if not may(actor, Expo.EXHIBITOR_WRITE):
            require(actor, Expo.APPLICATION_WRITE, known.scope)
        if known.over:
            raise NotNow(state=STATE_NAMES[known.state])
        stored = await stand_of(exhibitor)
        after = merged(before, lines, stored)
        changed = {name: (stored[name] or None, line or None) for name, line in after.items() if stored[name] != line}
        if not changed:
            return
        values: dict[Any, Any] = {
            Exhibitor.sign: to_json(text_in(after, known.sign, "sign")),
            Exhibitor.speaks: dumps(after["speaks"].split()),
            Exhibitor.public_email: after["public_email"],
            Exhibitor.public_phone: after["public_phone"],
            Exhibitor.revision: known.revision + 1,
        }
        await Exhibitor.update(values).where(Exhibitor.id == exhibitor)
        told = [Change(name, *((None, None) if name in REACHED else pair)) for name, pair in changed.items()]
        await record(actor, StandDescribed(edition=known.edition, exhibitor=exhibitor), now=now, changes=told)
        await tell(SUBJECT)
