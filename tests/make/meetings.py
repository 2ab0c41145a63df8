"""Those who meet at the expo, for tests: counterparts, interpreters, tables."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from core.actor import SYSTEM
from directory.people.tables import Person
from expo.exhibitors.meetings.commands import offer_times
from expo.exhibitors.meetings.queries import offer_of
from expo.exhibitors.meetings.rules import Wanted
from expo.meetings.counterparts.commands import add_counterpart, send_link
from expo.meetings.counterparts.links import link_of
from expo.meetings.interpreters.commands import add_interpreter
from tests.conftest import NOW
from tests.make.organisations import organisation

SLUG = "wsce-2026"
TEN = datetime(2026, 12, 9, 1, tzinfo=UTC)
"""Ten in the morning of the second day, in Seoul."""
HALF = timedelta(minutes=30)


async def counterpart(code: str, *spoken: str, edition: str = SLUG, written: bool = True, **changes: Any) -> UUID:
    """Of a new organisation called `code`; `written`: somebody has its link."""
    company = await organisation(code, kind="city", **changes)
    made = await add_counterpart(SYSTEM, edition=edition, organisation=company.id, spoken=spoken, now=NOW)
    if written:
        await send_link(SYSTEM, made, name="Ana", address=f"{code}@lima.example", language="es", now=NOW)
    return made


async def token_of(counterpart: UUID) -> str:
    link = await link_of(counterpart)
    assert link is not None
    return link.token


async def interpreter(name: str, *spoken: str, edition: str = SLUG) -> UUID:
    person = uuid4()
    await Person.insert(Person(id=person, names=f'{{"en": "{name}"}}', sample=True))
    return await add_interpreter(SYSTEM, edition=edition, person=person, spoken=spoken, now=NOW)


async def offering(exhibitor: UUID, *spoken: str, parallel: int = 1, begins: Sequence[datetime] = ()) -> None:
    """What an exhibitor offers; without `begins`, every half hour from ten to twelve of the second day."""
    halves = frozenset(begins or (TEN + number * HALF for number in range(4)))
    revision = (await offer_of(exhibitor)).revision
    await offer_times(SYSTEM, exhibitor, Wanted(parallel, spoken, None, halves), revision=revision, now=NOW)
