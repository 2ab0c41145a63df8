"""Meetings over HTTP, without a script: the desk, the exhibitor's portal, a counterpart's page and calendars."""

import re
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from httpx import AsyncClient
from icalendar import Calendar
from litestar import Litestar

from core.access.roles import Role
from core.actor import SYSTEM
from core.errors import NotFound
from core.journal.tables import Entry
from directory.organisations.rules import scope_of
from expo.exhibitors.meetings.rules import value_of
from expo.exhibitors.queries import Application
from expo.meetings.asking import end
from expo.meetings.book import book_of
from expo.meetings.counterparts.queries import times_of
from expo.meetings.interpreters.commands import add_new_interpreter
from expo.meetings.matching.tables import MatchWish
from expo.meetings.matching.wishing import say
from expo.meetings.queries import meetings_of
from expo.meetings.tables import Meeting
from expo.meetings.voices import Voice, by_link
from tests.conftest import NOW
from tests.expo.exhibitors.test_pages import send
from tests.make.accounts import account, browser, session_of
from tests.make.exhibitors import exhibitor
from tests.make.meetings import HALF, SLUG, TEN, counterpart, offering, token_of
from tests.make.pages import words_of

DESK, PORTAL = f"/desk/{SLUG}/meetings", f"/portal/meets-maru/exhibit/{SLUG}/meetings"
SEOUL = ZoneInfo("Asia/Seoul")
LOOKS = (Entry.kind == "core.privacy.read_person") & Entry.actor.like("staff:%")


@dataclass
class There:
    """An exhibitor who speaks Korean, two counterparts who speak Spanish (`own` is the first one's page), and Sol."""

    host: Application
    lima: UUID
    quito: UUID
    sol: UUID
    own: str
    strange: str
    meet: str = ""


async def there() -> There:
    known, _ = await exhibitor("meets-maru")
    await offering(known.id, "ko")
    lima, quito = await counterpart("meets-lima", "es"), await counterpart("meets-quito", "es")
    sol = await add_new_interpreter(SYSTEM, edition=SLUG, names={"en": "Sol Canary"}, spoken=("es", "ko"), now=NOW)
    own, strange = [f"/meeting/{await token_of(one)}" for one in (lima, quito)]
    return There(known, lima, quito, sol, own, strange)


async def test_a_meeting_is_asked_by_link_answered_in_the_portal_and_moved_at_the_desk(site: Litestar) -> None:
    found = await there()
    await ask_by_link(site, found)
    (meet,) = await meetings_of("counterpart", found.lima)
    found.meet = meet.code
    await propose_in_the_portal(site, found)
    await agree_by_link(site, found)
    await follow_in_a_calendar(site, found)
    await move_at_the_desk(site, found)
    await walk_in_and_withdraw(site, found)
    async with browser(site) as client:
        assert (await client.get(found.own)).status_code == 404, "a link that was withdrawn leads nowhere"
    host, quito = found.host, found.quito
    book = await book_of(host.edition, exhibitors=[host.id], counterparts=[quito])
    assert TEN + timedelta(hours=1) not in {one.begins_at for one in book.possible(host.id, quito, now=NOW)}
    await cancel_and_read_its_history(site, found)


async def ask_by_link(site: Litestar, found: There) -> None:
    value, one = value_of(TEN), f"{found.own}/exhibitors/{found.host.code}"
    async with browser(site) as client:
        assert '<html lang="es"' in (await client.get(found.own)).text, "in the language of their letters"
        client.cookies.set("language", "en")
        assert found.host.code in (await client.get(f"{found.own}/exhibitors?q=meets-maru")).text
        page = await client.get(one)
        assert value in page.text
        assert "with an interpreter" in page.text
        sent = await send(client, one, page, begins_at=value, message="Buses")
        assert (sent.status_code, sent.headers["location"]) == (303, found.own)
        again = await send(client, one, page, begins_at=value, idempotency="two")
        assert again.status_code == 409
        assert "is waiting for an answer already" in again.text
        assert (await client.get("/meeting/nonsense")).status_code == 404
        await wish_by_link(client, found)
        times = await client.get(f"{found.own}/times")
        said = {"only": "morning", "was_half": "", "idempotency": "morning"}
        morning = await send(client, f"{found.own}/times", times, **said)
        assert morning.status_code == 303
        assert {one.astimezone(SEOUL).hour < 12 for one in await times_of(found.lima)} == {True}
        times = await client.get(f"{found.own}/times")
        halves = [half for half in re.findall(r'name="half" value="([^"]+)"', times.text) if half != value]
        began = re.findall(r'name="was_half" value="([^"]*)"', times.text)
        assert (await send(client, f"{found.own}/times", times, half=halves, was_half=began)).status_code == 303


