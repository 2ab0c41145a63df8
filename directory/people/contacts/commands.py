"""Writing down how somebody is reached, ending it, and what a withdrawn consent destroys."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Invalid
from core.journal.commands import record
from directory.people.appointments.queries import post_of
from directory.people.contacts.queries import contact_of
from directory.people.contacts.rules import CONSENT_NEEDED, Over, ThereAlready, normal
from directory.people.contacts.tables import Contact
from directory.people.facts import ConsentWithdrawn, ContactAdded, ContactEnded
from directory.people.queries import locked
from directory.permissions import Directory


@dataclass(frozen=True, slots=True)
class Given:
    """As somebody gave it; without `appointment` it is the person's own."""

    kind: str
    value: str
    purpose: str
    appointment: UUID | None
    consented_on: date | None = None
    consented_how: str = ""


async def add_contact(actor: Actor, person: UUID, given: Given, *, now: datetime, key: UUID | None = None) -> UUID:
    """Raises Denied, NotFound, Invalid, ThereAlready."""
    require(actor, Directory.CONTACT_WRITE)
    if (given.consented_on is None) != (not given.consented_how) or (
        given.appointment is None and given.consented_on is None
    ):
        raise Invalid({"consented_on": CONSENT_NEEDED})
    async with transaction():
        known = await locked(person)
        post = await post_of(person, given.appointment) if given.appointment else None
        row = Contact(
            id=key or uuid4(),
            person=person,
            appointment=given.appointment,
            kind=given.kind,
            value=normal(given.kind, given.value, post.house.country if post else known.country),
            purpose=given.purpose,
            consented_on=given.consented_on,
            consented_how=given.consented_how or None,
            ended_on=post.ends_on if post else None,
            recorded_by=str(actor),
            recorded_at=now,
        )
        async with refusing({"directory_contact_once": ThereAlready()}):
            await Contact.insert(row)
        await record(actor, ContactAdded(person=person, contact=row.id, what=given.kind), now=now)
    return row.id


async def withdraw_consent(actor: Actor, person: UUID, contact: UUID, *, on: date, now: datetime) -> None:
    """The address or number is destroyed at once; that there was one, and what was agreed, stays for a while. Raises
    Denied, NotFound, Over.
    """
    require(actor, Directory.CONTACT_WRITE)
    async with transaction():
        await locked(person)
        way = await contact_of(actor, person, contact)
        if way.withdrawn_on is not None:
            raise Over
        day = max(on, way.consented_on or on)
        values: dict[Any, Any] = {Contact.withdrawn_on: day, Contact.value: ""}
        await Contact.update(values).where(Contact.id == contact)
        await record(actor, ConsentWithdrawn(person=person, contact=contact, what=way.kind), now=now)


async def end_contact(actor: Actor, person: UUID, contact: UUID, *, on: date, now: datetime) -> None:
    """It works no more; `on` was its last day. Raises Denied, NotFound, Over."""
    require(actor, Directory.CONTACT_WRITE)
    async with transaction():
        await locked(person)
        way = await contact_of(actor, person, contact)
        if not way.works_on(on):
            raise Over
        await Contact.update({Contact.ended_on: on}).where(Contact.id == contact)
        await record(actor, ContactEnded(person=person, contact=contact, what=way.kind), now=now)
