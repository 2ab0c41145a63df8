"""The world at the desk: map, table and figures say the same, open what they count, and count nothing out of sight."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from html import unescape

import pytest
from litestar import Litestar

from core.access.roles import Role
from core.access.tables import Account
from core.actor import Actor
from core.journal.tables import Entry, EntryValue
from crm.obligations.commands import add_obligation, move_obligation
from crm.timeline.commands import add_entry
from crm.world.drawing import drawn
from crm.world.facts import WorldExported
from crm.world.rules import RELATIONS, relation_of
from tests.conftest import NOW, started
from tests.make.accounts import browser, session_of
from tests.make.agreements import SIGNED_ON, led, promise, proposed
from tests.make.countries import BRAZIL, KOREA, country
from tests.make.organisations import organisation
from tests.make.pages import words_of
from tests.make.timeline import TODAY, account_of, colleague, given, records

SINGAPORE = ("SG", "SGP", "asia", "Asia/Singapore", 103.8, 1.35)
FIGURE = re.compile(r'class="world-figure" href="([^"]+)"><strong>(\d+)</strong>')
ON_THE_MAP = re.compile(r'href="/desk/countries/(\w\w)" aria-label="([^"]+)" fill="url\(#world-(\w+)\)"')


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app


async def page(app: Litestar, actor: Actor, address: str, post: dict[str, str] | None = None) -> str:
    row = await Account.objects().get(Account.id == account_of(actor))
    assert row is not None
    async with browser(app, await session_of(row)) as client:
        answer = await client.get(address)
        if post is not None:
            csrf = re.search(r'name="csrf" value="([^"]+)"', answer.text)
            assert csrf
            answer = await client.post(address + "/exports", data={**post, "csrf": csrf[1]})
        assert answer.status_code == 200, answer.text[:800]
        return str(answer.text)


def test_the_closest_relation_is_the_one_that_is_shown() -> None:
    assert relation_of(["ended", "under_way", "in_force"], known=True) == "in_force"
    assert relation_of(["withdrawn"], known=True) == "contacts"
    assert relation_of([], known=False) == "none"


def test_every_country_is_drawn_and_what_is_too_small_for_a_shape_is_a_point() -> None:
    known = drawn()
    assert {"KR", "PE", "OM", "CN", "MY", "NL"} <= known.shapes.keys()
    assert {"SG", "BH", "MT"} <= known.points.keys()
    assert sum(map(len, known.shapes.values())) < 60_000


async def world_of(kim: Actor, lead: Actor) -> str:
    """An agreement with Peru in force, a confidential one with Brazil whose code it is, organisations in Singapore."""
    about = await records()
    _, _, singapore = [await country(one) for one in (BRAZIL, KOREA, SINGAPORE)]
    signed = await proposed(kim, kind="intent", term_months="12")
    await led(kim, lead, signed, "signed")
    due_on = (SIGNED_ON + timedelta(days=30)).isoformat()
    for one in (signed, signed):
        kept = await add_obligation(kim, one, lines=promise(due_on=due_on), now=NOW)
    await move_obligation(kim, signed, kept, to="delivered", said="사진", now=NOW)
    await move_obligation(lead, signed, kept, to="verified", now=NOW)
    secret = await proposed(lead, title="비밀교섭", sight="confidential", country="BR", kind="memorandum")
    await add_obligation(lead, secret, lines=promise("비밀과제", due_on=due_on), now=NOW)
    await organisation("sample-sg", country=singapore.id)
    hushed = given(about["country"], title="A hushed talk", on=TODAY, confidential=True, readers=[account_of(lead)])
    await add_entry(lead, hushed, now=NOW)
    return str(secret)


def on_the_map(text: str) -> dict[str, str]:
    """Relations by country."""
    return {code: relation for code, _, relation in ON_THE_MAP.findall(text)}


async def test_map_table_and_figures_agree_and_hold_nothing_out_of_sight(app: Litestar) -> None:
    kim, lead = await colleague("Kim Haneul"), await colleague("Lee Lead", Role.COOPERATION_LEAD)
    brazil_desk = await colleague("Bae Brazil", scope="country:BR")
    secret = await world_of(kim, lead)
    his = await page(app, kim, "/desk/world")
    assert on_the_map(his) == {"PE": "in_force", "BR": "none", "SG": "contacts"}, "Korea is at home"
    assert 'aria-label="Peru: Agreement in force"' in his
    assert f'datetime="{TODAY.isoformat()}"' not in his, "a confidential contact is none for him"
    for kept_from_him in ("비밀교섭", secret, "비밀과제"):
        assert kept_from_him not in his
    hers = await page(app, lead, "/desk/world")
    assert on_the_map(hers)["BR"] == "under_way"
    assert f'datetime="{TODAY.isoformat()}"' in hers
    theirs = await page(app, brazil_desk, "/desk/world")
    assert {*on_the_map(theirs).values()} == {"none"}, "nothing of Peru's is the desk's"
    for actor, text in ((kim, his), (lead, hers)):
        figures = FIGURE.findall(text)
        assert len(figures) >= 6
        for address, number in figures:
            behind = await page(app, actor, unescape(address))
            assert behind.count('<tr><th scope="row">') == int(number), address
    assert "50%(1 / 2)" in words_of(his).replace(" fulfilled ", "")
    assert "33.3%(1 / 3)" in words_of(hers).replace(" fulfilled ", "")
    assert "비밀과제" not in await page(app, kim, "/desk/world/obligations")
    await narrowed_and_taken_out(app, kim)
    assert set(RELATIONS) == set(re.findall(r'<pattern id="world-(\w+)"', his))


async def narrowed_and_taken_out(app: Litestar, kim: Actor) -> None:
    """As the lists narrow it; what is taken out is what the table shows."""
    narrowed = await page(app, kim, "/desk/world?of=organisations&q=sample-sg")
    assert [code for code, _, _ in ON_THE_MAP.findall(narrowed)] == ["SG"]
    of_list = await page(app, kim, "/desk/world?of=agreements&kind=intent")
    assert [code for code, _, _ in ON_THE_MAP.findall(of_list)] == ["PE"]
    for listed, address in (
        ("organisations?q=sample", "of=organisations&amp;q=sample"),
        ("agreements", "of=agreements"),
    ):
        assert f'href="/desk/world?{address}' in await page(app, kim, f"/desk/{listed}")
    by_name = await page(app, kim, "/desk/world?order=-country&relation=nonsense")
    assert re.findall(r'<(?:tr><th scope="row"|li)><a href="/desk/countries/(\w\w)"', by_name) == ["SG", "PE", "BR"]
    sheet = await page(app, kim, "/desk/world", {"because": "보고", "region": "latin-america"})
    assert [line.split(",")[0] for line in sheet.splitlines()[1:]] == ["PE", "BR"]
    assert await Entry.count().where(Entry.kind == WorldExported.kind) == 1
    assert await EntryValue.exists().where(EntryValue.after == "보고")
