"""Cars with their drivers: kept once, for every visit."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from msgspec.json import encode

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Conflict, NotFound, mark
from core.journal.commands import record
from crm.delegations.permissions import Visits
from crm.delegations.programme.facts import CarKept
from crm.delegations.programme.tables import Car
from directory.people.queries import names_of_people
from directory.people.tables import Person
from i18n.text import clean


class PlateKnown(Conflict):
    message = mark("There is a car with this plate already.")


@dataclass(frozen=True, slots=True)
class CarKnown:
    """`driver_name` as they are called, empty where nobody drives it yet."""

    id: UUID
    plate: str
    seats: int
    driver: UUID | None
    driver_name: str
    driver_phone: str
    language: str
    retired: bool


async def cars_known(also: Collection[UUID] = ()) -> dict[UUID, CarKnown]:
    """Those in use and those that are asked for besides, by plate."""
    there = Car.retired_at.is_null()
    rows = await Car.select().where(there | Car.id.is_in(list(also)) if also else there).order_by(Car.plate)
    names = await names_of_people({row["driver"] for row in rows if row["driver"]})
    return {
        row["id"]: CarKnown(
            row["id"],
            row["plate"],
            row["seats"],
            row["driver"],
            next(iter(names.get(row["driver"], {}).values()), ""),
            row["driver_phone"],
            row["language"],
            row["retired_at"] is not None,
        )
        for row in rows
    }


async def keep_car(
    actor: Actor,
    car: UUID | None,
    *,
    plate: str,
    seats: int,
    driver: str,
    phone: str,
    language: str,
    retired: bool = False,
    now: datetime,
) -> UUID:
    """A new one, or another that is changed; a driver is a person of the directory, who can be erased. Raises PlateKnown,
    NotFound.
    """
    require(actor, Visits.VISIT_WRITE)
    async with transaction(), refusing({"crm_car_plate_key": PlateKnown()}):
        known = await Car.objects().get(Car.id == car) if car else Car(id=uuid4())
        if known is None:
            raise NotFound
        before = (await names_of_people([known.driver])).get(known.driver, {}) if known.driver else {}
        if driver != next(iter(before.values()), ""):
            known.driver = await _driver(clean(driver))
        known.plate, known.seats, known.driver_phone = plate, seats, phone
        known.language, known.retired_at = language, now if retired else None
        await known.save()
        await record(actor, CarKept(car=known.id), now=now)
        return known.id


async def _driver(name: str) -> UUID | None:
    if not name:
        return None
    row = Person(id=uuid4(), names=encode({"und": name}).decode())
    await Person.insert(row)
    return row.id
