"""At the desk: wishes are written down, a timetable is proposed, made, mended after a cancellation, and taken back."""

from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from httpx import AsyncClient
from litestar import Litestar

import app  # noqa: F401 -- plugs in the work
from core.access.roles import Role
from core.actor import SYSTEM
from core.jobs.running import run_one
from core.jobs.tables import Job
from expo.editions.queries import edition_called
from expo.exhibitors.queries import application_called
from expo.meetings.asking import end
from expo.meetings.furnishing import add_tables
from expo.meetings.matching.commands import NoTimeLeft, ask_for_run
from expo.meetings.matching.queries import problem_in, run_numbered
from expo.meetings.matching.wishing import say
from expo.meetings.queries import Meet, meetings_of
from expo.meetings.tables import Counterpart, Meeting
from expo.meetings.voices import Voice, by_link
from tests.conftest import NOW
from tests.expo.exhibitors.test_pages import send
from tests.make.accounts import account, browser, session_of
from tests.make.exhibitors import exhibitor, fair
from tests.make.meetings import SLUG, counterpart, interpreter, offering

PAGE = f"/desk/{SLUG}/matching"
RUN = {"least": "1", "most": "12", "where": "tables", "stays": "buyer", "longest": "3", "walk": "5", "seconds": "4"}


@pytest.fixture
async def firms(site: Litestar) -> list[str]:
    """Codes of three that speak Korean; one of the two who come for them can be interpreted for."""
    row = await edition_called(SLUG)
    await Meeting.delete().where(
        Meeting.edition == row.id, Meeting.state == "requested"
    )  # questions of the sample would be wishes too
    await fair(row.id)
    codes = []
    for name in ("match-one", "match-two", "match-three"):
        known, _ = await exhibitor(name, state="approved")
        await offering(known.id, "ko")
        codes.append(known.code)
    await counterpart("match-lima", "es")
    await counterpart("match-hanoi", "vi")
    await interpreter("Kim", "ko", "es")
    await add_tables(SYSTEM, edition=SLUG, codes=["M1", "M2"], now=NOW)
    return codes


async def _wishes(client: AsyncClient, firms: list[str]) -> None:
    page = await client.get(PAGE)
    assert (await send(client, f"{PAGE}/runs", page, **RUN)).status_code == 409
    said = {"of_exhibitor": "want", "of_counterpart": "must", "half": "morning"}
    wish = {"exhibitor": firms[0], "counterpart": "match-lima", **said}
    them = await Counterpart.objects().get(Counterpart.code == "match-lima")
    assert them is not None
    row = await edition_called(SLUG)
    known = await application_called(SYSTEM, row.id, firms[0])
    await say(by_link(them.id), them.id, {known.id: "no"}, edition=row.id, now=NOW)
    unwished = await send(client, f"{PAGE}/runs", page, **RUN)
    assert (unwished.status_code, "Nobody has said yet whom they wish to meet" in unwished.text) == (409, True)
    assert (await send(client, f"{PAGE}/wishes", page, **wish)).status_code == 303
    wrong = await send(client, f"{PAGE}/wishes", page, **{**wish, "exhibitor": "nobody"})
    assert (wrong.status_code, "match-lima" in wrong.text) == (422, True)
    lines = f"{firms[1]};match-lima;open;want\n{firms[2]};match-hanoi;want;want"
    bad = await send(client, f"{PAGE}/lists", page, lines=f"{lines}\nnobody;match-lima;want;want")
    assert bad.status_code == 422
    assert (await send(client, f"{PAGE}/lists", page, lines=lines)).status_code == 303


async def _proposed(client: AsyncClient) -> str:
    """The address of the timetable."""
    address = (await send(client, f"{PAGE}/runs", await client.get(PAGE), **RUN)).headers["location"]
    assert "Take the best so far" in (await client.get(address)).text
    await Job.delete().where(Job.kind != "expo.meetings.matching")
    while await run_one(NOW):
        pass
    page = await client.get(address)
    for words in ("2 meetings proposed", "nobody interprets between theirs", "match-lima", "Spanish", "M1"):
        assert words in page.text, words
    assert "No timetable could have more weight: this is the best possible." in page.text
    heads = [f'<th scope="col">{one}</th>' for one in ("Counterpart", "Exhibitor", "Meeting table")]
    pages = [(await client.get(f"{address}?by={by}")).text for by in ("counterpart", "exhibitor", "table")]
    assert [head in each for head, each in zip(heads, pages, strict=True)] == [True] * 3
    return str(address)


