"""Timelines, tasks and the day over HTTP: written on a phone, found from everywhere, and a letter dropped in."""

import base64
import hashlib
import hmac
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from email.message import EmailMessage

import httpx
import pytest
from litestar import Litestar

from core.access.tables import Account
from core.actor import Actor
from core.mail.tables import Letter
from core.settings import settings
from crm.subjects.rules import Subject
from crm.tasks.tables import Task
from crm.timeline.commands import add_entry
from crm.timeline.mail import drops
from crm.timeline.mail import routes as letters
from crm.timeline.queries import Asked, entries
from crm.timeline.tables import TimelineEntry
from tests.conftest import NOW, started
from tests.make.accounts import browser, session_of
from tests.make.pages import words_of
from tests.make.timeline import TODAY, account_of, colleague, given, records

DAY, LIST = "/desk/today", "/desk/timeline"


@pytest.fixture
async def kim(db: None) -> Actor:
    return await colleague("Kim Haneul")


@pytest.fixture
async def about(db: None) -> dict[str, Subject]:
    return await records()


@pytest.fixture
async def app(kim: Actor, about: dict[str, Subject]) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app


@pytest.fixture
async def desk(app: Litestar, kim: Actor) -> AsyncIterator[httpx.AsyncClient]:
    row = await Account.objects().get(Account.id == account_of(kim))
    assert row is not None
    async with browser(app, await session_of(row)) as client:
        yield client


async def sent(desk: httpx.AsyncClient, page: str, to: str, **fields: object) -> httpx.Response:
    shown = (await desk.get(page)).text
    csrf = re.search(r'name="csrf" value="([^"]+)"', shown)
    assert csrf, words_of(shown)[:300]
    files = {name: one for name, one in fields.items() if isinstance(one, tuple)}
    values = {name: one for name, one in fields.items() if name not in files}
    return await desk.post(to, data={"csrf": csrf[1], **values}, files=files or None)


async def test_a_day_is_worked_through_from_a_phone(
    desk: httpx.AsyncClient, kim: Actor, about: dict[str, Subject]
) -> None:
    assert "Nothing is due this week" in (await desk.get(DAY)).text
    note = {
        "kind": "call",
        "on": TODAY.isoformat(),
        "lang": "ko",
        "back": "yes",
        "title": "부시장 통화",
        "about": "Peru",
    }
    answer = await sent(desk, DAY, LIST, **note)
    assert answer.headers["location"] == f"{DAY}?kept=entry"
    unknown = await sent(desk, DAY, LIST, **{**note, "about": "Atlantis"})
    assert unknown.status_code == 422
    assert "Nothing in the directory is called “Atlantis”." in words_of(unknown.text)
    assert "부시장 통화" in unknown.text
    (entry,) = await entries(kim, Asked(subject=about["country"]))
    task = {"title": "Send the minutes", "due_on": "2026-12-01", "about": "mou-peru"}
    assert (await sent(desk, DAY, "/desk/tasks", **task)).headers["location"] == f"{DAY}?kept=task"
    day = (await desk.get(DAY)).text
    assert "Overdue 1" in words_of(day)
    assert "Send the minutes" in day
    for page in (
        LIST,
        f"{LIST}?subject={about['country']}",
        f"{LIST}/{entry.id}",
        f"{LIST}/{entry.id}/edit",
        "/desk/tasks",
    ):
        answer = await desk.get(page)
        assert answer.status_code == 200, page
    for page in (
        f"{LIST}/new?subject={about['person']}",
        "/desk/tasks/new?entry=" + str(entry.id),
        "/desk/palette?q=minutes",
    ):
        assert (await desk.get(page)).status_code == 200, page
    await _done_and_gone(desk)


async def _done_and_gone(desk: httpx.AsyncClient) -> None:
    row = await Task.objects().first()
    assert row is not None
    assert (await desk.get(f"/desk/tasks/{row.id}")).status_code == 200
    done = await sent(desk, DAY, f"/desk/tasks/{row.id}/state", after="done", version=1, back="yes")
    assert done.headers["location"] == DAY
    assert "Send the minutes" not in (await desk.get(DAY)).text
    country = words_of((await desk.get("/desk/countries/PE")).text)
    assert "Last contact: 8 December 2026" in country
    assert "부시장 통화" in country


