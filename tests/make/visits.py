"""Visits for tests, with whom they need."""

from typing import Any
from uuid import UUID, uuid4

from core.actor import Actor
from crm.delegations.commands import propose
from crm.delegations.lines import EMPTY
from crm.delegations.members.commands import Coming, add_member
from directory.people.tables import Appointment, Person
from i18n.text import to_json, written
from tests.conftest import NOW
from tests.make.agreements import country
from tests.make.organisations import organisation


async def visit(actor: Actor, *, title: str = "페루 차관 방한", now: Any = NOW, **lines: str) -> str:
    """Its code: one that comes, from Peru."""
    await country()
    given = {**EMPTY, "title_ko": title, "country": "PE", "owner": str(actor.account or "")}
    return await propose(actor, lines={**given, **lines}, now=now)


async def somebody(name: str = "Lucía Quispe", *, rank: int | None = 3, house: UUID | None = None) -> tuple[UUID, UUID]:
    """A person and their post."""
    person = Person(id=uuid4(), names=f'{{"es": "{name}"}}', family=name.rpartition(" ")[2])
    await Person.insert(person)
    post = Appointment(
        id=uuid4(),
        person=person.id,
        organisation=house or (await organisation(f"house-{uuid4().hex[:8]}")).id,
        title=to_json(written("ko", {"ko": "차관", "en": "Vice-minister"})),
        rank=rank,
    )
    await Appointment.insert(post)
    return person.id, post.id


async def coming(actor: Actor, code: str, role: str = "head", **given: Any) -> UUID:
    """The member's id."""
    person, post = await somebody(**given)
    return await add_member(actor, code, person, Coming(role, "es", post), now=NOW)