async def _locked(client: AsyncClient, edition: UUID, address: str) -> None:
    """The meeting in the morning keeps its time in another timetable, whatever else moves."""
    page = await client.get(f"{address}?lock=on")
    assert (await send(client, f"{address}/locks", page)).status_code == 409
    first = await run_numbered(edition, 1)
    problem = await problem_in(first.id)
    (wish,) = [at for at, one in enumerate(problem.day.wishes) if one.half == "morning"]
    other = (await send(client, f"{address}/locks", page, lock=str(wish))).headers["location"]
    while await run_one(NOW):
        pass
    shown = await client.get(other)
    assert all(words in shown.text for words in ("Locked", "Only in the morning", "Meetings locked from timetable 1"))
    times = []
    for number in (1, 2):
        run = await run_numbered(edition, number)
        problem = await problem_in(run.id)
        placed = run.proposed.placed if run.proposed else ()
        times.append([problem.begins[one.slot] for one in placed if problem.day.wishes[one.wish].half == "morning"])
    assert times[0] == times[1]
    assert times[0][0].astimezone(ZoneInfo("Asia/Seoul")).hour < 12


async def _made(edition: UUID) -> list[Meet]:
    """Without those of the sample."""
    return [one for one in await meetings_of("edition", edition) if one.counterpart_code.startswith("match-")]


async def _heard(client: AsyncClient, edition: UUID, firm: str) -> None:
    """What somebody says through their link is told at the desk: no timetable knows of it, one that was repeated neither."""
    assert "in no timetable yet" not in (await client.get(PAGE)).text, "the desk knows what it has written down itself"
    them = await Counterpart.objects().get(Counterpart.code == "match-hanoi")
    assert them is not None
    known = await application_called(SYSTEM, edition, firm)
    later = NOW + timedelta(minutes=1)
    await say(by_link(them.id), them.id, {known.id: "want"}, edition=edition, now=later)
    assert "1 wish is in no timetable yet" in (await client.get(PAGE)).text
    assert "<b>1</b><span>new wishes to meet" in (await client.get("/desk")).text


async def test_wishes_become_a_timetable_meetings_and_none_again(site: Litestar, firms: list[str]) -> None:
    row = await edition_called(SLUG)
    async with browser(site, await session_of(await account(role=Role.ORGANISER))) as client:
        await _wishes(client, firms)
        await _locked(client, row.id, address := await _proposed(client))
        assert (await send(client, f"{address}/meetings", await client.get(address))).status_code == 303
        made = await _made(row.id)
        assert [(one.counterpart_code, one.state, one.interpreter is None) for one in made] == [
            ("match-lima", "agreed", False),
            ("match-lima", "agreed", False),
        ]
        await end(Voice(SYSTEM, "organiser"), made[0].id, "cancel", now=NOW)
        page = await client.get(address)
        mended = (await send(client, f"{address}/repair", page)).headers["location"]
        shown = (await client.get(f"{mended}?beside=1")).text
        assert all(words in shown for words in ("1 meeting proposed", "nobody interprets between theirs"))
        again = await send(client, f"{address}/repetition", page)
        first, same = await run_numbered(row.id, 1), await run_numbered(row.id, 4)
        assert again.headers["location"].endswith("/4")
        assert (same.seed, same.digest) == (first.seed, first.digest)
        for again_of in (None, 1):
            with pytest.raises(NoTimeLeft):
                await ask_for_run(SYSTEM, row.id, first.asked, seed=1, now=NOW + timedelta(days=99), again=again_of)
        await _heard(client, row.id, firms[1])
        assert (await send(client, f"{address}/removal", page, because="Mistaken")).status_code == 303
    assert {one.state for one in await _made(row.id)} == {"cancelled"}
