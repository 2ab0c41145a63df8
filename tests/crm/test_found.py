"""Tasks, promises, visits, consultations and meetings are found as all else in the palette: by indexes, in one's sight."""

from collections.abc import AsyncIterator
from uuid import UUID, uuid4

import pytest
from litestar import Litestar
from piccolo.querystring import QueryString

from core.access.roles import Role
from core.db.engine import DB
from core.db.transaction import transaction
from crm.agreements.tables import Agreement
from crm.consultations import finding as consultations
from crm.consultations.advancing import follow_meeting
from crm.delegations import finding as visits
from crm.obligations import finding as obligations
from crm.obligations.commands import add_obligation
from crm.tasks import finding as tasks
from crm.tasks.tables import Task
from directory.finding.conditions import worded
from directory.finding.rules import asked_for
from directory.organisations.tables import Organisation
from expo.meetings import finding as meetings
from i18n.text import to_json, written
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of
from tests.make.agreements import officer, promise, proposed
from tests.make.consultations import met
from tests.make.papers import visit

ASKED = ("ㅅㄹㅂㅇ", "surabaya", "수라비야", "교통관제")
TITLE = "수라바야 교통관제센터 견적"
INDEXES = {
    "crm_task_words": f"SELECT t.id FROM crm_task t WHERE {tasks.CALLED}",
    "crm_obligation_words": f"SELECT o.id FROM crm_obligation o WHERE {obligations.CALLED}",
    "crm_visit_words": f"SELECT crm_visit.id FROM crm_visit WHERE {visits.CALLED}",
    "crm_consultation_record_words": f"SELECT r.id FROM crm_consultation_record r WHERE {consultations.CALLED}",
    "expo_meeting_words": f"SELECT m.id FROM expo_meeting m WHERE {meetings.CALLED}",
}


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app


async def _promised() -> tuple[str, str]:
    """An open agreement with a promise, and a confidential one with the same."""
    mine = await officer()
    codes = [await proposed(mine, title=name) for name in ("Open", "Kept")]
    for code in codes:
        await add_obligation(mine, code, lines=promise(TITLE), now=NOW)
    await Agreement.update({Agreement.sight: "confidential"}).where(Agreement.code == codes[1])
    return codes[0], codes[1]


async def _met() -> tuple[UUID, str]:
    there = await met()
    names = {"ko": "수라바야 교통관제센터", "en": "Surabaya Traffic Control"}
    await Organisation.update({Organisation.name: to_json(written("ko", names))}).where(
        Organisation.id == there.other_side
    )
    meeting = await there.meeting("AAAAAA")
    record = await follow_meeting(meeting, now=NOW)
    assert record is not None
    return record, "AAAAAA"


async def test_each_is_found_by_consonants_romanised_and_with_a_mistake_and_by_none_whom_it_is_kept_from(
    app: Litestar,
) -> None:
    record, meeting = await _met()
    open_to_all, kept = await _promised()
    other = await officer()
    await Task.insert(
        Task(id=uuid4(), title=TITLE, owner=other.account, due_on=NOW.date(), made_at=NOW, changed_at=NOW, made_by="x")
    )
    title = to_json(written("ko", {"ko": "수라바야 교통관제센터 방문"}))
    going, hidden = await visit(title=title), await visit(title=title, sight="confidential")
    for words in ASKED:
        assert [one.title for one in await tasks.found_tasks(other, words, now=NOW, most=5)] == [TITLE], words
        assert [one.code for one in await obligations.found_obligations(other, words, most=5)] == [open_to_all], words
        assert [one.code for one in await visits.found_visits(other, words, most=5)] == [going.code], words
        assert [one.id for one in await consultations.found_records(other, words, most=5)] == [record], words
        assert [one.code for one in await meetings.found_meetings(other, words, most=5)] == [meeting], words
    brazil = await officer(scope="country:BR")
    assert await consultations.found_records(brazil, "surabaya", most=5) == []
    await _on_pages(app, hidden.code, kept)


async def _on_pages(app: Litestar, *hidden: str) -> None:
    token = await session_of(await account(role=Role.COOPERATION_OFFICER))
    async with browser(app, token) as client:
        palette = (await client.get("/desk/palette?q=수라비야")).text
        for href in ("/desk/tasks/", "#obligations", "/desk/visits/", "/desk/consultations/", "/meetings/AAAAAA"):
            assert href in palette, href
        assert [code in palette for code in hidden] == [False] * len(hidden)
        for path in ("tasks", "obligations", "visits", "consultations", "meetings"):
            for words, there in (("ㅅㄹㅂㅇ", True), ("수라비야", True), ("jakarta", False)):
                page = (await client.get(f"/desk/{path}?q={words}")).text
                assert ("교통관제" in page or "Traffic Control" in page) is there, (path, words)


@pytest.mark.parametrize(("index", "statement"), INDEXES.items())
async def test_words_are_looked_up_in_an_index(db: None, index: str, statement: str) -> None:
    """Tables of a test are too small for an index to be worth it: plans that need none are made dear."""
    async with transaction():
        for dear in ("seqscan", "indexscan", "indexonlyscan"):
            await DB.run_ddl(f"SET LOCAL enable_{dear} = off")
        asked = worded(f"EXPLAIN {statement}", asked_for("수라바야"))
        rows = await DB.run_querystring(QueryString("{}", asked))
    assert index in "\n".join(row["QUERY PLAN"] for row in rows)
