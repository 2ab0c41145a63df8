"""Where an invoice's lines come from: booths, and whatever else registers itself to be billed with them."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from expo.billing.prices.queries import claims_of, day_of, tariff
from expo.billing.prices.rules import Line, Space
from expo.exhibitors.queries import Application
from expo.reservations.queries import Held
from expo.reservations.tables import Taken

LineSource = Callable[[Application, Held, datetime], Awaitable[list[Line]]]
"""Net lines for an exhibitor's reservation, in the fair's currency."""
_sources: list[LineSource] = []


def lines_from(source: LineSource) -> LineSource:
    """Adds to what is billed, after what is there."""
    if source not in _sources:
        _sources.append(source)
    return source


async def lines_of(one: Application, held: Held, now: datetime) -> list[Line]:
    """All of them. Raises NoPrice."""
    return [line for source in _sources for line in await source(one, held, now)]


@dataclass(frozen=True, slots=True)
class Due:
    """Something beside booths that is still to be invoiced: `what` is its row."""

    what: UUID
    line: Line


@dataclass(frozen=True, slots=True)
class Further:
    """What else is billed: `due` reads what of an exhibitor's no invoice has, in a currency; `billed` is told, in the
    invoice's transaction, what it has, and raises Conflict where another has it; `freed` that it was taken back.
    """

    name: str
    due: Callable[[Application, str], Awaitable[list[Due]]]
    billed: Callable[[Sequence[UUID], UUID, datetime], Awaitable[None]]
    freed: Callable[[UUID, datetime], Awaitable[None]]


_further: dict[str, Further] = {}


def bill_also(further: Further) -> Further:
    """Stands on whole invoices, balances and invoices of its own from now on."""
    _further[further.name] = further
    return further


async def due_of(one: Application, currency: str) -> dict[str, list[Due]]:
    """By who bills it; without those that have nothing."""
    found = {name: await each.due(one, currency) for name, each in _further.items()}
    return {name: dues for name, dues in found.items() if dues}


async def note_billed(dues: dict[str, list[Due]], invoice: UUID, now: datetime) -> None:
    """In the transaction that issues the invoice."""
    for name, each in dues.items():
        await _further[name].billed([one.what for one in each], invoice, now)


async def note_freed(invoice: UUID, now: datetime) -> None:
    """In the transaction that takes the invoice back."""
    for each in _further.values():
        await each.freed(invoice, now)


@lines_from
async def booths(one: Application, held: Held, _now: datetime) -> list[Line]:
    """By the prices of the day on which they were taken."""
    number, kind, area = Taken.booth.number, Taken.booth.kind, Taken.booth.area
    mine = (Taken.reservation == held.id) & Taken.ended_at.is_null()
    rows = await Taken.select(number.as_alias("number"), kind.as_alias("kind"), area.as_alias("area")).where(mine)
    spaces = [Space(row["number"], row["kind"], row["area"]) for row in rows]
    day = await day_of(one.edition, held.made_at)
    spaces.sort(key=lambda each: each.number)
    return (await tariff(one.edition, day)).of(spaces, await claims_of(one))
