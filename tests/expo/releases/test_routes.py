"""Releases at the desk and for readers: what the next one changes is seen before, what it changed afterwards."""

import json
from datetime import timedelta
from xml.etree.ElementTree import fromstring

import httpx
import pytest
from litestar import Litestar

from core.access.csrf import token_for
from core.access.roles import Role
from core.errors import Denied
from expo.programme.tables import Session, Slot
from expo.releases.commands import release_programme, restore_release
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of
from tests.make.organisations import staff
from tests.make.worlds import sample_world

PAGE = "/desk/wsce-2026/releases"
ATOM = "{http://www.w3.org/2005/Atom}"


async def told(client: httpx.AsyncClient, address: str) -> str:
    answer = await client.get(address)
    assert answer.status_code == 200, answer.text
    return answer.text


async def reword(words: str) -> None:
    """Another session's title, in Spanish alone."""
    row = await Session.select(Session.id, Session.title).where(Session.number == 41).first()
    assert row is not None
    title = json.loads(row["title"])
    title["renditions"]["es"] = {"text": words, "state": "reviewed"}
    await Session.update({Session.title: json.dumps(title)}).where(Session.id == row["id"])


async def test_a_change_is_seen_before_released_told_and_taken_back(db: None) -> None:
    await sample_world(NOW)
    row = await Slot.select(Slot.id, Slot.session.code.as_alias("code")).order_by(Slot.begins_at).first()
    assert row is not None
    token = await session_of(await account(role=Role.PROGRAMME_EDITOR))
    async with started(lambda: NOW + timedelta(minutes=1)) as app:
        async with browser(app, token) as editor:
            assert "Nothing: readers already see" in await told(editor, PAGE)
            mine = Slot.id == row["id"]
            slot = await Slot.objects().get(mine)
            assert slot is not None
            await Slot.update({Slot.ends_at: slot.ends_at + timedelta(minutes=5)}).where(mine)
            await Session.update({Session.cancelled_at: NOW}).where(Session.number == 40)
            await reword("Old words, new words")
            page = await told(editor, PAGE)
            assert '<ins lang="es" dir="ltr">Old words, new words</ins>' in page
            assert "Moved" in page
            assert "Cancelled" in page
            refused = await editor.post(PAGE, data={"csrf": token_for(token), "note_en": "Rain."})
            assert refused.status_code == 422
            assert "Rain." in refused.text
            sent = {"csrf": token_for(token), "name": "After the rain", "note_en": "Rain."}
            assert (await editor.post(PAGE, data=sent)).status_code == 303
            assert "One by one" not in await told(editor, PAGE)
            assert "Moved" in await told(editor, f"{PAGE}/2?since=1")
            assert "Old words, new words" in await told(editor, f"{PAGE}/2?since=1&language=es")
            assert "Old words, new words" not in await told(editor, f"{PAGE}/2?since=1&language=ar")
            changes = await told(editor, "/en/wsce-2026/changes")
            assert "After the rain" in changes
            assert "Rain." in changes
            assert f"/sessions/{row['code']}" in changes
            await feed_tells(editor)
            await interface_tells(editor, row["code"])
            back = {"csrf": token_for(token), "name": "Sunshine"}
            assert (await editor.post(f"{PAGE}/1/restoration", data=back)).status_code == 303
            assert "On again" in await told(editor, f"{PAGE}/3")
            assert "One by one" in await told(editor, PAGE)
        await others_are_refused(app)


async def feed_tells(client: httpx.AsyncClient) -> None:
    feed = fromstring((await client.get("/ko/wsce-2026/changes.atom")).content)  # noqa: S314 -- our own
    entries = feed.findall(f"{ATOM}entry")
    assert next(entry.findtext(f"{ATOM}title") for entry in entries) == "After the rain"
    ids = {entry.findtext(f"{ATOM}id") for entry in entries}
    assert len(ids) == len(entries) == 2
    assert "취소" in (entries[0].findtext(f"{ATOM}content") or "")


async def interface_tells(client: httpx.AsyncClient, moved: str) -> None:
    """Programs get the same, with the times before and after, and nothing of who released."""
    listed = (await client.get("/api/v1/editions/wsce-2026/releases")).json()["releases"]
    assert [one["number"] for one in listed] == [2, 1]
    changed = {"cancelled": 1, "changed": 1, "moved": 1}
    assert (listed[0]["name"], listed[0]["sessions"]) == ("After the rain", changed)
    assert listed[0]["note"]["languages"]["en"]["text"] == "Rain."
    whole = await client.get("/api/v1/editions/wsce-2026/releases/2")
    one = next(each for each in whole.json()["sessions"] if each["code"] == moved)
    assert (one["kind"], one["before"][0]["begin"]) == ("moved", one["after"][0]["begin"])
    assert one["before"][0]["end"] < one["after"][0]["end"]
    assert "staff:" not in whole.text
    assert (await client.get("/api/v1/editions/wsce-2026/releases/9")).status_code == 404


async def others_are_refused(app: Litestar) -> None:
    token = await session_of(await account(role=Role.TRANSLATOR))
    async with browser(app, token) as translator:
        page = await told(translator, PAGE)
        assert "/restoration" not in page
        assert 'name="name"' not in page
        sent = {"csrf": token_for(token), "name": "Mine"}
        assert (await translator.post(PAGE, data=sent)).status_code == 403


@pytest.mark.parametrize("role", ["translator", "auditor", "finance_officer"])
async def test_the_commands_ask_too(role: str, db: None) -> None:
    with pytest.raises(Denied):
        await release_programme(staff(role), edition="wsce-2026", name="x", now=NOW)
    with pytest.raises(Denied):
        await restore_release(staff(role), edition="wsce-2026", number=1, name="x", now=NOW)