async def wish_by_link(client: AsyncClient, found: There) -> None:
    """One side's word leaves the other's as it was, and is shown to nobody but the organisers."""
    listed, field = f"{found.own}/exhibitors", f"wish-{found.host.code}"
    ours = Voice(SYSTEM, "exhibitor")
    await say(ours, found.host.id, {found.lima: "no"}, edition=found.host.edition, now=NOW)
    page = await client.get(f"{listed}?q=meets-maru")
    assert "selected" not in page.text.replace('value="open" selected', ""), (
        "what the exhibitor says is not theirs to read"
    )
    csrf, address = re.findall(r'name="csrf" value="([^"]+)"', page.text)[0], f"{listed}?q=meets-maru"
    wrong = await client.post(address, data={"csrf": csrf, field: "perhaps"})
    assert wrong.status_code == 422
    kept = await client.post(address, data={"csrf": csrf, field: "must"})
    assert (kept.status_code, kept.headers["location"]) == (303, f"{address}&saved=yes")
    assert 'value="must" selected' in (await client.get(f"{listed}?mine=yes")).text
    (row,) = await MatchWish.select().where(MatchWish.counterpart == found.lima)
    assert (row["of_exhibitor"], row["of_counterpart"]) == ("no", "must")
    for voice, mine, other in ((ours, found.host.id, found.lima), (by_link(found.lima), found.lima, found.host.id)):
        await say(voice, mine, {other: "open"}, edition=found.host.edition, now=NOW)
    assert not await MatchWish.exists().where(MatchWish.counterpart == found.lima), "nothing is said any more"
    with pytest.raises(NotFound):
        await say(by_link(found.lima), found.quito, {found.host.id: "must"}, edition=found.host.edition, now=NOW)


async def propose_in_the_portal(site: Litestar, found: There) -> None:
    token = await session_of(await account(role=Role.EXHIBITOR_OWNER, scope=scope_of(found.host.organisation)))
    async with browser(site, token) as client:
        page = await client.get(f"{PORTAL}/plan")
        assert "meets-lima Inc." in page.text
        assert "Buses" in page.text
        busy = await send(client, f"{PORTAL}/plan/{found.meet}", page, act="agree", revision="1")
        assert busy.status_code == 409
        assert "Not free at that time" in busy.text
        assert "Free for both" in busy.text
        later = {"act": "propose", "revision": "1", "begins_at": value_of(TEN + HALF), "idempotency": "three"}
        assert (await send(client, f"{PORTAL}/plan/{found.meet}", page, **later)).status_code == 303
        assert "meets-quito Inc." in (await client.get(f"{PORTAL}/counterparts")).text
        people = await client.get(f"{PORTAL}/counterparts")
        assert (await send(client, f"{PORTAL}/counterparts", people, **{"wish-meets-quito": "want"})).status_code == 303
        assert 'value="want" selected' in (await client.get(f"{PORTAL}/counterparts?saved=yes")).text
        assert (await client.get(f"{PORTAL}/counterparts/meets-quito")).status_code == 200


async def agree_by_link(site: Litestar, found: There) -> None:
    async with browser(site) as client:
        client.cookies.set("language", "en")
        page, action = await client.get(found.own), f"{found.own}/meetings/{found.meet}"
        assert (await send(client, action, page, act="agree", revision="2")).status_code == 303
        other = await client.get(found.strange)
        (csrf, *_) = re.findall(r'name="csrf" value="([^"]+)"', other.text)
        stolen = {"csrf": csrf, "act": "cancel", "revision": "3"}
        refused = await client.post(f"{found.strange}/meetings/{found.meet}", data=stolen)
        assert refused.status_code == 404, "another's meeting looks like none"


