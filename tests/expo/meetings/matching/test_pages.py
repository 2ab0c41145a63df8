"""At the desk: wishes are written down, a timetable is proposed, made, mended after a cancellation, and taken back."""

from litestar import Litestar

import app  # noqa: F401 -- plugs in the work
from core.access.roles import Role
from core.actor import SYSTEM
from core.jobs.running import run_one
from core.jobs.tables import Job
from expo.editions.queries import edition_called
from expo.meetings.asking import end
from expo.meetings.furnishing import add_tables
from expo.meetings.matching.queries import run_numbered
from expo.meetings.queries import meetings_of
from expo.meetings.voices import Voice
from tests.conftest import NOW
from tests.expo.exhibitors.test_pages import send
from tests.make.accounts import account, browser, session_of
from tests.make.exhibitors import exhibitor, fair
from tests.make.meetings import SLUG, counterpart, interpreter, offering

PAGE = f"/desk/{SLUG}/matching"


async def run_jobs() -> None:
    await Job.delete().where(Job.kind != "expo.meetings.matching")
    while await run_one(NOW):
        pass


async def test_wishes_become_a_timetable_meetings_and_none_again(site: Litestar) -> None:
    row = await edition_called(SLUG)
    await fair(row.id)
    firms = []
    for name in ("match-one", "match-two", "match-three"):
        known, _ = await exhibitor(name, state="approved")
        await offering(known.id, "ko")
        firms.append(known)
    await counterpart("match-lima", "es")
    await counterpart("match-hanoi", "vi")
    await interpreter("Kim", "ko", "es")
    await add_tables(SYSTEM, edition=SLUG, codes=["M1", "M2"], now=NOW)
    async with browser(site, await session_of(await account(role=Role.ORGANISER))) as client:
        page = await client.get(PAGE)
        assert page.status_code == 200
        empty = await send(client, f"{PAGE}/runs", page, **_run())
        assert empty.status_code == 409
        wish = {
            "exhibitor": firms[0].code,
            "counterpart": "match-lima",
            "of_exhibitor": "want",
            "of_counterpart": "must",
        }
        assert (await send(client, f"{PAGE}/wishes", page, **wish)).status_code == 303
        wrong = await send(client, f"{PAGE}/wishes", page, **{**wish, "exhibitor": "nobody"})
        assert (wrong.status_code, "match-lima" in wrong.text) == (422, True)
        lines = f"{firms[1].code};match-lima;open;want\n{firms[2].code};match-hanoi;want;want"
        bad = await send(client, f"{PAGE}/lists", page, lines=f"{lines}\nnobody;match-lima;want;want")
        assert bad.status_code == 422
        assert (await send(client, f"{PAGE}/lists", page, lines=lines)).status_code == 303
        sent = await send(client, f"{PAGE}/runs", page, **_run())
        address = sent.headers["location"]
        assert "0" in (await client.get(address)).text
        await run_jobs()
        page = await client.get(address)
        for words in ("2 meetings proposed", "nobody interprets between theirs", "match-lima", "Spanish", "M1"):
            assert words in page.text, words
        for by in ("exhibitor", "table"):
            assert (await client.get(f"{address}?by={by}")).status_code == 200
        number = int(address.rpartition("/")[2])
        assert (await send(client, f"{address}/meetings", page)).status_code == 303
        page = await client.get(address)
        made = await meetings_of("edition", row.id)
        assert sorted((one.counterpart_code, one.state, bool(one.interpreter)) for one in made) == [
            ("match-lima", "agreed", True),
            ("match-lima", "agreed", True),
        ]
        await end(Voice(SYSTEM, "organiser"), made[0].id, "cancel", now=NOW)
        sent = await send(client, f"{address}/repair", page)
        mended = await client.get(sent.headers["location"])
        assert "1 meeting proposed" in mended.text
        assert f"mends timetable {number}" in (await client.get(PAGE)).text
        assert (await client.get(f"{sent.headers['location']}?beside={number}")).status_code == 200
        repeated = await send(client, f"{address}/repetition", page)
        assert repeated.status_code == 303
        same = await run_numbered(row.id, int(repeated.headers["location"].rpartition("/")[2]))
        first = await run_numbered(row.id, number)
        assert (same.seed, same.digest) == (first.seed, first.digest)
        assert (await send(client, f"{address}/removal", page, because="Mistaken")).status_code == 303
    assert {one.state for one in await meetings_of("edition", row.id)} == {"cancelled"}


def _run() -> dict[str, str]:
    return {
        "least": "1",
        "most": "12",
        "where": "tables",
        "stays": "buyer",
        "longest": "3",
        "walk": "5",
        "seconds": "4",
    }
