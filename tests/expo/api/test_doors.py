"""What the API tells of the draft, the day, seats, stars and translations: to whom it may, in pages, and of nobody."""

from collections.abc import AsyncIterator
from uuid import uuid4

import httpx
import pytest
from litestar import Litestar

from core.access.roles import Role
from core.actor import SYSTEM, Actor
from core.journal.tables import Entry
from expo.editions.queries import edition_called
from expo.live.commands import say_of_slot
from expo.live.rules import Act
from expo.permissions import Expo
from expo.seats.commands import leave, sign_up
from expo.seats.offering import open_seating
from expo.stars.tables import Plan, Star
from i18n.permissions import I18n
from tests.conftest import NOW, started
from tests.core.api.asking import asking, token
from tests.make.accounts import account
from tests.make.worlds import sample_world

SLUG = "wsce-2026"
API = f"/api/v1/editions/{SLUG}"


@pytest.fixture
async def expo(db: None) -> AsyncIterator[Litestar]:
    await sample_world(NOW)
    async with started() as app:
        yield app


async def _all(client: httpx.AsyncClient, address: str, key: str) -> list[dict[str, object]]:
    found, following = [], address
    while following:
        response = await client.get(following)
        assert response.status_code == 200, response.text
        found += response.json()[key]
        following = response.links.get("next", {}).get("url", "")
    return found


def _late(app: Litestar) -> str:
    return str(app.state.shelf["editions"].called(SLUG).meetings[-1].session.code)


async def test_the_draft_is_for_tokens_that_may_see_the_board_and_comes_in_pages(expo: Litestar) -> None:
    shown = expo.state.shelf["editions"].called(SLUG)
    async with asking(expo) as nobody, asking(expo, await token(Expo.SEAT_READ)) as other:
        for part in ("draft/slots", "draft/sessions"):
            assert (await nobody.get(f"{API}/{part}")).status_code == 401
            assert (await other.get(f"{API}/{part}")).status_code == 403
    async with asking(expo, await token(Expo.PROGRAMME_READ)) as client:
        slots = await _all(client, f"{API}/draft/slots?limit=20", "slots")
        sessions = await _all(client, f"{API}/draft/sessions?limit=20", "sessions")
        first = await client.get(f"{API}/draft/slots?limit=20")
        same = await client.get(f"{API}/draft/slots?limit=20", headers={"if-none-match": first.headers["etag"]})
        assert (await client.get("/api/v1/editions/none/draft/slots")).status_code == 404
    assert {one["id"] for one in slots} == {one.id for one in shown.snapshot.slots}
    assert [one["code"] for one in sessions] == sorted(shown.sessions)
    assert same.status_code == 304


async def test_what_is_said_on_the_day_stands_over_the_programme_until_it_is_taken_back(expo: Litestar) -> None:
    shown = expo.state.shelf["editions"].called(SLUG)
    slot = shown.meetings[0].slot.id
    async with asking(expo) as client:
        assert (await client.get(f"{API}/live")).json() == {"words": []}
        await say_of_slot(SYSTEM, shown, slot=slot, act=Act("delayed", minutes=20), now=NOW)
        await expo.state.shelf.hear("live")
        kept = expo.state.shelf.revision
    async with asking(expo) as client:
        (word,) = (await client.get(f"{API}/live?again=1")).json()["words"]
        halls = (await client.get(f"{API}/halls")).json()["halls"]
    assert (word["slot"], word["delay"], word["moved"], word["cancelled"]) == (slot, 20, False, False)
    assert kept == expo.state.shelf.revision
    assert {one["code"]: len(one["walks"]) for one in halls} == dict.fromkeys(shown.halls, len(shown.halls) - 1)


async def test_seats_are_numbers_and_a_full_session_is_told_once(expo: Litestar) -> None:
    code = _late(expo)
    await open_seating(SYSTEM, edition=SLUG, session=code, seats=1, hold_minutes=60, now=NOW)
    people = [await account(role=Role.ATTENDEE) for _ in range(2)]
    actors = [Actor("attendee", str(one.id), one.id) for one in people]
    for one in actors:
        await sign_up(one, edition=SLUG, session=code, now=NOW)
    async with asking(expo, await token(Expo.SEAT_READ)) as client:
        answer = await client.get(f"{API}/seats")
    assert answer.json()["seats"] == [{"session": code, "seats": 1, "taken": 1, "waiting": 1, "open": True}]
    assert not [one for one in people if str(one.id) in answer.text or str(one.name) in answer.text]
    for one in actors:
        await leave(one, edition=SLUG, session=code, now=NOW)
    kinds = [row["kind"] for row in await Entry.select(Entry.kind).where(Entry.kind.like("expo.seats.seating_f%"))]
    assert sorted(kinds) == ["expo.seats.seating_filled", "expo.seats.seating_freed"]


async def test_stars_of_fewer_than_five_are_nobodys_to_know(expo: Litestar) -> None:
    edition = (await edition_called(SLUG)).id
    for number in range(5):
        plan = Plan(id=uuid4(), edition=edition, digest=bytes([number]), made_at=NOW)
        await Plan.insert(plan)
        codes = ["SHOWN1", *(["HIDDEN"] if number else [])]
        await Star.insert(*(Star(id=uuid4(), plan=plan.id, session=code, starred_at=NOW) for code in codes))
    async with asking(expo, await token(Expo.SEAT_READ)) as client:
        answer = await client.get(f"{API}/stars")
    assert answer.json() == {"fewest": 5, "stars": [{"session": "SHOWN1", "stars": 5}]}


async def test_translations_are_told_by_language_and_kind(expo: Litestar) -> None:
    async with asking(expo, await token(I18n.TRANSLATION_READ)) as client:
        told = (await client.get(f"{API}/translations")).json()
    assert set(told["whole"]) == {"ko", "en", "zh-Hans", "es", "ar"}
    assert all(0 <= one["share"] <= 1 for kind in told["kinds"].values() for one in kind.values())
    assert told["kinds"]["session"]["ko"]["counts"]
