"""Interpretation at the desk and for readers: channels of rooms, and people who are in one place only."""

import re
from itertools import combinations

import httpx
import pytest
from litestar import Litestar

from core.access.csrf import token_for
from core.access.roles import Role
from core.actor import SYSTEM
from core.errors import NotFound
from core.forms.rows import Began
from core.journal.tables import Entry
from expo.channels.commands import set_interpreters
from expo.channels.queries import Plan, plan_of
from expo.editions.queries import edition_called
from expo.programme.sessions.commands import change_session
from expo.programme.slots.queries import Draft, draft
from expo.programme.slots.rules import NeedsReason
from expo.releases.commands import release_programme
from expo.releases.publication import day_of
from expo.releases.snapshot import FrozenSlot
from tests.conftest import NOW
from tests.make.accounts import account, browser, session_of
from tests.make.opened import disputed, opened, shown_again

SLUG = "wsce-2026"
PAGE = f"/desk/{SLUG}/channels"


async def _known() -> tuple[Draft, Plan]:
    known = await draft(await edition_called(SLUG))
    return known, await plan_of(known)


async def _changed(client: httpx.AsyncClient, page: str, wish: dict[str, str]) -> None:
    silent = await client.post(page, data=wish)
    assert (silent.status_code, "Azul 2,3 MHz" in silent.text) == (409, True), "it does not say what it began from"
    began = dict(re.findall(r'name="(was_\w+)" value="([^"]*)"', (await client.get(page)).text))
    assert (await client.post(page, data={**wish, **began})).status_code == 303


async def test_a_channel_is_kept_refused_twice_and_shown_to_readers_with_what_one_sets(site: Litestar) -> None:
    known, _ = await _known()
    slot = known.snapshot.slots[0]
    code = slot.session
    token = await session_of(await account(role=Role.PROGRAMME_EDITOR))
    lines = {"interpreted": "es 7"}
    await change_session(SYSTEM, edition=SLUG, code=code, lines=lines, seen=known.number, revision=1, now=NOW)
    async with browser(site, token) as client:
        form = {"csrf": token_for(token), "room": slot.room, "number": "7", "language": "es", "carrier": "infrared"}
        assert (await client.post(PAGE, data={**form, "number": "0"})).status_code == 422
        assert (await client.post(PAGE, data={**form, "tuned": "Azul 2,3 MHz"})).status_code == 303
        facts = await Entry.count()
        assert (await client.post(PAGE, data={**form, "language": "ar"})).status_code == 409
        assert await Entry.count() == facts
        _, plan = await _known()
        ((key, _),) = plan.channels.items()
        listed = (await client.get(PAGE)).text
        assert f'href="{PAGE}/{key}"' in listed
        assert "Azul 2,3 MHz" in listed
        for which, there in (("", True), ("nobody", True), ("channel", False), ("unplaced", False)):
            found = (
                await client.get(PAGE, params={"which": which, "day": str(day_of(slot.begin.astimezone(known.zone)))})
            ).text
            assert (which, f'href="/desk/{SLUG}/interpreters/{code}"' in found) == (which, there)
        assert f"interpreters/{code}" not in (await client.get(PAGE, params={"day": "2026-12-31"})).text
        shown = await client.get(f"{PAGE}/{key}")
        assert 'id="history"' in shown.text
        await release_programme(SYSTEM, edition=SLUG, name="Channels", now=NOW)
        await site.state.shelf.hear(f"editions:{SLUG}")
        assert "Azul 2,3 MHz" in (await client.get(f"/es/{SLUG}/sessions/{code}")).text
        await _changed(client, f"{PAGE}/{key}", {**form, "number": "8", "tuned": "Rojo"})
        assert {one.number for one in (await _known())[1].channels.values()} == {8}
        assert (await client.post(f"{PAGE}/{key}/removal", data={"csrf": token_for(token)})).status_code == 303
    assert (await _known())[1].channels == {}
    async with browser(site, await session_of(await account(role=Role.TRANSLATOR))) as client:
        assert (await client.get(PAGE)).status_code == 200
        assert (await client.post(PAGE, data=form)).status_code == 403


