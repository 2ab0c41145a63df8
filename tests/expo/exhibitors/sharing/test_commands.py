"""Co-exhibitors: named by their exhibitor, found by reviewers, and never a second reservation."""

from uuid import uuid4

import pytest

import app  # noqa: F401 -- plugs in who writes letters
from core.actor import SYSTEM
from core.errors import Denied, Invalid, NotFound
from directory.countries.tables import Country
from expo.exhibitors.queries import co_exhibitors
from expo.exhibitors.rules import NotNow
from expo.exhibitors.sharing.commands import (
    NamedAlready,
    drop_co_exhibitor,
    find_co_exhibitor,
    name_co_exhibitor,
)
from expo.exhibitors.sharing.queries import co_exhibitors_with_likes
from expo.exhibitors.tables import CoExhibitor, Exhibitor
from expo.reservations.tables import Reservation
from tests.conftest import NOW
from tests.make.editions import edition
from tests.make.exhibitors import exhibitor, fair
from tests.make.organisations import organisation

SLUG = "wsce-2026"


@pytest.fixture
async def year(db: None) -> None:
    await Country.insert(
        Country(
            id=uuid4(), code="PE", alpha3="PER", region="americas", longitude=-77, latitude=-12, zone="America/Lima"
        )
    )
    await fair((await edition(SLUG)).id)


async def test_they_are_named_found_and_taken_away_and_book_nothing(year: None) -> None:
    known, mine = await exhibitor("maru", state="approved")
    await organisation("hanbit")
    await name_co_exhibitor(mine, known.id, name="hanbit", country="PE", now=NOW)
    with pytest.raises(NamedAlready):
        await name_co_exhibitor(mine, known.id, name="HANBIT", country="PE", now=NOW)
    with pytest.raises(Invalid):
        await name_co_exhibitor(mine, known.id, name="Other", country="XX", now=NOW)
    shown = (await co_exhibitors_with_likes(SYSTEM, known.id))[0]
    assert [one.code for one in shown["alike"]] == ["hanbit"]
    with pytest.raises((Denied, NotFound)):
        await find_co_exhibitor(mine, known.id, shown["id"], code="hanbit", now=NOW)
    await find_co_exhibitor(SYSTEM, known.id, shown["id"], code="hanbit", now=NOW)
    assert [(one["country"], one["code"]) for one in await co_exhibitors(known.id)] == [("PE", "hanbit")]
    assert (await Exhibitor.count(), await Reservation.count()) == (1, 0)
    await drop_co_exhibitor(mine, known.id, shown["id"], now=NOW)
    assert await co_exhibitors(known.id) == []


async def test_nobody_names_or_drops_for_another_or_after_it_is_over(year: None) -> None:
    known, mine = await exhibitor("maru", state="approved")
    over, gone = await exhibitor("gone", state="withdrawn")
    _, other = await exhibitor("hanbit", state="approved")
    await name_co_exhibitor(mine, known.id, name="Partner", country="PE", now=NOW)
    there = (await co_exhibitors(known.id))[0]["id"]
    with pytest.raises(NotFound):
        await name_co_exhibitor(other, known.id, name="Spy", country="PE", now=NOW)
    with pytest.raises(NotFound):
        await drop_co_exhibitor(other, known.id, there, now=NOW)
    with pytest.raises(NotNow):
        await name_co_exhibitor(gone, over.id, name="Late", country="PE", now=NOW)
    assert await CoExhibitor.count() == 1


@pytest.mark.planted("one organisation twice at a booth")
async def test_the_database_keeps_an_organisation_once_at_a_booth(year: None) -> None:
    known, mine = await exhibitor("maru", state="approved")
    there = await organisation("hanbit")
    for name in ("One", "Two"):
        await name_co_exhibitor(mine, known.id, name=name, country="PE", now=NOW)
    with pytest.raises(Exception, match="expo_co_exhibitor_once"):
        await CoExhibitor.update({CoExhibitor.organisation: there.id}).where(CoExhibitor.exhibitor == known.id)
