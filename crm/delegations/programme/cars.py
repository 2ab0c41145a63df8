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
from core.forms.merging import Lines, merged
from core.journal.commands import record
from crm.delegations.permissions import Visits
from crm.delegations.programme.facts import CarKept
from crm.delegations.programme.tables import Car
from directory.people.queries import names_of_people
from directory.people.tables import Person
from i18n.text import clean


class PlateKnown(Conflict):
    message = mark("There is a car with this plate already.")


EMPTY: Lines = dict.fromkeys(("plate", "seats", "driver", "phone", "language", "retired"), "")
UNSEEN: Lines = {}


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

    @property
    def lines(self) -> dict[str, str]:
        """As its form has it."""
        return {
            "plate": self.plate,
            "seats": str(self.seats),
            "driver": self.driver_name,
            "phone": self.driver_phone,
            "language": self.language,
            "retired": "yes" if self.retired else "",
        }


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
    before: Lines = UNSEEN,
    now: datetime,
) -> UUID:
    """A new one, or another that is changed; what somebody else changed of it since `before` stays. A driver is a person of
    the directory, who can be erased. Raises PlateKnown, ChangedMeanwhile, NotFound.
    """
    require(actor, Visits.VISIT_WRITE)
    mine = {"plate": plate, "seats": str(seats), "driver": driver, "phone": phone, "language": language}
    mine["retired"] = "yes" if retired else ""
    async with transaction(), refusing({"crm_car_plate_key": PlateKnown()}):
        known, theirs = await _locked(car) if car else (Car(id=uuid4()), EMPTY)
        after = merged(before, mine, theirs) if car else mine
        if after["driver"] != theirs["driver"]:
            known.driver = await _driver(clean(after["driver"]))
        known.plate, known.seats, known.driver_phone = after["plate"], int(after["seats"]), after["phone"]
        known.language, known.retired_at = after["language"], now if after["retired"] else None
        await known.save()
        await record(actor, CarKept(car=known.id), now=now)
        return known.id


async def _locked(car: UUID) -> tuple[Car, Lines]:
    await Car.select(Car.id).where(Car.id == car).lock_rows()
    row = await Car.objects().get(Car.id == car)
    if row is None:
        raise NotFound
    return row, (await cars_known({car}))[car].lines


async def _driver(name: str) -> UUID | None:
    if not name:
        return None
    row = Person(id=uuid4(), names=encode({"und": name}).decode())
    await Person.insert(row)
    return row.id
