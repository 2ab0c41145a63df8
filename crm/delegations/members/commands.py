"""Who comes with a visit: named from the directory, or written into it on the way, and taken from the list again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Conflict, NotFound, mark
from core.forms.merging import Lines, merged
from core.journal.commands import record
from crm.delegations.facts import DelegationChanged
from crm.delegations.protocol.rules import Member
from crm.delegations.queries import Card, locked
from crm.delegations.tables import Delegate
from directory.people.appointments.commands import appoint
from directory.people.appointments.queries import post_of
from directory.people.commands import add_person
from directory.people.queries import known_person


class HeadAlready(Conflict):
    message = mark("The delegation has a head already: give them another role first.")


class MemberAlready(Conflict):
    message = mark("This person is on the list already.")


class MemberLeft(Conflict):
    message = mark("Somebody took this person from the list meanwhile. Add them again if they come after all.")


ONE_HEAD = {"crm_delegate_one_head": HeadAlready()}


@dataclass(frozen=True, slots=True)
class Coming:
    """As what somebody comes: in which of their posts, and in which language they read their programme."""

    role: str = "member"
    language: str = "en"
    appointment: UUID | None = None

    @property
    def lines(self) -> dict[str, str]:
        """As its form has it."""
        return {"role": self.role, "language": self.language, "appointment": str(self.appointment or "")}

    @property
    def columns(self) -> dict[Any, Any]:
        return {"role": self.role, "language": self.language, "appointment": self.appointment}


async def add_member(actor: Actor, code: str, person: UUID, coming: Coming, *, now: datetime) -> UUID:
    """The member's id; who had left comes back. Raises MemberAlready, HeadAlready, NotFound."""
    async with transaction():
        card = await locked(actor, code)
        return await _add(actor, card, person, coming, now)


async def add_somebody_new(
    actor: Actor, code: str, names: Lines, post: Lines | None, coming: Coming, *, another: bool, now: datetime
) -> UUID:
    """Writes them into the directory first, with a post where one is given. Raises Denied, Invalid, KnownAlready, and as
    `add_member` does.
    """
    async with transaction():
        card = await locked(actor, code)
        person = await add_person(actor, names, another=another, now=now, sample=card.sample)
        appointment = await appoint(actor, person, post, now=now) if post else None
        return await _add(actor, card, person, Coming(coming.role, coming.language, appointment), now)


async def change_member(actor: Actor, code: str, member: UUID, coming: Coming, before: Lines, *, now: datetime) -> None:
    """What somebody else changed since `before` stays. Raises ChangedMeanwhile, MemberLeft, HeadAlready, NotFound."""
    async with transaction():
        card = await locked(actor, code)
        row = await _member(card, member)
        if row["left_at"] is not None:
            raise MemberLeft
        stored = Coming(row["role"], row["language"], row["appointment"])
        after = coming_of(merged(before, coming.lines, stored.lines))
        if after == stored:
            return
        if after.appointment is not None:
            await post_of(row["person"], after.appointment)
        async with refusing(ONE_HEAD):
            await Delegate.update(after.columns).where(Delegate.id == member)
        await record(actor, DelegationChanged(visit=card.id, person=row["person"]), now=now)


def as_coming(member: Member) -> Coming:
    """Of somebody who is on the list."""
    return Coming(member.role, member.language, member.post.id if member.post else None)


def coming_of(lines: Lines) -> Coming:
    """Of lines as `Coming.lines` has them."""
    return Coming(lines["role"], lines["language"], UUID(lines["appointment"]) if lines["appointment"] else None)


async def remove_member(actor: Actor, code: str, member: UUID, *, now: datetime) -> None:
    """They do not come after all; that they had been on the list stays. Twice is once. Raises NotFound."""
    async with transaction():
        card = await locked(actor, code)
        found = await _member(card, member)
        if found["left_at"] is None:
            await Delegate.update({Delegate.left_at: now}).where(Delegate.id == member)
            await record(actor, DelegationChanged(visit=card.id, person=found["person"]), now=now)


async def _add(actor: Actor, card: Card, person: UUID, coming: Coming, now: datetime) -> UUID:
    await known_person(person)
    if coming.appointment is not None:
        await post_of(person, coming.appointment)
    theirs = (Delegate.visit == card.id) & (Delegate.person == person)
    before = await Delegate.select(Delegate.id, Delegate.left_at).where(theirs).first()
    if before is not None and before["left_at"] is None:
        raise MemberAlready
    member: UUID = before["id"] if before else uuid4()
    async with refusing(ONE_HEAD):
        if before:
            await Delegate.update({**coming.columns, "left_at": None}).where(Delegate.id == member)
        else:
            await Delegate.insert(Delegate(id=member, visit=card.id, person=person, **coming.columns))
    await record(actor, DelegationChanged(visit=card.id, person=person), now=now)
    return member


async def _member(card: Card, member: UUID) -> Mapping[str, Any]:
    """Raises NotFound."""
    row = await Delegate.select().where((Delegate.id == member) & (Delegate.visit == card.id)).first()
    if row is None:
        raise NotFound
    return row
