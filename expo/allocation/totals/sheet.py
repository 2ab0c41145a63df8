"""Who has which booth as a table to be taken out: with a reason, recorded; no person's name is in it."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import mark
from core.journal.commands import record
from core.spreadsheets import Cell
from expo.allocation.facts import TotalsExported
from expo.allocation.totals.queries import Added, added
from expo.floor.readers.names import BOOTH_NAMES
from expo.permissions import Expo
from expo.reservations.rules import STATE_NAMES
from i18n.catalogue import say
from i18n.locales import Language, country_name
from i18n.spreadsheets import metres_of, sheet_in

NAME = mark("Booths")
HEADS = (
    mark("Booth"),
    mark("Hall"),
    mark("Kind"),
    mark("Area (m²)"),
    mark("State"),
    mark("Number of the exhibitor"),
    mark("Exhibitor"),
    mark("Country"),
    mark("Pavilion"),
    mark("Area wished for (m²)"),
)
FREE = mark("Free")


async def export(actor: Actor, edition: UUID, *, kind: str, reader: Language, because: str, now: datetime) -> bytes:
    """One row a booth; `kind` is csv or xlsx. Raises Denied."""
    require(actor, Expo.BOOTH_ASSIGN)
    async with transaction():
        found = await added(actor, edition)
        await record(actor, TotalsExported(edition=edition, number=len(found.lets)), now=now, because=because)
    return sheet_in(reader, kind, NAME, HEADS, _rows(found, reader))


def _rows(found: Added, reader: Language) -> Iterator[tuple[Cell, ...]]:
    halls = {code: name.read(reader.chain).text for code, name in found.hall_names.items()}
    houses = {code: name.read(reader.chain).text for code, name in found.pavilion_names.items()}
    for let in found.lets:
        one = found.ones.get(let.exhibitor) if let.exhibitor else None
        own: tuple[Cell, ...] = ("",) * 5
        if one is not None:
            country = country_name(one.country, reader) if one.country else ""
            name = one.name.read(reader.chain).text
            own = (one.code, name, country, houses.get(one.pavilion, one.pavilion), one.wishes.area or None)
        state = say(reader, STATE_NAMES[let.state] if let.state else FREE)
        kind = say(reader, BOOTH_NAMES[let.kind])  # type: ignore[index]
        yield (let.number, halls.get(let.hall, let.hall), kind, metres_of(let.area), state, *own)