async def test_two_officers_see_each_others_words_before_either_is_lost(
    desk: httpx.AsyncClient, kim: Actor, about: dict[str, Subject]
) -> None:
    fields = {
        "kind": "meeting",
        "on": TODAY.isoformat(),
        "lang": "en",
        "zone": "Asia/Seoul",
        "subject": str(about["country"]),
    }
    made = await sent(desk, DAY, LIST, **fields, title="First", text="One", clock="14:30")
    where = made.headers["location"]
    assert "14:30" in (await desk.get(where)).text
    assert (await sent(desk, DAY, where, **fields, title="Theirs", version=1)).headers["location"] == where
    mine = await sent(desk, DAY, where, **fields, title="Mine", version=1)
    assert mine.status_code == 409
    assert {"Mine", "Theirs"} <= set(re.findall("Mine|Theirs", mine.text))
    assert 'name="version" value="2"' in mine.text
    gone = await sent(desk, DAY, f"{where}/withdrawal", because="It was another country.")
    assert gone.headers["location"] == LIST
    assert (await desk.get(where)).status_code == 404


def letter(key: str = "<one@vivienda.example>", to: str = "kim@expo.example") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Message-ID"] = "Ana Quispe <ana@vivienda.example>", to, key
    message["Date"], message["Subject"] = "Mon, 07 Dec 2026 23:30:00 +0000", "Propuesta de agenda"
    message.set_content("Estimado señor Kim")
    message.add_attachment(b"a,b\n1,2\n", maintype="text", subtype="csv", filename="agenda.csv")
    message.add_attachment(b"MZ\x00\x00", maintype="application", subtype="octet-stream", filename="run.exe")
    return message.as_bytes()


async def test_a_dropped_letter_becomes_one_entry_of_those_who_wrote_it(
    desk: httpx.AsyncClient, kim: Actor, about: dict[str, Subject]
) -> None:
    first = await sent(desk, LIST, f"{LIST}/letters", letter=("a.eml", letter(), "message/rfc822"))
    assert first.status_code == 303, words_of(first.text)[-600:]
    again = await sent(
        desk, LIST, f"{LIST}/letters", subject=str(about["country"]), letter=("a.eml", letter(), "message/rfc822")
    )
    assert first.headers["location"] == again.headers["location"]
    (entry,) = await entries(kim, Asked())
    assert set(entry.subjects) == {about["organisation"], about["country"]}
    assert (entry.kind, entry.title, entry.happened_on, entry.files) == ("mail", "Propuesta de agenda", TODAY, 1)
    assert "Estimado señor Kim" in entry.text
    for hostile in (b"", b"\x00" * 90, b"From: a@b.example\n\n" + b"boundary=x\n" * 100):
        refused = await sent(desk, LIST, f"{LIST}/letters", letter=("a.eml", hostile, "message/rfc822"))
        assert refused.status_code == 422
    assert await TimelineEntry.count() == 1


async def test_a_gateway_sends_letters_to_a_record_signed_fresh_and_once(
    app: Litestar, kim: Actor, about: dict[str, Subject], monkeypatch: pytest.MonkeyPatch
) -> None:
    body = letter()
    async with browser(app) as gateway:
        assert (await gateway.post("/intake/mail", content=body)).status_code == 404
        known = replace(settings(), mail_intake="record@expo.example", mail_intake_key="a key of tests")
        for module in (drops, letters):
            monkeypatch.setattr(module, "settings", lambda: known)
        address = await drops.drop_address(about["agreement"])
        assert len(address.partition("@")[0]) <= 64
        body = letter("<two@vivienda.example>", address)

        def headers(octets: bytes, at: int) -> dict[str, str]:
            said = hmac.digest(b"a key of tests", f"m1.{at}.".encode() + octets, hashlib.sha256)
            signature = f"v1,{base64.b64encode(said).decode()}"
            return {"webhook-id": "m1", "webhook-timestamp": str(at), "webhook-signature": signature}

        now = int(NOW.timestamp())
        for wrong in (headers(b"other", now), headers(body, now - 400), {}):
            assert (await gateway.post("/intake/mail", content=body, headers=wrong)).status_code == 403
        taken = [await gateway.post("/intake/mail", content=body, headers=headers(body, now)) for _ in range(2)]
        assert [one.status_code for one in taken] == [200, 200], taken[0].text
        assert taken[0].json() == taken[1].json()
        made_up = letter("<three@x.example>", address.replace("@", "a@"))
        assert (await gateway.post("/intake/mail", content=made_up, headers=headers(made_up, now))).status_code == 404
        await drops.renew_drop(kim, about["agreement"], now=NOW)
        after = await drops.drop_address(about["agreement"])
        assert (after != address, len(after.partition("@")[0]) <= 64) == (True, True)
        assert await drops.dropped_on([address, after]) == [about["agreement"]]
        assert await drops.dropped_on([address]) == []
        given_up = letter("<four@x.example>", address)
        answer = await gateway.post("/intake/mail", content=given_up, headers=headers(given_up, now))
        assert answer.status_code == 404
    (entry,) = await entries(kim, Asked())
    assert about["agreement"] in entry.subjects


