"""Colleagues of the co-operation desk, and records for timelines."""

from typing import Any
from uuid import UUID, uuid4

from core.access.roles import Role
from core.actor import Actor, Held
from crm.agreements.tables import Agreement
from crm.subjects.rules import Subject
from crm.timeline.rules import Given
from directory.people.tables import Person
from i18n.text import to_json, written
from tests.conftest import NOW
from tests.make.accounts import account
from tests.make.countries import country
from tests.make.organisations import organisation

TODAY = NOW.date()


async def colleague(name: str, role: Role = Role.COOPERATION_OFFICER, scope: str | None = None) -> Actor:
    """With an account, as they are when they are signed in."""
    row = await account(role=role, name=name, scope=scope)
    return Actor("staff", str(row.id), account=row.id, held=frozenset({Held(role.value, scope)}))


async def records() -> dict[str, Subject]:
    """One of each kind, by kind."""
    peru = await country()
    ministry = await organisation("vivienda", kind="ministry", country=peru.id, website="https://www.vivienda.example")
    person = Person(id=uuid4(), names='{"es": "Ana Quispe"}', country=peru.id)
    await Person.insert(person)
    title = to_json(written("en", {"en": "MOU on smart cities", "ko": "스마트시티 업무협약"}))
    agreement = Agreement(id=uuid4(), code="mou-peru", country=peru.id, title=title)
    await Agreement.insert(agreement)
    return {
        "country": Subject("country", peru.id),
        "organisation": Subject("organisation", ministry.id),
        "person": Subject("person", person.id),
        "agreement": Subject("agreement", agreement.id),
    }


def given(*subjects: Subject, **changes: Any) -> Given:
    """A meeting today, unless it is said otherwise."""
    values: dict[str, Any] = {
        "kind": "meeting",
        "on": TODAY,
        "title": "First meeting",
        "lang": "en",
        "subjects": subjects,
    }
    return Given(**values | changes)


def account_of(actor: Actor) -> UUID:
    assert actor.account is not None
    return actor.account
