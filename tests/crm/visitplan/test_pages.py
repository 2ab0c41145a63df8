"""A programme over HTTP: planned at the desk, published, told, and read on a phone, on paper and in a calendar."""

import re
from collections.abc import AsyncIterator
from uuid import uuid4

import httpx
import icalendar
import pytest

from core.access.tables import Account
from core.actor import Actor
from core.mail.tables import Letter
from crm.delegations.programme.tables import ProgrammeItem
from directory.people.contacts.tables import Contact
from tests.conftest import NOW, started
from tests.make.accounts import browser, session_of
from tests.make.opened import disputed, opened
from tests.make.pages import words_of
from tests.make.timeline import account_of, colleague
from tests.make.visitplan import DAY, Delegation, delegation

PAGE = "/desk/visits/per-2026-001/programme"


@pytest.fixture
async def kim(db: None) -> Actor:
    return await colleague("Kim Haneul")


@pytest.fixture
async def peru(kim: Actor) -> Delegation:
    return await delegation()


@pytest.fixture
async def desk(kim: Actor, peru: Delegation) -> AsyncIterator[httpx.AsyncClient]:
    row = await Account.objects().get(Account.id == account_of(kim))
    assert row is not None
    async with started() as app, browser(app, await session_of(row)) as client:
        client.app = app  # type: ignore[attr-defined]
        yield client


async def sent(desk: httpx.AsyncClient, page: str, to: str, **fields: object) -> httpx.Response:
    """A form of `page`, with what it began from where it has that."""
    shown = (await desk.get(page)).text
    csrf = re.search(r'name="csrf" value="([^"]+)"', shown)
    assert csrf, words_of(shown)[:300]
    was = dict(re.findall(r'name="(was_[a-z_A-Z-]+)" value="([^"]*)"', shown))
    return await desk.post(to, data={"csrf": csrf[1], **was, **fields})


def typed(begins: str, ends: str, **changes: object) -> dict[str, object]:
    given = {"kind": "official_meeting", "day": DAY.isoformat(), "begins": begins, "ends": ends, "everyone": "yes"}
    return {**given, "title_en": "The minister", "title_es": "El ministro", "place": "Sejong", **changes}


async def test_a_day_is_planned_published_told_and_carried_in_a_pocket(
    desk: httpx.AsyncClient, kim: Actor, peru: Delegation
) -> None:
    assert "This programme is still empty." in (await desk.get(PAGE)).text
    added = await sent(
        desk, f"{PAGE}/items/new?day={DAY}", f"{PAGE}/items", **typed("10:00", "11:00", cars=str(peru.car))
    )
    assert added.status_code == 303, words_of(added.text)
    clash = await sent(desk, f"{PAGE}/items/new", f"{PAGE}/items", **typed("10:30", "12:00", title_en="Lunch"))
    assert clash.status_code == 409
    assert "Member 0 of per-2026-001 is busy from 10:00 to 11:00: The minister." in words_of(clash.text)
    assert 'name="reason"' in clash.text
    wrong = await sent(desk, f"{PAGE}/items/new", f"{PAGE}/items", **typed("10:30", "", title_en="", title_es=""))
    assert wrong.status_code == 422
    shown = words_of((await desk.get(PAGE)).text)
    assert "Nobody looks after it." in shown
    assert "It is not said in which languages it is held." in shown

    published = await sent(desk, PAGE, f"{PAGE}/versions")
    assert published.headers["location"] == f"{PAGE}/versions/1"
    await _reachable(peru.people[0], kim)
    told = await sent(
        desk, f"{PAGE}/versions/1", f"{PAGE}/versions/1/told", how="letter", whom=f"member:{peru.members[0]}"
    )
    assert told.status_code == 303
    letter = await Letter.objects().get(Letter.template == "visit_programme")
    assert letter is not None
    assert (letter.address, letter.language, letter.subject) == (
        "ana@vivienda.example",
        "es",
        "Su programa: Visita de la viceministra",
    )
    plan = re.search(r"https://expo\.example(/plans/[\w-]+)", letter.text)
    assert plan
    by_hand = await sent(desk, f"{PAGE}/versions/1", f"{PAGE}/versions/1/told", how="person", whom=f"car:{peru.car}")
    assert by_hand.status_code == 303
    assert "Told in person" in words_of((await desk.get(f"{PAGE}/versions/1")).text)
    await _changed_and_read(desk, plan[1])


