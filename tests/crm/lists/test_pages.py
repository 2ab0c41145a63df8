"""Lists of co-operation over HTTP: as tables, boards and calendars, changed where they stand."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from litestar import Litestar

from core.access.roles import Role
from core.actor import Actor
from core.lists.columns import Looking
from core.lists.queries import sheet_of
from core.lists.registry import handed_in
from core.lists.rules import asked_of
from core.lists.tables import BulkEdit
from crm.obligations.commands import add_obligation
from crm.tasks.commands import Chore, add_task
from crm.timeline.commands import add_entry
from tests.conftest import NOW, started
from tests.directory.organisations.browsing import Person, somebody
from tests.make.agreements import led, officer, promise, proposed
from tests.make.countries import KOREA, country
from tests.make.organisations import organisation
from tests.make.timeline import TODAY, account_of, colleague, given, records

TASKS = "/desk/tasks"


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app


async def sent(kim: Person, to: str, page: str = TASKS, /, **fields: str | list[str]) -> tuple[int, str]:
    answer = await kim.sends(to, fields, from_=page)
    return answer.status_code, answer.headers.get("location") or answer.text


async def test_tasks_are_a_table_a_board_and_a_calendar_and_are_changed_in_each(app: Litestar) -> None:
    lee, about = await colleague("Lee Somi"), await records()
    call = await add_task(lee, Chore("Call Lima", TODAY, account_of(lee), subjects=(about["country"],)), now=NOW)
    letter = await add_task(lee, Chore("Write a letter", TODAY, account_of(lee)), now=NOW)
    async with somebody(app, Role.COOPERATION_OFFICER, name="Kim Haneul") as kim:
        page = (await kim.sees(f"{TASKS}?owner=nobody&due_on=quiet-90")).text
        assert "Call Lima" not in page
        assert "Nothing for 90 days" in page
        assert (await kim.sees(f"{TASKS}?owner=urn:uuid:{account_of(lee)}")).status_code == 200
        page = (await kim.sees(f"{TASKS}?group=owner&edit={call}")).text
        assert ("Peru" in page, f"/desk/lists/tasks/rows/{call}" in page) == (True, True)
        for way in ("as=board", f"as=calendar&month={TODAY:%Y-%m}"):
            assert f'href="{TASKS}/{call}"' in (await kim.sees(f"{TASKS}?{way}")).text
        assert f'href="{TASKS}/{call}"' not in (await kim.sees(f"{TASKS}?as=calendar&month=2031-01")).text
        edit = {"due_on": "2027-01-05", "before.due_on": TODAY.isoformat(), "version": "1", "address": "state=open"}
        status, to = await sent(kim, f"/desk/lists/tasks/rows/{call}", **edit)
        assert (status, to) == (303, f"{TASKS}?view=all#row-{call}")
        again = {**edit, "due_on": "2027-03-03", "address": f"edit={call}"}
        status, text = await sent(kim, f"/desk/lists/tasks/rows/{call}", **again)
        assert (status, "Theirs" in text, "2027-03-03" in text) == (409, True, True)
        status, text = await sent(kim, f"/desk/lists/tasks/rows/{call}", **{**edit, "due_on": "soon"})
        assert (status, "A day looks like" in text) == (422, True)
        moved = {"state": "done", "before.state": "open", "version": "1", "address": "as=board"}
        assert await sent(kim, f"/desk/lists/tasks/rows/{letter}", **moved) == (303, f"{TASKS}?as=board#row-{letter}")
        rows = [f"{call}:2", f"{letter}:1", "rubbish"]
        report = await changed_at_once(kim, rows)
    assert await BulkEdit.count() == 1
    async with somebody(app, Role.AUDITOR) as auditor:
        assert (await auditor.sees(report)).status_code == 404
        assert (await sent(auditor, "/desk/lists/obligations/many", "/desk/obligations", row=rows))[0] == 404
        await looks_at_obligations(auditor, lee)


async def changed_at_once(kim: Person, rows: list[str]) -> str:
    """The address of the report; the change is taken back, once."""
    many = {"field": "due_on", "to.due_on": "2027-02-01", "row": rows}
    status, to = await sent(kim, "/desk/lists/tasks/many", **many)
    assert (status, to.startswith("/desk/changes/")) == (303, True)
    report = (await kim.sees(to)).text
    assert "1 row changed." in report
    assert re.search("Write a letter</bdi></a>.*left as it is", report)
    assert (await sent(kim, f"{to}/undo", to))[0] == 303
    assert "Taken back." in (await kim.sees(to)).text
    assert (await sent(kim, f"{to}/undo", to))[0] == 409
    assert (await sent(kim, "/desk/lists/tasks/many", **{**many, "row": []}))[0] == 422
    return to


async def looks_at_obligations(auditor: Person, lee: Actor) -> None:
    code = await proposed(lee)
    await add_obligation(lee, code, lines=promise(due_on=TODAY.isoformat()), now=NOW)
    for way in ("table", "board", "calendar"):
        assert "공동 세미나" in (await auditor.sees(f"/desk/obligations?as={way}&month={TODAY:%Y-%m}")).text


async def test_a_card_is_offered_only_where_it_can_go(app: Litestar) -> None:
    lee = await officer()
    await proposed(lee)
    signed = await proposed(lee, kind="intent", term_months="24")
    await led(lee, await officer(Role.COOPERATION_LEAD), signed, "signed")
    async with somebody(app, Role.COOPERATION_LEAD) as lead:
        page = (await lead.sees("/desk/agreements?as=board")).text
    assert f"/desk/agreements/{signed}" in page
    assert re.findall('<option value="([a-z_]+)">', page.partition('class="list-board"')[2]) == ["drafting"]


async def test_countries_and_organisations_are_asked_when_somebody_was_last_in_touch(app: Litestar) -> None:
    """What the reader may not see is no contact; what is to come is none yet."""
    about, kim = await records(), await colleague("Kim Haneul")
    await country(KOREA)
    await organisation("quiet")
    lead = await colleague("Lee Lead", Role.COOPERATION_LEAD)
    secret: dict[str, Any] = {"confidential": True, "readers": [account_of(lead)]}
    for days, more in ((40, {}), (-3, {}), (2, secret)):
        on = TODAY - timedelta(days=days)
        await add_entry(lead, given(about["organisation"], on=on, **more), now=NOW)
    seen = {actor: (TODAY - timedelta(days=days)).isoformat() for actor, days in ((kim, 40), (lead, 2))}
    for actor, day in seen.items():
        looking = Looking(actor, "en", NOW, TODAY)
        for listed in (handed_in("organisations").listed, handed_in("countries").listed):
            shown = [("sort", "-last_contact"), ("columns", "name,last_contact")]
            rows = (await sheet_of(listed, asked_of(listed, shown, TODAY), looking)).rows
            days = {row.href: str(row.values["last_contact"]) for row in rows if row.values["last_contact"]}
            assert len(rows) > len(days)
            assert list(days.values()) == [day]
            assert listed.name == "organisations" or rows[0].href in days, "countries are sorted by it"
            quiet = asked_of(listed, [("last_contact", "quiet-30")], TODAY)
            assert len((await sheet_of(listed, quiet, looking)).rows) == len(rows) - (actor is lead)
    async with somebody(app, Role.COOPERATION_OFFICER) as officer:
        page = (await officer.sees("/desk/countries?group=region&q=페루")).text
        assert ("/desk/countries/PE" in page, "/desk/countries/KR" in page) == (True, False)
        form = {"as": "csv", "because": "a report", "address": "columns=name,code,last_contact"}
        table = await officer.sends("/desk/lists/countries/exports", form, from_="/desk/countries")
        assert f"Peru,PE,{seen[kim]}" in table.text
