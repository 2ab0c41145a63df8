"""A deal is a record like others: entries and tasks are about it, and tell nobody of one that they may not see."""

from datetime import timedelta

import app  # noqa: F401 -- plugs in who writes letters
from core.access.roles import Role
from core.mail.tables import Letter
from crm.deals.actions.commands import actions_of, add_action
from crm.deals.queries import deal_for
from crm.subjects.queries import named, typed_as
from crm.subjects.rules import Subject
from crm.tasks.commands import Chore, change_task
from crm.tasks.queries import Wanted, task_for, tasks, tasks_about
from crm.tasks.sight import kept_to_few as kept_tasks
from crm.tasks.work import remind
from crm.timeline.colleagues import colleagues
from crm.timeline.commands import add_entry
from crm.timeline.contacts import Contact, last_contact
from crm.timeline.queries import Asked, entries
from crm.timeline.sight import kept_to_few as kept_entries
from i18n.locales import DEFAULT
from tests.conftest import NOW
from tests.make.deals import deal
from tests.make.timeline import TODAY, account_of, colleague, given

SECRET = "Twin of the harbour"


async def test_what_is_said_and_done_about_a_deal_stands_with_it_and_a_closed_one_stays_closed(db: None) -> None:
    lead, kim, lee = await colleague("Lead", Role.COOPERATION_LEAD), await colleague("Kim"), await colleague("Lee")
    open_one, closed = [
        Subject("deal", (await deal_for(lead, code)).id)
        for code in (await deal(kim), await deal(lead, name=SECRET, sight="confidential"))
    ]
    assert [one.href for one in await typed_as(kim, "Traffic", DEFAULT)] == [
        (await named(kim, [open_one], DEFAULT))[open_one].href
    ]
    assert (await typed_as(kim, SECRET, DEFAULT), [one.text for one in await typed_as(lead, SECRET, DEFAULT)]) == (
        [],
        [SECRET],
    )
    told, hidden = [await add_entry(lead, given(one, title="They called"), now=NOW) for one in (open_one, closed)]
    assert [one.id for one in await entries(kim, Asked(subject=open_one))] == [told]
    assert await entries(kim, Asked(subject=closed)) == []
    assert await last_contact(kim, open_one, NOW) == Contact(told, TODAY, open_one)
    assert await last_contact(kim, closed, NOW) is None
    code = (await deal_for(lead, (await named(lead, [closed], DEFAULT))[closed].href.rpartition("/")[2])).code
    task = await add_action(lead, code, "Ask the harbour", due_on=TODAY, owner=account_of(lee), now=NOW)
    assert [one.id for one in await actions_of(lead, closed.id, now=NOW)] == [task]
    assert (await tasks(kim, Wanted(), now=NOW), await tasks_about(kim, closed, now=NOW)) == ([], [])

    # Whoever has to do it sees the task, not the deal, and writing in it does not open it to all.
    mine = await task_for(lee, task, now=NOW)
    assert await named(lee, mine.subjects, DEFAULT) == {}
    later = Chore("Ask the harbour master", TODAY + timedelta(days=1), account_of(lee))
    await change_task(lee, task, later, version=mine.version, now=NOW)
    assert (await task_for(lee, task, now=NOW)).subjects == (closed,)
    assert await tasks(kim, Wanted(), now=NOW) == []
    assert await kept_tasks([task]) == {task}
    assert await kept_entries([told, hidden]) == {hidden}
    await remind((await colleagues(NOW))[account_of(lee)], now=NOW + timedelta(hours=2))
    assert not any("harbour" in row["text"] for row in await Letter.select(Letter.text))
