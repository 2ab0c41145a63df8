"""What a list asks of the database does not grow with its rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import uuid4

import pytest

from core.access.roles import Role
from core.db.engine import DB
from crm.agreements.tables import Agreement, Party
from crm.deals.tables import Deal
from crm.delegations.tables import Visit
from crm.obligations.tables import Obligation
from crm.tasks.tables import Task, TaskSubject
from crm.timeline.tables import EntrySubject, TimelineEntry
from directory.organisations.tables import Organisation
from directory.people.tables import Person
from i18n.text import to_json, written
from tests.conftest import NOW, started
from tests.directory.organisations.browsing import Person as Reader
from tests.directory.organisations.browsing import somebody
from tests.make.agreements import country

LISTS = (
    *("/desk/organisations", "/desk/people", "/desk/agreements?sort=title&group=owner", "/desk/obligations"),
    *("/desk/deals", "/desk/visits", "/desk/tasks?as=board", "/desk/timeline"),
)


@contextmanager
def statements() -> Iterator[list[str]]:
    """All that is asked by whoever asks within the block: not by shelves that are put in order meanwhile."""
    asked: list[str] = []
    mine = ContextVar("mine", default=False)
    before = type(DB)._run_in_pool

    async def asking(engine: Any, query: str, args: Any = None) -> Any:
        if mine.get():
            asked.append(query)
        return await before(engine, query, args)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(DB), "_run_in_pool", asking)
        token = mine.set(True)
        yield asked
        mine.reset(token)


async def one_more_of_each(number: int, land: Any, owner: Any) -> None:
    """About each other, and in sight of everybody at the desk."""
    called = to_json(written("en", {"en": f"Number {number}"}))
    house = Organisation(id=uuid4(), code=f"house-{number}", kind="company", name=called, country=land)
    agreement = Agreement(id=uuid4(), code=f"agreement-{number}", country=land, title=called, owner=owner)
    visit = Visit(id=uuid4(), code=f"visit-{number}", country=land, title=called, organisation=house.id, owner=owner)
    deal = Deal(id=uuid4(), code=f"deal-{number}", name=f"Deal {number}", country=land, lead=house.id, owner=owner)
    told: dict[str, Any] = {"kind": "meeting", "lang": "en", "title": "Met", "text": "Words", "happened_on": NOW.date()}
    entry = TimelineEntry(id=uuid4(), made_at=NOW, author=owner, **told)
    task = Task(
        id=uuid4(), title="Do it", due_on=NOW.date(), made_by="system:t", made_at=NOW, changed_at=NOW, owner=owner
    )
    task.entry = entry.id
    for row in (house, Person(id=uuid4(), names=f'{{"en": "Person {number}"}}', country=land), agreement, visit, deal):
        await type(row).insert(row)
    await Party.insert(Party(agreement=agreement.id, organisation=house.id))
    await Obligation.insert(Obligation(agreement=agreement.id, title=called, side="us", due_on=NOW.date()))
    await TimelineEntry.insert(entry)
    await Task.insert(task)
    for column, record in (("organisation", house.id), ("agreement", agreement.id), ("deal", deal.id)):
        about: dict[str, Any] = {column: record}
        await EntrySubject.insert(EntrySubject(entry=entry.id, **about))
        await TaskSubject.insert(TaskSubject(task=task.id, **about))


async def asked_by(reader: Reader) -> dict[str, int]:
    """The number of statements of each list, whose readers were written down before."""
    numbers = {}
    for address in LISTS:
        assert (await reader.sees(address)).status_code == 200, address
        with statements() as asked:
            await reader.sees(address)
        assert asked, address
        numbers[address] = len(asked)
    return numbers


async def test_a_list_asks_as_much_for_eight_rows_as_for_two(db: None) -> None:
    land = await country()
    async with started() as app, somebody(app, Role.COOPERATION_LEAD) as lead:
        for number in range(2):
            await one_more_of_each(number, land, lead.account)
        few = await asked_by(lead)
        for number in range(2, 8):
            await one_more_of_each(number, land, lead.account)
        assert await asked_by(lead) == few
