"""Booths that are let, drawn anew: their exhibitors keep what comes of them, in one transaction, and back again."""

import asyncpg
import pytest

import app  # noqa: F401 -- plugs in who writes letters
from core.actor import SYSTEM
from core.db.transaction import transaction
from core.mail.tables import Letter
from expo.floor.drawing.commands import merge_booths, put_booth, retire_booth, split_booth, undo
from expo.floor.drawing.queries import drawing_of
from expo.floor.tables import Booth
from expo.reservations.commands import assign_booths
from expo.reservations.queries import lets, reservations_of
from expo.reservations.rules import BoothLet, LetToSeveral
from expo.reservations.waiting import wait_for, waiting_of
from tests.conftest import NOW
from tests.make import floors
from tests.make.exhibitors import exhibitor, fair
from tests.make.floors import box

SLUG = "wsce-2026"
CUT = ((5.0, 0.0), (5.0, 20.0))


async def _booth(number: str, x: float) -> None:
    await put_booth(SYSTEM, edition=SLUG, hall="E1", number=number, polygon=box(x, 2, 6, 3), now=NOW)


@pytest.fixture
async def drawn(db):
    row = await floors.hall(SLUG)
    await fair(row.id)
    await _booth("A-1", 2)
    await _booth("A-2", 8)
    return row


async def _held(edition) -> dict[str, str]:
    return {one.number: one.code for one in await lets(edition.id) if one.state}


async def _split() -> None:
    await split_booth(SYSTEM, edition=SLUG, number="A-1", line=CUT, numbers=("A-1", "A-1B"), now=NOW)


async def test_both_parts_of_a_split_booth_are_its_exhibitors_and_undo_gives_the_whole_one_back(drawn):
    one, _ = await exhibitor("maru", state="approved")
    made = await assign_booths(SYSTEM, one.id, booths=["A-1"], as_="confirmed", now=NOW)
    await Letter.delete(force=True)
    await _split()
    assert await _held(drawn) == {"A-1": one.code, "A-1B": one.code}
    known = (await reservations_of(one.id))[0]
    assert (known.id, known.state, known.booths) == (made.id, "confirmed", ("A-1", "A-1B"))
    assert await Letter.count() == 1, "the exhibitor is told"
    await undo(SYSTEM, edition=SLUG, now=NOW)
    assert await _held(drawn) == {"A-1": one.code}


async def test_a_let_booth_merged_with_a_free_one_is_its_exhibitors(drawn):
    one, _ = await exhibitor("maru", state="approved")
    await assign_booths(SYSTEM, one.id, booths=["A-1"], as_="confirmed", now=NOW)
    await merge_booths(SYSTEM, edition=SLUG, numbers=["A-1", "A-2"], number="A-2", now=NOW)
    assert await _held(drawn) == {"A-2": one.code}


async def test_booths_of_two_exhibitors_do_not_become_one(drawn):
    one, _ = await exhibitor("maru", state="approved")
    other, _ = await exhibitor("narae", state="approved")
    await assign_booths(SYSTEM, one.id, booths=["A-1"], as_="confirmed", now=NOW)
    await assign_booths(SYSTEM, other.id, booths=["A-2"], as_="confirmed", now=NOW)
    with pytest.raises(LetToSeveral):
        await merge_booths(SYSTEM, edition=SLUG, numbers=["A-1", "A-2"], number="A-1", now=NOW)
    assert await _held(drawn) == {"A-1": one.code, "A-2": other.code}


async def test_a_let_booth_is_not_taken_away_and_the_refusal_names_who_has_it(drawn):
    one, _ = await exhibitor("maru", state="approved")
    await assign_booths(SYSTEM, one.id, booths=["A-1"], as_="confirmed", now=NOW)
    with pytest.raises(BoothLet) as refused:
        await retire_booth(SYSTEM, edition=SLUG, number="A-1", now=NOW)
    assert refused.value.parameters["booth"] == "A-1"
    assert refused.value.parameters["exhibitor"]
    assert {one.number for one in (await drawing_of(drawn)).booths.values()} == {"A-1", "A-2"}
    await retire_booth(SYSTEM, edition=SLUG, number="A-2", now=NOW)


async def test_who_waits_for_a_booth_waits_for_what_comes_of_it(drawn):
    one, _ = await exhibitor("maru", state="approved")
    other, mine = await exhibitor("narae", state="approved")
    await assign_booths(SYSTEM, one.id, booths=["A-1"], as_="confirmed", now=NOW)
    await wait_for(mine, other.id, booth="A-1", now=NOW)
    await _split()
    assert [row["number"] for row in await waiting_of(other.id)] == ["A-1"]
    live = {row.number: row.id for row in await lets(drawn.id)}
    assert live.keys() == {"A-1", "A-1B", "A-2"}


@pytest.mark.planted("a let booth retired without carrying it over")
async def test_without_carrying_over_the_commit_itself_refuses(drawn):
    one, _ = await exhibitor("maru", state="approved")
    await assign_booths(SYSTEM, one.id, booths=["A-1"], as_="confirmed", now=NOW)
    with pytest.raises(asyncpg.IntegrityConstraintViolationError, match="is let"):
        async with transaction():
            await Booth.update({Booth.retired_at: NOW}).where(Booth.number == "A-1")
