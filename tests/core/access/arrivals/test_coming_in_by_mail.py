"""Attendees come in by mail: nobody learns who has an account, looking uses nothing up, and a code cannot be guessed."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta

import httpx
import pytest
from litestar import Litestar

from core.access.arrivals.commands import CodeRefused, enter_by_code
from core.access.arrivals.rules import MOST_TRIES
from core.access.roles import Role
from core.access.sessions.commands import digest_of
from core.access.tables import Account, Arrival, Session
from core.actor import SYSTEM
from core.errors import NotFound
from core.journal.tables import Entry
from core.mail.tables import Letter
from core.privacy.consents.commands import Wording, Words, publish_wordings
from core.privacy.tables import Consent
from tests.conftest import NOW, started
from tests.core.access.entering import send
from tests.make.accounts import account, browser

NEW = "Lucía.Quispe@ciudad.example"


class Clock:
    def __init__(self) -> None:
        self.now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def app(db: None, clock: Clock) -> AsyncIterator[Litestar]:
    async with started(clock) as running_app:
        yield running_app


async def asked(client: httpx.AsyncClient, email: str, language: str = "es") -> httpx.Response:
    page = await client.get("/account/enter")
    return await send(client, "/account/enter", page, email=email, language=language)


async def letter_to(email: str) -> Letter:
    found = await Letter.objects().where(Letter.address.ilike(email)).order_by(Letter.made_at, ascending=False).first()
    assert found is not None
    return found


def code_in(letter: Letter) -> str:
    found = re.search(r"\b([0-9]{6})\b", letter.text)
    assert found, letter.text
    return found[1]


def link_in(letter: Letter) -> str:
    found = re.search(r"(/account/enter/link/\S+)", letter.text)
    assert found, letter.text
    return found[1]


async def typed(client: httpx.AsyncClient, code: str) -> httpx.Response:
    return await send(client, "/account/enter/code", await client.get("/account/enter/code"), code=code)


async def test_somebody_new_comes_in_by_code_says_what_they_agree_to_and_lands_on_their_page(app: Litestar) -> None:
    words = {"en": Words("Newsletter", "News by mail."), "es": Words("Boletín", "Noticias por correo.")}
    await publish_wordings(SYSTEM, [Wording("newsletter", 1, False, words)], now=NOW)
    await publish_wordings(SYSTEM, [Wording("reminders", 1, False, words)], now=NOW)
    async with browser(app) as client:
        assert (await asked(client, NEW)).headers["location"] == "/account/enter/code"
        assert not await Account.exists().where(Account.kind == "attendee"), "asking makes nothing"
        letter = await letter_to(NEW)
        assert (letter.language, letter.secret) == ("es", True)
        answer = await typed(client, code_in(letter))
        assert answer.headers["location"] == "/account/welcome"
        assert "max-age=7776000" in answer.headers["set-cookie"].lower()
        page = await client.get("/account/welcome")
        assert page.text.count('type="checkbox"') == 2
        assert " checked" not in page.text
        answer = await send(
            client, "/account/welcome", page, language="es", **{"agree-newsletter": "on", "agree-none": "on"}
        )
        assert answer.headers["location"] == "/account"
        assert (await client.get("/account")).status_code == 200
        assert (await client.get("/account/enter")).headers["location"] == "/account"
        assert (await client.get("/desk")).status_code == 403
    assert await Consent.count() == 1
    made = await Account.objects().where(Account.kind == "attendee").first()
    assert made is not None
    assert (made.email, made.language, made.accepted_at) == (NEW.lower(), "es", NOW)
    kinds = {row["kind"] for row in await Entry.select(Entry.kind).where(Entry.record == made.id)}
    assert {"core.access.account_opened", "core.access.role_granted", "core.access.signed_in"} <= kinds


async def test_a_known_attendee_comes_in_by_link_on_another_device_and_both_ways_die_with_it(app: Litestar) -> None:
    known = await account(role=Role.ATTENDEE)
    async with browser(app) as asking, browser(app) as phone:
        await asked(asking, str(known.email).upper())
        letter = await letter_to(str(known.email))
        link = link_in(letter)
        page = await phone.get(link)
        answer = await send(phone, "/account/enter/link", page, token=link.rpartition("/")[2])
        assert answer.headers["location"] == "/account"
        page = await asking.get(link)
        again = await send(asking, "/account/enter/link", page, token=link.rpartition("/")[2])
        assert again.status_code == 410
        assert (await typed(asking, code_in(letter))).status_code == 409
    assert await Account.count().where(Account.kind == "attendee") == 1


async def uses_nothing_up(look: Callable[[str], Awaitable[object]], client: httpx.AsyncClient, email: str) -> bool:
    await asked(client, email)
    link = link_in(await letter_to(email))
    await look(link)
    return await Arrival.exists().where(
        (Arrival.link == digest_of(link.rpartition("/")[2])) & Arrival.used_at.is_null()
    )


@pytest.mark.planted("a link used up by looking")
async def test_looking_at_a_link_uses_nothing_up_and_the_check_finds_one_that_does(app: Litestar) -> None:
    async def naive(link: str) -> None:
        await Arrival.update({Arrival.used_at: NOW}).where(Arrival.link == digest_of(link.rpartition("/")[2]))

    async with browser(app) as client:
        assert await uses_nothing_up(client.get, client, "one@ciudad.example")
        assert await uses_nothing_up(client.head, client, "two@ciudad.example")
        assert not await uses_nothing_up(naive, client, "three@ciudad.example")


async def guesses_taken(guess: Callable[[str], Awaitable[bool]], code: str) -> int:
    """How many wrong codes were looked at before the right one stopped opening, at most twelve."""
    wrong = [f"{(int(code) + step) % 10**6:06}" for step in range(1, 13)]
    taken = 0
    for one in wrong:
        assert not await guess(one)
        taken += 1
        row = await Arrival.objects().where((Arrival.email == NEW.lower()) & Arrival.used_at.is_null()).first()
        if row is None or row.tries >= MOST_TRIES:
            break
    return 0 if await guess(code) else taken


@pytest.mark.planted("endless guesses")
async def test_a_code_bears_five_tries_in_the_browser_that_asked_and_the_check_finds_endless_ones(
    app: Litestar,
) -> None:
    async def naive(code: str) -> bool:
        """Looks, and counts nothing."""
        return code == right

    async def ours(code: str) -> bool:
        try:
            await enter_by_code(code, browser=mark, where="192.0.2.1", now=NOW, agent="")
        except CodeRefused:
            return False
        return True

    async with browser(app) as client, browser(app) as thief:
        await asked(client, NEW)
        letter = await letter_to(NEW)
        right, mark = code_in(letter), client.cookies["__Host-madang-visitor"]
        await asked(thief, "a.thief@elsewhere.example")
        assert (await typed(thief, right)).status_code == 409, "another's browser"
        assert await guesses_taken(naive, right) == 0
        assert await guesses_taken(ours, right) == MOST_TRIES
        link = link_in(letter)
        answer = await send(client, "/account/enter/link", await client.get(link), token=link.rpartition("/")[2])
        assert answer.status_code == 410, "the link has died with its code"


async def test_a_code_and_a_link_end_after_ten_minutes(app: Litestar, clock: Clock) -> None:
    async with browser(app) as client:
        await asked(client, NEW)
        letter = await letter_to(NEW)
        page, clock.now = await client.get("/account/enter/code"), NOW + timedelta(minutes=10)
        assert (await send(client, "/account/enter/code", page, code=code_in(letter))).status_code == 409
        link = link_in(letter).rpartition("/")[2]
        assert (await send(client, "/account/enter/link", page, token=link)).status_code == 410
        assert not await Session.exists()


def tells(answers: list[tuple[int, str, str]]) -> bool:
    return len(set(answers)) > 1


@pytest.mark.planted("enumeration")
async def test_the_answer_tells_nobody_who_has_an_account_and_the_check_finds_one_that_does(app: Litestar) -> None:
    staff = await account(role=Role.ORGANISER)
    exhibitor = await account(role=Role.EXHIBITOR_OWNER)
    attendee = await account(role=Role.ATTENDEE)
    suspended = await account(role=Role.ATTENDEE)
    await Account.update({Account.disabled_at: NOW}).where(Account.id == suspended.id)
    addresses = [str(one.email) for one in (staff, exhibitor, attendee, suspended)] + [NEW]
    answers = []
    for address in addresses:
        async with browser(app) as client:
            answer = await asked(client, address)
            page = await client.get(answer.headers["location"])
            wrong = await typed(client, "000000")
            plain = [re.sub(r'value="[^"]*"', "", one.text) for one in (page, wrong)]
            answers.append((answer.status_code, answer.text + plain[0], f"{wrong.status_code}{plain[1]}"))
    assert not tells(answers)
    naive = [(303 if await Account.exists().where(Account.email == one) else 404, "", "") for one in addresses]
    assert tells(naive)
    written = {one: (await letter_to(one)).template for one in addresses}
    assert [written[one] for one in addresses] == [
        *("entrance_by_proof", "entrance_by_proof", "entrance", "entrance_closed", "entrance")
    ]
    for one in (staff, exhibitor, suspended):
        text = (await letter_to(str(one.email))).text
        assert "/account/enter/link" not in text
        assert not re.search(r"\b[0-9]{6}\b", text)
    rows = await Arrival.select(Arrival.email, Arrival.browser)
    assert len(rows) == len(addresses), "the same work for each"


async def test_a_letter_lets_nobody_into_an_account_that_was_suspended_after_it_was_sent(app: Litestar) -> None:
    known = await account(role=Role.ATTENDEE)
    async with browser(app) as client:
        await asked(client, str(known.email))
        await Account.update({Account.disabled_at: NOW}).where(Account.id == known.id)
        assert (await typed(client, code_in(await letter_to(str(known.email))))).status_code == NotFound.status
        assert not await Session.exists()


async def test_nobody_is_drowned_in_letters(app: Litestar) -> None:
    async with browser(app) as client:
        statuses = [(await asked(client, NEW)).status_code for _ in range(6)]
    assert statuses == [303] * 5 + [429]
    assert await Letter.count() == 5
