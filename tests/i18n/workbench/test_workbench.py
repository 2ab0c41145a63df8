"""The workbench at the desk: who may write which language, what two write at once, and what is refused or asked again."""

import re

import httpx
from litestar import Litestar

from core.access.csrf import token_for
from core.access.roles import Role
from core.actor import SYSTEM
from core.journal.tables import Entry
from expo.editions.queries import edition_called
from expo.programme.edits.commands import last_number
from expo.programme.sessions.commands import change_session
from expo.programme.tables import Session
from i18n.text import required, source_hash
from tests.conftest import NOW
from tests.make.accounts import account, browser, session_of

PLACE = "/desk/wsce-2026/translations"


async def one_session() -> tuple[str, str]:
    """A session's code, and its title in the language that it was written in."""
    row = await edition_called("wsce-2026")
    found = await Session.select().where(Session.edition == row.id).order_by(Session.number).first()
    assert found is not None
    return found["code"], required(found["title"]).original


async def title_of(code: str) -> dict[str, tuple[str, str]]:
    found = await Session.select(Session.title).where(Session.code == code).first()
    assert found is not None
    return {tag: (one.text, one.state) for tag, one in required(found["title"]).renditions.items()}


async def sent(client: httpx.AsyncClient, token: str, address: str, **values: str) -> httpx.Response:
    """As the form on the page would be sent: with what the page had in its hidden fields."""
    page = (await client.get(address)).text
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
    return await client.post(address, data={**hidden, "csrf": token_for(token), **values})


async def test_a_translator_writes_their_own_language_and_no_other(site: Litestar) -> None:
    code, source = await one_session()
    token = await session_of(await account(role=Role.TRANSLATOR, scope="language:es"))
    facts = await Entry.count()
    async with browser(site, token) as client:
        matrix = await client.get(PLACE)
        assert (matrix.status_code, "<meter" in matrix.text) == (200, True)
        foreign = {"text": "عنوان", "was": "", "of": source_hash(source), "save": "draft", "csrf": token_for(token)}
        refused = await client.post(f"{PLACE}/ar/session/{code}/title", data=foreign)
        assert refused.status_code == 404
        assert await Entry.count() == facts
        address = f"{PLACE}/es/session/{code}/title"
        lost = await sent(client, token, address, text="Ciudades {nombre}", save="draft")
        assert lost.status_code == 422
        text = "Ciudades que escuchan y responden a todos."
        asked = await sent(client, token, address, text=text, save="draft")
        assert asked.status_code == 409
        waved = re.search(r'name="waved" value="([^"]+)"', asked.text)
        assert waved
        taken = await sent(client, token, address, text=text, save="draft", waved=waved[1])
        assert taken.status_code == 303
        assert (await title_of(code))["es"] == (text, "draft")
        queue = (await client.get(f"{PLACE}/es?state=draft&kind=session")).text
        assert text in queue
        reviewed = await sent(client, token, address, text=text, save="reviewed", waved=waved[1])
        assert reviewed.status_code == 303
        assert (await title_of(code))["es"] == (text, "reviewed")
        shown = (await client.get(address)).text
        assert shown.count(text) > 1
    kinds = [row["kind"] for row in await Entry.select(Entry.kind).order_by(Entry.id, ascending=False).limit(2)]
    assert kinds == ["i18n.workbench.text_translated", "expo.programme.session_changed"]


async def test_of_two_who_translate_one_text_the_second_sees_the_first(site: Litestar) -> None:
    code, _ = await one_session()
    token = await session_of(await account(role=Role.PROGRAMME_EDITOR))
    address = f"{PLACE}/es/session/{code}/title"
    async with browser(site, token) as client:
        page = (await client.get(address)).text
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
        every = {"waved": "ends length numbers marks", "save": "draft"}
        first = await sent(client, token, address, text="Primera", **every)
        assert first.status_code == 303
        mine = {**hidden, "csrf": token_for(token), "text": "Segunda", **every}
        second = await client.post(address, data=mine)
        assert second.status_code == 409
        assert "Primera" in second.text
        assert "Segunda" in second.text
        assert (await title_of(code))["es"][0] == "Primera"
        room = await sent(client, token, f"{PLACE}/es/edition/wsce-2026/name", text="Expo Mundial 2026", **every)
        assert room.status_code == 303
        assert (await client.get(f"{PLACE}/es/session/{code}/nothing")).status_code == 404
        assert (await client.get(f"{PLACE}/xx")).status_code == 404


async def test_a_stale_text_shows_what_its_source_said_and_says_and_a_mended_typo_makes_none_stale(
    site: Litestar,
) -> None:
    code, source = await one_session()
    row = await edition_called("wsce-2026")
    token = await session_of(await account(role=Role.PROGRAMME_EDITOR))
    address = f"{PLACE}/es/session/{code}/title"

    async def retitled(before: str, title: str, *, same_meaning: bool) -> None:
        known = await Session.select(Session.revision, Session.title).where(Session.code == code).first()
        assert known is not None
        lines = {f"title_{required(known['title']).source}": title}
        seen = {"seen": await last_number(row.id), "revision": known["revision"], "same_meaning": same_meaning}
        await change_session(SYSTEM, edition="wsce-2026", code=code, lines=lines, now=NOW, **seen)
        assert title != before

    async with browser(site, token) as client:
        every = {"waved": "ends length numbers marks copied", "save": "reviewed"}
        assert (await sent(client, token, address, text="Un título", **every)).status_code == 303
        await retitled(source, f"{source} mended", same_meaning=True)
        assert "Un título" not in (await client.get(f"{PLACE}/es?state=stale")).text
        await retitled(f"{source} mended", f"{source} anew", same_meaning=False)
        page = (await client.get(address)).text
        assert "<del>mended</del><ins>anew</ins>" in page
        assert "Un título" in (await client.get(f"{PLACE}/es?state=stale")).text