async def _changed_and_read(desk: httpx.AsyncClient, plan: str) -> None:
    row = await ProgrammeItem.objects().first()
    assert row is not None
    edit = f"{PAGE}/items/{row.id}"
    csrf = re.search(r'name="csrf" value="([^"]+)"', (await desk.get(f"{edit}/edit")).text)
    assert csrf
    silent = await desk.post(edit, data={"csrf": csrf[1], **typed("16:00", "17:00")})
    assert (silent.status_code, "10:00" in silent.text) == (409, True), "it does not say what it began from"
    moved = await sent(desk, f"{edit}/edit", edit, **typed("14:00", "15:30", travel="20"))
    assert moved.headers["location"].startswith(PAGE)
    assert "was changed after version 1" in words_of((await desk.get(PAGE)).text)
    assert (await sent(desk, PAGE, f"{PAGE}/versions")).headers["location"] == f"{PAGE}/versions/2"
    changed = words_of((await desk.get(f"{PAGE}/versions/2")).text)
    assert "Another time and Changed" in changed
    async with browser(desk.app) as phone:  # type: ignore[attr-defined]
        page = await phone.get(plan)
        assert page.status_code == 200
        words = words_of(page.text)
        assert 'lang="es"' in page.text
        assert "Cambios desde la última versión" in words
        assert "El ministro" in words
        assert "13:40" in words
        arabic = await phone.get(f"{plan}?lang=ar")
        assert 'dir="rtl"' in arabic.text
        paper = await phone.get(f"{plan}/programme.pdf?lang=ar")
        assert paper.content.startswith(b"%PDF")
        feed = await phone.get(f"{plan}/calendar.ics")
        (event,) = icalendar.Calendar.from_ical(feed.content).walk("VEVENT")
        assert (str(event["SEQUENCE"]), str(event["SUMMARY"]), str(event["UID"])) == (
            "1",
            "El ministro",
            f"visit-item-{row.id}@madang",
        )
        assert (await phone.get(plan[:-3] + "abc")).status_code == 404
        links = f"{PAGE}/people"
        listed = (await desk.get(links)).text
        closing = re.search(rf'action="({PAGE}/links/[^"]+/revocation)"', listed)
        assert closing
        assert (await sent(desk, links, closing[1])).status_code == 303
        assert {(await phone.get(one)).status_code for one in (plan, f"{plan}/calendar.ics")} == {410}


async def test_cars_and_mail_are_kept_and_others_see_nothing_of_a_confidential_visit(
    desk: httpx.AsyncClient, peru: Delegation
) -> None:
    cars = f"{PAGE}/cars"
    fields = {"plate": "34나 5678", "seats": "7", "driver": "Choi", "phone": "+82 10 1", "language": "ko"}
    assert (await sent(desk, cars, cars, **fields)).status_code == 303
    assert (await sent(desk, cars, cars, **fields)).status_code == 409
    car = re.findall(r'href="[?](car=[0-9a-f-]+)#car"', (await desk.get(cars)).text)[0]
    mine, theirs = [await opened(desk, f"{cars}?{car}", cars) for _ in range(2)]
    assert (await theirs.sends(seats="3", driver="Choi")).status_code == 303
    assert (await mine.sends(phone="+82 10 5555 0000")).status_code == 303
    now = (await opened(desk, f"{cars}?{car}", cars)).fields
    assert (now["seats"], now["driver"], now["phone"]) == (["3"], ["Choi"], ["+82 10 5555 0000"])
    assert [one[0] for one in disputed(await mine.sends(silent=True, seats="2"))][:1] == ["Seats for guests"]
    assert "Choi" in (await desk.get(cars)).text
    nameless = await sent(desk, cars, cars, **{**fields, "plate": "1", "driver": ""})
    assert "Please name the driver." in words_of(nameless.text)
    people = f"{PAGE}/people"
    asked = {"person": str(peru.people[0]), "address": "ana@vivienda.example", "language": "es"}
    assert (await sent(desk, people, f"{PAGE}/invitees", **asked)).status_code == 303
    assert "ana@vivienda.example" in (await desk.get(people)).text
    await delegation("hid-2026-001", sight="confidential")
    for page in ("", "/people", "/cars", "/items/new", "/versions/1"):
        assert (await desk.get(f"/desk/visits/hid-2026-001/programme{page}")).status_code == 404, page


async def _reachable(person: object, kim: Actor) -> None:
    row = Contact(
        id=uuid4(),
        person=person,
        kind="mail",
        value="ana@vivienda.example",
        purpose="visits",
        consented_on=NOW.date(),
        consented_how="card",
        recorded_by=str(kim),
        recorded_at=NOW,
    )
    await Contact.insert(row)