async def test_an_interpreter_is_in_one_place_only(site: Litestar) -> None:
    known, _ = await _known()
    first, second, free = _at_once(known)
    for code in (first.session, second.session):
        current, _ = await _known()
        lines = {"interpreted": "es 7"}
        revision = await _revision(code)
        await change_session(
            SYSTEM, edition=SLUG, code=code, lines=lines, seen=current.number, revision=revision, now=NOW
        )
    await set_interpreters(
        SYSTEM, edition=SLUG, session=first.session, people={"es": [free]}, before=Began({}), now=NOW
    )
    with pytest.raises(NeedsReason):
        await set_interpreters(
            SYSTEM, edition=SLUG, session=second.session, people={"es": [free]}, before=Began({}), now=NOW
        )
    with pytest.raises(NotFound):
        await set_interpreters(
            SYSTEM, edition=SLUG, session=second.session, people={"es": ["NOBODY"]}, before=Began({}), now=NOW
        )
    _, plan = await _known()
    assert plan.interpreters[first.session] == {"es": (free,)}
    assert plan.interpreters[second.session] == {}
    token = await session_of(await account(role=Role.PROGRAMME_EDITOR))
    address = f"/desk/{SLUG}/interpreters/{second.session}"
    async with browser(site, token) as client:
        form = await opened(client, address)
        asked = await form.sends(es_0=free)
        assert (asked.status_code, 'name="reason"' in asked.text) == (409, True)
        assert (await shown_again(client, asked, address).sends(reason="Next door")).status_code == 303
    assert (await _known())[1].interpreters[second.session] == {"es": (free,)}


async def test_two_who_name_interpreters_at_once_lose_nothing(site: Litestar) -> None:
    known, _ = await _known()
    code = known.snapshot.slots[-1].session
    heard = await _revision(code)
    await change_session(
        SYSTEM, edition=SLUG, code=code, lines={"interpreted": "es 7, ar 8"}, seen=known.number, revision=heard, now=NOW
    )
    there = {one.speaker for one in known.sessions[code].appearances}
    first, second, third, *_ = (one for one in known.speakers if one not in there)
    why = {"reason": "Agreed with them"}
    address = f"/desk/{SLUG}/interpreters/{code}"
    async with browser(site, await session_of(await account(role=Role.PROGRAMME_EDITOR))) as client:
        mine, theirs, late = [await opened(client, address) for _ in range(3)]
        assert (await theirs.sends(es_0=first, ar_0=second, **why)).status_code == 303
        assert (await mine.sends(es_0=third, **why)).status_code == 303
        assert (await _known())[1].interpreters[code]["ar"] == (second,)
        assert {*(await _known())[1].interpreters[code]["es"]} == {first, third}, "joined"
        asked = await late.sends(es_0=second, **why)
        (one,) = disputed(asked)
        assert (f"({second})" in one[0], one[1:]) == (True, ("Yours: Spanish", "Theirs: Arabic", "Before: nothing"))
        assert len(disputed(await late.sends(silent=True))) == 3, "everybody who would be taken away unseen"
        assert (await shown_again(client, asked, address).sends(**why)).status_code == 303
    assert (await _known())[1].interpreters[code].keys() == {"es"}
    assert {*(await _known())[1].interpreters[code]["es"]} == {first, second, third}, "and nobody left the form"


def _at_once(known: Draft) -> tuple[FrozenSlot, FrozenSlot, str]:
    """Two sessions at one time, and somebody who is in none then."""
    for first, second in combinations(known.snapshot.slots, 2):
        if first.session == second.session or second.begin >= first.end or first.begin >= second.end:
            continue
        meanwhile = [
            one.session
            for one in known.snapshot.slots
            if any(one.begin < slot.end and slot.begin < one.end for slot in (first, second))
        ]
        busy = {one.speaker for code in meanwhile for one in known.sessions[code].appearances}
        free = next((code for code in known.speakers if code not in busy), None)
        if free is not None:
            return first, second, free
    raise LookupError("the sample edition has two sessions at one time")


async def _revision(code: str) -> int:
    from expo.programme.tables import Session  # noqa: PLC0415

    row = await Session.select(Session.revision).where(Session.code == code).first()
    assert row is not None
    return int(row["revision"])