async def follow_in_a_calendar(site: Litestar, found: There) -> None:
    async with browser(site) as client:
        made = await send(client, f"{found.own}/feeds", await client.get(found.own))
        address = re.search(r"(/wsce-2026/meetings/feeds/[\w-]+\.ics)", made.text)
        assert address is not None
        (event,) = Calendar.from_ical((await client.get(address.group(1))).text).walk("VEVENT")
        assert (event["dtstart"].dt, event["sequence"]) == (TEN + HALF, 3)
        plan = Calendar.from_ical((await client.get(f"{found.own}/plan.ics")).text)
        assert plan.walk("VEVENT")[0]["uid"] == event["uid"]
        closed = await send(client, f"{found.own}/feeds/revocation", await client.get(found.own))
        assert closed.status_code == 303
        assert (await client.get(address.group(1))).status_code == 410


async def move_at_the_desk(site: Litestar, found: There) -> None:
    one = f"{DESK}/{found.meet}"
    async with browser(site, await session_of(await account(role=Role.ORGANISER))) as client:
        assert found.meet in (await client.get(f"{DESK}?day=2026-12-09")).text
        tables = await client.get(f"{DESK}/tables")
        assert (await send(client, f"{DESK}/tables", tables, codes="X01–X03", hall="")).status_code == 303
        wrong = await send(client, f"{DESK}/tables", tables, codes="X9-X1", hall="", idempotency="five")
        assert wrong.status_code == 422
        page = await client.get(one)
        assert "Sol Canary" in page.text
        looked = [row["payload"] for row in await Entry.select(Entry.payload).where(LOOKS)]
        assert any('"meeting"' in payload for payload in looked), "who looked at the interpreter is written down"
        to = {"day": "2026-12-09", "time": "11:00", "minutes": "30", "table": "X02", "tongue": "es", "override": ""}
        assert (await send(client, one, page, **to, interpreter=str(found.sol), revision="3")).status_code == 303
        listed = (await client.get(f"/desk/meetings?q={found.meet}")).text
        assert all(word in listed for word in (found.meet, "X02", "meets-lima Inc."))
        for path in ("counterparts", "interpreters", f"interpreters/{found.sol}"):
            assert (await client.get(f"{DESK}/{path}")).status_code == 200, path


async def cancel_and_read_its_history(site: Litestar, found: There) -> None:
    async with browser(site, await session_of(await account(role=Role.ORGANISER))) as client:
        (key,) = await Meeting.select(Meeting.id).where(Meeting.code == found.meet).output(as_list=True)
        await end(Voice(SYSTEM, "organiser"), key, "cancel", said="The hall is closed", now=NOW)
        history = words_of((await client.get(f"{DESK}/{found.meet}")).text)
        assert "meets-lima Inc., by its link · agreed to a meeting" in history
        assert "The system · set a meeting to: Meeting cancelled" in history


async def walk_in_and_withdraw(site: Litestar, found: There) -> None:
    lima = f"{DESK}/counterparts/meets-lima"
    async with browser(site, await session_of(await account(role=Role.ORGANISER))) as client:
        new = await client.get(f"{DESK}/new?counterpart=meets-quito")
        both = {"exhibitor": found.host.code, "counterpart": "meets-quito", "kind": "now", "tongue": "es"}
        rest = dict.fromkeys(("interpreter", "override", "message", "day", "time"), "") | {"minutes": "30"}
        came = await send(client, DESK, new, **both, **rest, table="X01")
        assert came.status_code == 303, came.text
        assert "Walk-in" in (await client.get(came.headers["location"])).text
        page = await client.get(lima)
        assert "meets-lima@lima.example" in page.text
        assert (await send(client, f"{lima}/link/withdrawal", page)).status_code == 303
