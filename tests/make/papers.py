"""Visits with a delegation, for tests of their papers."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from crm.delegations.tables import Delegate, Visit
from directory.people.tables import Appointment, Person
from i18n.text import to_json, written
from tests.make.agreements import country
from tests.make.organisations import organisation

BEGINS, ENDS = date(2026, 12, 8), date(2026, 12, 11)


async def visit(*names: str, **changes: Any) -> Visit:
    """From Peru, by default for four days from 8 December 2026; with a delegate of each name, the first as head."""
    peru = await country()
    code = f"visit-{uuid4().hex[:8]}"
    given: dict[str, Any] = {
        "id": uuid4(),
        "code": code,
        "country": peru,
        "title": to_json(written("en", {"en": "Visit of the vice-minister", "ko": "차관 방한"})),
        "state": "planning",
        "begins_on": BEGINS,
        "ends_on": ENDS,
    }
    row = Visit(**given | changes)
    await Visit.insert(row)
    house = await organisation(f"house-{row.id.hex[:12]}", kind="ministry", country=row.country)
    for number, name in enumerate(names):
        await _delegate(row.id, house.id, row.country, name, "head" if number == 0 else "member", number)
    return row


async def delegates(visit: UUID) -> list[UUID]:
    """In the order in which they were named."""
    rows = await Delegate.select(Delegate.id).where(Delegate.visit == visit).order_by(Delegate.appointment.rank)
    return [row["id"] for row in rows]


async def person_of(delegate: UUID) -> UUID:
    row = await Delegate.select(Delegate.person).where(Delegate.id == delegate).first()
    assert row is not None
    found: UUID = row["person"]
    return found


async def _delegate(visit: UUID, house: UUID, nation: Any, name: str, role: str, rank: int) -> None:
    person = Person(id=uuid4(), names=f'{{"es": "{name}"}}', family=name.rsplit(maxsplit=1)[-1], country=nation)
    await Person.insert(person)
    title = to_json(written("en", {"en": "Vice-minister"}))
    post = Appointment(id=uuid4(), person=person.id, organisation=house, title=title, rank=rank)
    await Appointment.insert(post)
    row = Delegate(id=uuid4(), visit=visit, person=person.id, appointment=post.id, role=role, language="es")
    await Delegate.insert(row)
