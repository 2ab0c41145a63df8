"""A table at an expo: a Korean company and a city of Peru who meet at it, as far as a test wants it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from core.actor import SYSTEM
from core.money import Money
from crm.consultations.links import token_of
from crm.consultations.rules import Said
from crm.consultations.table.doors import PURPOSE, Door, door_for, open_table
from expo.editions.tables import Edition
from expo.exhibitors.tables import Exhibitor
from expo.meetings.tables import Counterpart, Meeting, MeetingTable
from tests.conftest import NOW
from tests.make.countries import country
from tests.make.editions import edition
from tests.make.organisations import organisation

BEGINS = datetime(2026, 12, 8, 1, 0, tzinfo=UTC)
"""10:00 in Busan on the first day."""


@dataclass(frozen=True, slots=True)
class Met:
    """What a test names: rows by their ids."""

    edition: Edition
    company: UUID
    other_side: UUID
    exhibitor: UUID
    other: UUID
    table: UUID

    async def meeting(self, code: str, *, state: str = "agreed", hours: int = 0) -> UUID:
        """At the table, in English, an hour later than the one before it if that is wanted."""
        row = Meeting(
            id=uuid4(),
            edition=self.edition.id,
            code=code,
            exhibitor=self.exhibitor,
            counterpart=self.other,
            state=state,
            begins_at=BEGINS + timedelta(hours=hours),
            ends_at=BEGINS + timedelta(hours=hours, minutes=30),
            table=self.table,
            language="en",
            made_at=NOW,
        )
        await Meeting.insert(row)
        return row.id

    async def door(self) -> Door:
        """Of the table."""
        key = await open_table(SYSTEM, edition=self.edition.slug, table="T1", now=NOW)
        return await door_for(token_of(PURPOSE, key), NOW)


async def met(slug: str = "wsce-2026", **of_exhibitor: Any) -> Met:
    """A company that exhibits, a city that came, and a table between them."""
    row = await edition(slug)
    company = await organisation("river", country=None)
    city = await organisation("lima", kind="city", country=(await country()).id)
    given: dict[str, Any] = {
        "kind": "shell",
        "area": 9,
        "state": "confirmed",
        "contract_number": "C-1",
        "contracted_on": NOW.date(),
        "applied_at": NOW,
        "begun_at": NOW,
        "contact_name": "Kim Contact",
        "contact_email": "contact@expo.example",
        "contact_language": "ko",
    }
    exhibitor = Exhibitor(id=uuid4(), edition=row.id, organisation=company.id, code="RVR001", **given | of_exhibitor)
    await Exhibitor.insert(exhibitor)
    other = Counterpart(id=uuid4(), edition=row.id, organisation=city.id, code="lima")
    await Counterpart.insert(other)
    table = MeetingTable(id=uuid4(), edition=row.id, code="T1")
    await MeetingTable.insert(table)
    return Met(row, company.id, city.id, exhibitor.id, other.id, table.id)


def said(**changes: Any) -> Said:
    """4.2 million dollars were talked about, 1.5 are likely within a year."""
    given: dict[str, Any] = {
        "language": "en",
        "product": "Traffic twin",
        "outcome": "quotation",
        "next_step": "quotation",
        "words": "They want a price for 40 junctions.",
        "source": "interpreter",
        "consulted": Money(420_000_000, "USD"),
        "expected": Money(150_000_000, "USD"),
        "horizon": 12,
    }
    return Said(**given | changes)


FORM = {
    "language": "en",
    "product": "Traffic twin",
    "outcome": "quotation",
    "next_step": "quotation",
    "words": "",
    "source": "interpreter",
    "currency": "USD",
    "consulted": "4,200,000",
    "expected": "1,500,000",
    "horizon": "12",
}
"""As somebody types it."""
