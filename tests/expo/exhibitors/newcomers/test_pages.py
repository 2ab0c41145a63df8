"""What somebody without an account sees: the same answer for every address, and a link that looking does not use up."""

import re
from time import perf_counter

import httpx
import pytest
from litestar import Litestar

from core.access.roles import Role
from core.mail.tables import Letter
from expo.editions.queries import edition_called
from expo.exhibitors.tables import Exhibitor
from tests.expo.exhibitors.test_pages import send
from tests.make.accounts import account, browser, session_of
from tests.make.exhibitors import fair

SLUG = "wsce-2026"
PAGE = f"/en/{SLUG}/exhibit"
SAID = {"name_en": "Hanul Systems", "country": "KR", "number": "123-45-67891", "contact": "Kim Hana", "language": "en"}


@pytest.fixture
async def open_fair(site: Litestar) -> None:
    row = await edition_called(SLUG)
    await fair(row.id)


async def apply(client: httpx.AsyncClient, email: str, **fields: str) -> httpx.Response:
    return await send(client, PAGE, await client.get(PAGE), **SAID | {"email": email} | fields)


async def test_every_address_gets_the_same_answer_in_much_the_same_time(site: Litestar, open_fair: None) -> None:
    known = await account(role=Role.EXHIBITOR_OWNER)
    answers, times = [], {}
    async with browser(site) as client:
        await apply(client, "warming-up@expo.example")
        for email in ("nobody-here@expo.example", str(known.email)):
            began = perf_counter()
            answer = await apply(client, email)
            times[email] = perf_counter() - began
            page = await client.get(answer.headers["location"])
            answers.append((answer.status_code, answer.headers["location"], re.sub(r'value="[^"]*"', "", page.text)))
    assert answers[0] == answers[1]
    assert max(times.values()) < 5 * min(times.values()) + 0.2, times
    assert await Letter.exists().where((Letter.address == known.email) & (Letter.template == "newcomer_known"))


async def test_a_wrong_number_is_told_at_its_field_and_what_was_typed_is_kept(site: Litestar, open_fair: None) -> None:
    async with browser(site) as client:
        page = await apply(client, "wrong@expo.example", number="123-45-67890")
        assert page.status_code == 422
        assert "This is no Korean business registration number" in page.text
        assert 'value="Hanul Systems"' in page.text
        abroad = await apply(client, "abroad@expo.example", number="", country="PE")
        assert abroad.status_code == 303


async def test_the_link_survives_being_looked_at_and_leads_to_the_choice_of_a_way_in(
    site: Litestar, open_fair: None
) -> None:
    async with browser(site) as client:
        await apply(client, "link@expo.example")
        letter = await Letter.objects().get(Letter.address == "link@expo.example")
        assert letter is not None
        found = re.search(r"(/exhibiting/\S+)", letter.text)
        assert found
        for _ in range(2):
            page = await client.get(found[1])
            assert page.status_code == 200
        token = found[1].rpartition("/")[2]
        inside = await send(client, "/exhibiting", page, token=token)
        assert re.fullmatch(
            rf"/account/second-step\?next=/portal/[\w-]+/exhibit/{SLUG}/application", inside.headers["location"]
        )
        assert (await client.get("/account/second-step")).status_code == 200
        again = await send(client, "/exhibiting", page, token=token)
        assert again.status_code in (403, 410), "the form is bound to the browser as it was, and the link is used"
    assert await Exhibitor.exists().where(Exhibitor.contact_email == "link@expo.example")


async def test_reviewers_answer_who_it_is_before_they_approve(site: Litestar, open_fair: None) -> None:
    async with browser(site) as client:
        await apply(client, "review@expo.example")
        letter = await Letter.objects().get(Letter.address == "review@expo.example")
        assert letter is not None
        link = re.search(r"(/exhibiting/(\S+))", letter.text)
        assert link
        await send(client, "/exhibiting", await client.get(link[1]), token=link[2])
    one = await Exhibitor.objects().get(Exhibitor.contact_email == "review@expo.example")
    assert one is not None
    address = f"/desk/{SLUG}/exhibitors/{one.code}"
    async with browser(site, await session_of(await account(role=Role.ORGANISER))) as client:
        page = await client.get(address)
        assert "123-45-67891" in page.text
        answered = await send(client, f"{address}/newcomer", page, another="yes")
        assert answered.status_code == 303
        assert "New to the directory" not in (await client.get(address)).text


async def test_home_leads_there_while_applications_are_open(site: Litestar, open_fair: None) -> None:
    async with browser(site) as client:
        await site.state.shelf.hear("fairs")
        assert f'href="{PAGE}"' in (await client.get("/en/")).text
