"""Writing posts down, changing and ending them; what reaches somebody in an office ends with the post."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Invalid, mark
from core.forms.merging import Lines, merged
from core.journal.commands import Change, record
from directory.organisations.tables import Organisation
from directory.people.appointments.queries import post_of
from directory.people.appointments.rules import HeldAlready, check_ending
from directory.people.contacts.tables import Contact
from directory.people.facts import AppointmentChanged, AppointmentEnded, PersonAppointed
from directory.people.queries import locked
from directory.people.tables import Appointment
from directory.permissions import Directory
from i18n.lines import text_in
from i18n.text import Translated, to_json

ONCE = {"directory_appointment_once": HeldAlready()}


async def appoint(actor: Actor, person: UUID, lines: Lines, *, now: datetime, key: UUID | None = None) -> UUID:
    """Raises Denied, NotFound, Invalid, HeldAlready."""
    require(actor, Directory.PERSON_WRITE)
    async with transaction():
        await locked(person)
        row = Appointment(id=key or uuid4(), person=person, **await _columns(lines, None))
        async with refusing(ONCE):
            await Appointment.insert(row)
        fact = PersonAppointed(person=person, appointment=row.id, organisation=row.organisation)
        changes = [Change(name, None, line, person) for name, line in lines.items() if line]
        await record(actor, fact, now=now, changes=changes)
    return row.id


async def change_post(
    actor: Actor, person: UUID, appointment: UUID, lines: Lines, before: Lines, *, now: datetime
) -> None:
    """Raises Denied, NotFound, Invalid, HeldAlready, ChangedMeanwhile."""
    require(actor, Directory.PERSON_WRITE)
    async with transaction():
        await locked(person)
        post = await post_of(person, appointment)
        mine = merged(before, lines, post.lines)
        differing = {name: line for name, line in mine.items() if line != post.lines[name]}
        if not differing:
            return
        async with refusing(ONCE):
            values: dict[Any, Any] = await _columns(mine, post.title)
            await Appointment.update(values).where(Appointment.id == appointment)
        if "ends_on" in differing and values["ends_on"] is not None:
            await _end_contacts(appointment, values["ends_on"])
        changes = [Change(name, post.lines[name] or None, line or None, person) for name, line in differing.items()]
        fact = AppointmentChanged(person=person, appointment=appointment, fields=tuple(differing))
        await record(actor, fact, now=now, changes=changes)


async def end_post(actor: Actor, person: UUID, appointment: UUID, *, ends_on: date, now: datetime) -> int:
    """`ends_on` is the last day. How many ways to reach the person end with it. Raises Denied, NotFound, EndsBefore,
    BeginsLater.
    """
    require(actor, Directory.PERSON_WRITE)
    async with transaction():
        await locked(person)
        post = await post_of(person, appointment)
        check_ending(post, ends_on)
        await Appointment.update({Appointment.ends_on: ends_on}).where(Appointment.id == appointment)
        contacts = await _end_contacts(appointment, ends_on)
        was = post.ends_on.isoformat() if post.ends_on else None
        changes = [Change("ends_on", was, ends_on.isoformat(), person)]
        fact = AppointmentEnded(person=person, appointment=appointment, contacts=contacts)
        await record(actor, fact, now=now, changes=changes)
    return contacts


async def _end_contacts(appointment: UUID, ends_on: date) -> int:
    there = (Contact.appointment == appointment) & Contact.withdrawn_on.is_null()
    later = there & (Contact.ended_on.is_null() | (Contact.ended_on > ends_on))
    rows = await Contact.update({Contact.ended_on: ends_on}).where(later).returning(Contact.id)
    return len(rows)


async def _columns(lines: Lines, title: Translated | None) -> dict[str, Any]:
    text = text_in({name: line for name, line in lines.items() if name.startswith("title_")}, title, "title")
    if text is None:
        raise Invalid({"title_en": mark("A title in one language at least, please.")})
    row = await Organisation.select(Organisation.id).where(Organisation.code == lines["organisation"]).first()
    if row is None:
        raise Invalid({"organisation": mark("Please choose one of the list.")})
    begins_on, ends_on = _day(lines["begins_on"]), _day(lines["ends_on"])
    if begins_on is not None and ends_on is not None and ends_on < begins_on:
        raise Invalid({"ends_on": mark("The last day is not before the first.")})
    return {
        "organisation": row["id"],
        "title": to_json(text),
        "rank": int(lines["rank"]) if lines["rank"] else None,
        "begins_on": begins_on,
        "ends_on": ends_on,
        "source": lines["source"] or None,
    }


def _day(line: str) -> date | None:
    return date.fromisoformat(line) if line else None
