"""The day by mail: at their hour, in their language, once, and not at all when there is nothing."""

import re
from datetime import timedelta

import app  # noqa: F401 -- plugs in who writes letters, and what hands in deadlines
from core.access.tables import Account
from core.mail.tables import Letter
from crm.tasks.commands import Chore, add_task
from crm.timeline.colleagues import colleagues
from crm.timeline.commands import add_entry
from crm.timeline.follows.commands import follow
from crm.today.commands import send_daily, send_no_more, sent_daily
from crm.today.tables import DigestSent
from crm.today.work import WORK, send
from tests.conftest import NOW
from tests.make.timeline import TODAY, account_of, colleague, given, records


async def _nowhere(_done: int, _total: int) -> None: ...


async def test_the_day_is_sent_at_their_hour_once_and_never_empty(db: None) -> None:
    kim, lee, about = await colleague("Kim Haneul"), await colleague("Lee Bada"), await records()
    await Account.update({Account.language: "ko"}).where(Account.id == account_of(kim))
    for one in (kim, lee):
        await send_daily(one, hour=8, zone="Asia/Seoul")
    await follow(kim, about["country"], now=NOW)
    await add_task(kim, Chore("Send the minutes", TODAY - timedelta(days=2), account_of(kim)), now=NOW)
    secret = given(
        about["country"], title="Zephyr", confidential=True, readers=[account_of(kim)], colleagues=[account_of(kim)]
    )
    await add_entry(lee, secret, now=NOW)
    await add_entry(lee, given(about["organisation"], kind="note", title="@Kim Haneul look"), now=NOW)
    early = NOW - timedelta(hours=3)
    assert await WORK.run({}, early, _nowhere) == {"count": 0}
    assert await WORK.run({}, NOW, _nowhere) == {"count": 2}
    assert await WORK.run({}, NOW + timedelta(hours=1), _nowhere) == {"count": 0}
    letters = {row["language"]: row["text"] for row in await Letter.select(Letter.language, Letter.text)}
    assert re.search(r"기한 지남 \(1\)\n• .+: Send the minutes\n\n", letters["ko"])
    assert "메모: @Kim Haneul look – Lee Bada" in letters["ko"]
    assert not [one for one in letters.values() if "Zephyr" in one]
    later = NOW + timedelta(days=30)
    assert not await send((await colleagues(later))[account_of(lee)], 8, "Asia/Seoul", now=later)
    assert [row["number"] for row in await DigestSent.select().where(DigestSent.day == later.date())] == [0]
    await send_no_more(kim)
    assert await sent_daily(kim) is None
