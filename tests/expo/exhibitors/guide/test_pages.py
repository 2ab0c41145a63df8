"""The first steps and the places of a portal: computed from what is there, put away, called back, and nobody else's."""

from uuid import uuid4

from litestar import Litestar

from core.access.roles import Role
from core.actor import SYSTEM
from directory.organisations.rules import scope_of
from expo.exhibitors.guide.commands import put_guide
from expo.exhibitors.guide.queries import guide_of
from expo.exhibitors.stands.commands import describe_stand
from expo.exhibitors.stands.queries import stand_of
from expo.exhibitors.tables import Task
from tests.conftest import NOW
from tests.expo.exhibitors.test_pages import open_fair, send
from tests.make.accounts import account, browser, session_of
from tests.make.exhibitors import exhibitor

__all__ = ["open_fair"]
SLUG = "wsce-2026"


async def test_a_step_is_done_as_soon_as_what_it_asks_for_is_there(site: Litestar, open_fair: None) -> None:
    known, _ = await exhibitor("guide-maru", state="approved")
    own = f"/portal/guide-maru/exhibit/{SLUG}"
    mine = await session_of(await account(role=Role.EXHIBITOR_OWNER, scope=scope_of(known.organisation)))
    before = {one.step.code: one.done for one in (await guide_of(known.id)).steps}
    assert not before["languages"]
    assert before["members"], "two act for it"
    async with browser(site, mine) as client:
        page = await client.get(own)
        assert "First steps" in page.text
        assert f'href="{own}/guide"' in page.text
        stand = await stand_of(known.id)
        spoken = {**stand, "speaks": "ko en", "sign_ko": "마루", "sign_en": "Maru"}
        await describe_stand(SYSTEM, known.id, spoken, stand, now=NOW)
        after = {one.step.code: one.done for one in (await guide_of(known.id)).steps}
        assert {code for code in after if after[code] != before[code]} == {"languages"}
        put = await send(client, f"{own}/guide", page, away="yes")
        assert put.status_code == 303
        page = await client.get(own)
        assert "The first steps are put away" in page.text
        assert (await send(client, f"{own}/guide", page, away="no")).status_code == 303
        assert "Put this away" in (await client.get(own)).text
    async with browser(site, await session_of(await account(role=Role.EXHIBITOR_OWNER))) as client:
        assert (await client.get(f"{own}/guide")).status_code == 404


async def test_putting_it_away_twice_is_once(site: Litestar, open_fair: None) -> None:
    known, mine = await exhibitor("guide-twice", state="approved")
    for _ in range(2):
        await put_guide(mine, known.id, away=True, now=NOW)
    assert (await guide_of(known.id)).away


async def test_places_say_what_is_open_and_stand_on_every_page(site: Litestar, open_fair: None) -> None:
    known, _ = await exhibitor("places-maru", state="approved")
    own = f"/portal/places-maru/exhibit/{SLUG}"
    text = '{"source": "en", "renditions": {"en": {"text": "Sign"}}}'
    task = {"edition": known.edition, "code": f"t-{uuid4().hex[:6]}", "title": text, "due_on": NOW.date()}
    await Task.insert(Task(id=uuid4(), **task))
    mine = await session_of(await account(role=Role.EXHIBITOR_OWNER, scope=scope_of(known.organisation)))
    async with browser(site, mine) as client:
        for path in ("", "/guide", "/tasks", "/booths", "/messages", "/solutions", "/invoices", "/stand"):
            page = await client.get(f"{own}{path}")
            assert page.status_code == 200, path
            assert page.text.count('class="portal-rail only-wide"') == 1, path
            assert "1 open" in page.text, path
            assert f'href="{own}{path}" aria-current="page"' in page.text, path
            assert f'href="{own}/results"' not in page.text, "the edition is not over"
    early, _ = await exhibitor("places-early", state="applied")
    mine = await session_of(await account(role=Role.EXHIBITOR_OWNER, scope=scope_of(early.organisation)))
    async with browser(site, mine) as client:
        page = await client.get(f"/portal/places-early/exhibit/{SLUG}")
        assert "/tasks" not in page.text
        assert "/messages" in page.text
