"""Reading reservations: one, an exhibitor's, an edition's; and which booths are free."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.db.engine import DB
from core.db.transaction import one_moment
from core.errors import NotFound
from expo.exhibitors.tables import Exhibitor
from expo.floor.tables import Booth
from expo.reservations.rules import LIVE, RUNNING, BoothTaken, NoBooths, NoSuchBooth, Place, Standing
from expo.reservations.tables import Reservation, Taken

TAKEN = """
SELECT t.booth, r.id AS reservation, r.exhibitor, r.state, r.until, x.code
FROM expo_booth_taken t JOIN expo_reservation r ON r.id = t.reservation JOIN expo_exhibitor x ON x.id = r.exhibitor
WHERE r.edition = {} AND t.ended_at IS NULL
"""
TAKEN_BY_OTHERS = """
SELECT min(b.number) AS number
FROM expo_booth_taken t JOIN expo_booth b ON b.id = t.booth JOIN expo_reservation r ON r.id = t.reservation
WHERE t.ended_at IS NULL AND b.edition = {} AND b.number = ANY({}) AND r.exhibitor <> {}
AND NOT (r.state = ANY({}) AND r.until <= {})
"""


@dataclass(frozen=True, slots=True)
class Let:
    """A booth of the plan as it is drawn now, with who has it; `state` is empty for one that is free."""

    id: UUID
    number: str
    kind: str
    area: Decimal
    hall: str
    exhibitor: UUID | None
    code: str
    reservation: UUID | None
    state: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Held:
    """A reservation with its booths, by number; `area` in m²."""

    id: UUID
    edition: UUID
    exhibitor: UUID
    state: str
    until: datetime | None
    made_at: datetime
    booths: tuple[str, ...]
    area: Decimal
    revision: int

    @property
    def live(self) -> bool:
        return self.state in LIVE


async def booths_called(edition: UUID, numbers: Iterable[str]) -> list[Mapping[str, Any]]:
    """`id`, `number`, `kind`, sorted by id. Raises NoSuchBooth, NoBooths."""
    wanted = set(_written(numbers))
    if not wanted:
        raise NoBooths
    live = (Booth.edition == edition) & Booth.retired_at.is_null()
    rows = await Booth.select(Booth.id, Booth.number, Booth.kind).where(live & Booth.number.is_in(sorted(wanted)))
    missing = wanted - {row["number"] for row in rows}
    if missing:
        raise NoSuchBooth(booth=min(missing))
    return sorted(rows, key=lambda row: str(row["id"]))


async def check_free(edition: UUID, exhibitor: UUID, numbers: Iterable[str], *, now: datetime) -> None:
    """A glance without a lock: who is late is told before anything else is asked. That it passes promises nothing. Raises
    BoothTaken with the first that somebody else has; what has run out counts as free.
    """
    asked = QueryString(TAKEN_BY_OTHERS, edition, _written(numbers), exhibitor, sorted(RUNNING), now)
    lost = (await DB.run_querystring(asked))[0]["number"]
    if lost is not None:
        raise BoothTaken(booth=lost)


def _written(numbers: Iterable[str]) -> list[str]:
    """As the plan spells them."""
    return sorted({number.strip().upper() for number in numbers if number.strip()})


def places_of(rows: Sequence[Mapping[str, Any]]) -> list[Place]:
    """As rules look at them."""
    return [Place(row["number"], row["kind"]) for row in rows]


async def standing_of(exhibitor: UUID) -> Standing:
    """Under the row's lock, so that nobody declines them meanwhile. Raises NotFound."""
    mine = Exhibitor.id == exhibitor
    row = await Exhibitor.select(Exhibitor.state, Exhibitor.kind).where(mine).lock_rows("NO KEY UPDATE").first()
    if row is None:
        raise NotFound
    return Standing(row["state"], row["kind"])


@one_moment()
async def lets(edition: UUID) -> list[Let]:
    """Every booth of the draft, by number, whether free or not."""
    live = (Booth.edition == edition) & Booth.retired_at.is_null()
    columns = (Booth.id, Booth.number, Booth.kind, Booth.area, Booth.hall.code.as_alias("hall_code"))
    rows = await Booth.select(*columns).where(live).order_by(Booth.number)
    taken = {row["booth"]: row for row in await DB.run_querystring(QueryString(TAKEN, edition))}
    return [_let(row, taken.get(row["id"])) for row in rows]


async def locked(reservation: UUID) -> Held:
    """For commands: nobody else changes it meanwhile. Raises NotFound."""
    await Reservation.select(Reservation.id).where(Reservation.id == reservation).lock_rows("UPDATE")
    return await reservation_of(reservation)


@one_moment()
async def reservation_of(reservation: UUID) -> Held:
    """Raises NotFound."""
    row = await Reservation.select().where(Reservation.id == reservation).first()
    if row is None:
        raise NotFound
    return (await _with_booths([row]))[0]


@one_moment()
async def reservations_called(ids: Collection[UUID]) -> list[Held]:
    """Those that there are, by their booths."""
    rows = await Reservation.select().where(Reservation.id.is_in(list(ids))) if ids else []
    return sorted(await _with_booths(rows), key=lambda one: one.booths)


@one_moment()
async def reservations_of(exhibitor: UUID) -> list[Held]:
    """Live ones first, the newest first."""
    rows = await Reservation.select().where(Reservation.exhibitor == exhibitor).order_by(Reservation.made_at)
    found = await _with_booths(list(reversed(rows)))
    return sorted(found, key=lambda one: not one.live)


async def _with_booths(rows: Sequence[Mapping[str, Any]]) -> list[Held]:
    if not rows:
        return []
    columns = (
        Taken.reservation,
        Taken.ended_at,
        Taken.booth.number.as_alias("number"),
        Taken.booth.area.as_alias("area"),
    )
    every = await Taken.select(*columns).where(Taken.reservation.is_in([row["id"] for row in rows]))
    return [_held(row, [one for one in every if one["reservation"] == row["id"]]) for row in rows]


def _held(row: Mapping[str, Any], booths: Sequence[Mapping[str, Any]]) -> Held:
    last = [one for one in booths if one["ended_at"] == row["ended_at"]]
    return Held(
        id=row["id"],
        edition=row["edition"],
        exhibitor=row["exhibitor"],
        state=row["state"],
        until=row["until"],
        made_at=row["made_at"],
        booths=tuple(sorted(one["number"] for one in last)),
        area=sum((one["area"] for one in last), Decimal()),
        revision=row["revision"],
    )


def _let(row: Mapping[str, Any], taken: Mapping[str, Any] | None) -> Let:
    return Let(
        id=row["id"],
        number=row["number"],
        kind=row["kind"],
        area=row["area"],
        hall=row["hall_code"],
        exhibitor=taken["exhibitor"] if taken else None,
        code=taken["code"] if taken else "",
        reservation=taken["reservation"] if taken else None,
        state=taken["state"] if taken else "",
        until=taken["until"] if taken else None,
    )