async def test_a_calendar_of_what_is_dated_keeps_its_identity_until_it_is_closed(
    app: Litestar, desk: httpx.AsyncClient, kim: Actor, about: dict[str, Subject]
) -> None:
    await sent(desk, DAY, "/desk/tasks", title="Send the minutes", due_on="2026-12-10")
    meeting = given(about["country"], at=NOW, zone="Asia/Seoul")
    met = await add_entry(kim, meeting, now=NOW)
    lee = await colleague("Lee Bada")
    hushed = given(about["country"], title="Zephyr", confidential=True, readers=[account_of(lee)])
    await add_entry(lee, hushed, now=NOW)
    opened = await sent(desk, DAY, f"{DAY}/calendars")
    found = re.search(r"https://expo\.example(/desk/feeds/[^<]+\.ics)", opened.text)
    assert found
    async with browser(app) as program:
        first = (await program.get(found[1])).text
        row = await Task.objects().first()
        assert row is not None
        await sent(desk, DAY, f"/desk/tasks/{row.id}/state", after="done", version=1)
        second = (await program.get(found[1])).text
        uids = [re.findall(r"UID:(\S+)", one) for one in (first, second)]
        assert uids[0] == uids[1] == [f"task-{row.id}@expo.example", f"entry-{met}@expo.example"]
        assert (f"DTSTART:{NOW:%Y%m%dT%H%M%SZ}" in first, "Zephyr" in first) == (True, False)
        assert ["SEQUENCE:1" in first, "SEQUENCE:2" in second, "STATUS:CANCELLED" in second] == [True] * 3
        feed = re.search(r"/desk/today/calendars/([0-9a-f-]+)/revocation", (await desk.get(DAY)).text)
        assert feed
        await sent(desk, DAY, f"{DAY}/calendars/{feed[1]}/revocation")
        assert (await program.get(found[1])).status_code == 410


async def test_papers_and_tables_leave_by_pages_of_their_own(
    desk: httpx.AsyncClient, kim: Actor, about: dict[str, Subject], monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = await add_entry(kim, given(about["country"], title="Open words"), now=NOW)
    where = f"{LIST}/{entry}"
    filed = await sent(desk, where, f"{where}/files", paper=("plan.csv", b"a,b\n1,2\n", "text/csv"))
    assert filed.headers["location"] == where
    file = re.search(rf"{where}/files/([0-9a-f-]+)", (await desk.get(where)).text)
    assert file
    assert (await desk.get(file[0])).content == b"a,b\n1,2\n"
    assert (await desk.get(f"/files/{file[1]}")).status_code == 404
    table = await sent(desk, LIST, f"{LIST}/exports", because="For the minister.", subject=str(about["country"]))
    assert "Open words" in table.text
    monkeypatch.setattr("crm.timeline.exports.MOST", 0)
    part = await sent(desk, LIST, f"{LIST}/exports", because="For the minister.", subject=str(about["country"]))
    assert (part.status_code, "Open words" in part.text) == (422, True), (
        "a part of it is no table: the list is shown again"
    )
    assert "Narrow the list first" in part.text
    begun = await sent(desk, LIST, f"{LIST}/follows", subject=str(about["country"]))
    assert "Follow no more" in (await desk.get(begun.headers["location"])).text
    assert await Letter.count() == 0
