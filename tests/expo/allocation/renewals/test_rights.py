"""Last year's booth: a right that keeps it from everybody else, answered once, and free again afterwards."""

import asyncio
import re
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from litestar import Litestar
from piccolo.querystring import QueryString

from core.access.roles import Role
from core.actor import SYSTEM
from core.db.engine import DB
from core.errors import NotFound
from directory.organisations.rules import scope_of
from expo.allocation.renewals.commands import extend_rights, offer_rights
from expo.allocation.renewals.queries import claims_to, rights_of
from expo.allocation.renewals.rules import DayIsPast, NobodyToOffer
from expo.billing.prices.tables import Price
from expo.editions.desk.cloning import Wanted, begin_edition
from expo.editions.queries import edition_called
from expo.exhibitors.commands import move_exhibitor
from expo.exhibitors.queries import Application, application_of
from expo.exhibitors.tables import Exhibitor, Fair, Task
from expo.floor.drawing.queries import drawing_of
from expo.floor.tables import Booth
from expo.reservations import rules
from expo.reservations.commands import assign_booths, hold_booths, move_reservation
from expo.reservations.queries import lets
from expo.reservations.waiting import wait_for
from expo.reservations.work import WORK
from i18n.text import to_json, written
from tests.conftest import NOW, started
from tests.expo.exhibitors.test_pages import send
from tests.expo.reservations.test_commands import quiet
from tests.make.accounts import account, browser, session_of
from tests.make.billing import tariff
from tests.make.editions import edition
from tests.make.exhibitors import acting, exhibitor, fair
from tests.make.lets import booths

NEXT = Wanted(
    slug="wsce-2027",
    names={"ko": "월드 스마트시티 엑스포 2027", "en": "World Smart City Expo 2027"},
    starts_on=date(2027, 12, 7),
    ends_on=date(2027, 12, 9),
    zone="Asia/Seoul",
    like="wsce-2026",
    floor=True,
    fair=True,
)
UNTIL = NOW.date() + timedelta(days=20)
LATER = NOW + timedelta(days=22)


@pytest.fixture
async def year(db: None) -> UUID:
    """A year with three booths let to two, and the next one begun from it."""
    row = await edition()
    await fair(row.id, booths_open_at=NOW - timedelta(days=1), hold_minutes=45)
    await booths(row.id, 4)
    await tariff()
    await Task.insert(
        Task(edition=row.id, code="badges", title=to_json(written("ko", {"ko": "출입증"})), due_on=date(2026, 12, 1))
    )
    for code, theirs in (("maru", ["A-101", "A-102"]), ("hanbit", ["A-103"])):
        one, _ = await exhibitor(code)
        await assign_booths(SYSTEM, one.id, booths=theirs, as_="confirmed", now=NOW)
    await exhibitor("nobooth")
    await begin_edition(SYSTEM, NEXT, now=NOW)
    return (await edition_called("wsce-2027")).id


async def offered(*codes: str) -> None:
    rows = await Exhibitor.select(Exhibitor.code, Exhibitor.organisation.code.as_alias("of"))
    await offer_rights(
        SYSTEM,
        edition="wsce-2027",
        like="wsce-2026",
        formers=[row["code"] for row in rows if row["of"] in codes],
        until=UNTIL,
        now=NOW,
    )


async def now_of(year: UUID, code: str) -> Application:
    """Who they are this year."""
    row = await Exhibitor.select(Exhibitor.organisation).where(Exhibitor.organisation.code == code).first()
    known = await application_of(SYSTEM, year, row["organisation"]) if row else None
    assert known is not None
    return known


async def states(year: UUID) -> dict[str, tuple[str, str]]:
    return {one.number: (one.state, one.code) for one in await lets(year)}


async def test_the_floor_terms_tasks_and_prices_come_along_as_a_draft(year: UUID) -> None:
    drawing = await drawing_of(await edition_called("wsce-2027"))
    assert sorted(one.number for one in drawing.booths.values()) == ["A-101", "A-102", "A-103", "A-104"]
    assert {one.state for one in await lets(year)} == {""}
    terms = await Fair.objects().get(Fair.edition == year)
    assert terms is not None
    assert (terms.hold_minutes, terms.booths_open_at, terms.applications_open_at) == (45, None, None)
    days = await Task.select(Task.due_on).where(Task.edition == year).output(as_list=True)
    assert days == [date(2026, 12, 1) + (NEXT.starts_on - date(2026, 12, 8))]
    assert await Price.select(Price.minor).where(Price.edition == year).output(as_list=True) == [2_500_000]


async def test_a_right_keeps_the_booths_until_it_is_taken_declined_or_over(year: UUID) -> None:
    before = (await edition_called("wsce-2026")).id
    claims = await claims_to(SYSTEM, year, before)
    assert [(len(one.booths), one.why_not) for one in claims] == [(2, ""), (1, "")]
    await offered("maru", "hanbit")
    with pytest.raises(NobodyToOffer):
        await offered("maru")
    maru, hanbit = await now_of(year, "maru"), await now_of(year, "hanbit")
    assert (maru.state, maru.contact.email, maru.wishes.area) == ("drafting", "contact@expo.example", 18)
    other, theirs = await exhibitor("newcomer", state="approved", edition="wsce-2027")
    await Fair.update({Fair.booths_open_at: NOW}).where(Fair.edition == year)
    for number in ("A-101", "A-103"):
        with pytest.raises(rules.BoothTaken):
            await hold_booths(theirs, other.id, booths=[number], now=NOW)
    await wait_for(theirs, other.id, booth="A-103", now=NOW)
    rights = {one.code: one for one in await rights_of(SYSTEM, year)}
    stranger = await acting(other.organisation)
    with pytest.raises(NotFound):
        await move_reservation(stranger, rights[maru.code].reservation, to="requested", now=NOW)
    await move_reservation(await acting(maru.organisation), rights[maru.code].reservation, to="requested", now=NOW)
    await move_reservation(await acting(hanbit.organisation), rights[hanbit.code].reservation, to="released", now=NOW)
    assert await states(year) == {
        "A-101": ("requested", maru.code),
        "A-102": ("requested", maru.code),
        "A-103": ("held", other.code),
        "A-104": ("", ""),
    }
    assert (await now_of(year, "maru")).state == "applied"
    await move_exhibitor(SYSTEM, maru.id, to="reviewing", now=NOW)
    await move_exhibitor(SYSTEM, maru.id, to="declined", because="for a test", now=NOW)
    assert (await states(year))["A-101"] == ("", "")


async def test_a_right_is_put_off_for_who_has_not_answered_and_ends_by_itself(year: UUID) -> None:
    await offered("maru", "hanbit")
    maru = await now_of(year, "maru")
    with pytest.raises(DayIsPast):
        await extend_rights(SYSTEM, edition="wsce-2027", until=NOW.date() - timedelta(days=1), now=NOW)
    assert await extend_rights(SYSTEM, edition="wsce-2027", until=UNTIL + timedelta(days=3), now=NOW) == 2
    assert await WORK.run({}, LATER, quiet) == {"count": 0}
    after = LATER + timedelta(days=3)
    (right,) = [one for one in await rights_of(SYSTEM, year) if one.code == maru.code]
    with pytest.raises(rules.HoldOver):
        await move_reservation(await acting(maru.organisation), right.reservation, to="requested", now=after)
    other, _ = await exhibitor("newcomer", state="approved", edition="wsce-2027")
    await hold_booths(SYSTEM, other.id, booths=["A-101"], now=after)
    assert await WORK.run({}, after, quiet) == {"count": 1}
    assert {one.state for one in await rights_of(SYSTEM, year)} == {"expired"}
    assert (await states(year))["A-102"] == ("", "")


async def test_who_was_in_more_editions_comes_first_to_a_booth_that_two_have_a_claim_to(year: UUID) -> None:
    rows = {row["number"]: row["id"] for row in await Booth.select().where(Booth.edition != year)}
    merged = f'["{rows["A-102"]}", "{rows["A-103"]}"]'
    await Booth.update({Booth.lineage: merged}).where((Booth.edition == year) & (Booth.number == "A-104"))
    gone = Booth.number.is_in(["A-101", "A-102", "A-103"]) & (Booth.edition == year)
    await Booth.update({Booth.retired_at: NOW}).where(gone)
    before = await edition_called("wsce-2026")
    earlier = await edition("wsce-2025", year=2025, starts_on=date(2025, 7, 15), ends_on=date(2025, 7, 17))
    company = (await now_of(before.id, "hanbit")).organisation
    row: Any = await Exhibitor.objects().get((Exhibitor.organisation == company) & (Exhibitor.edition == before.id))
    copy: dict[str, Any] = {**row.to_dict(), "edition": earlier.id}
    copy.pop("id")
    await Exhibitor.insert(Exhibitor(**copy))
    claims = await claims_to(SYSTEM, year, before.id)
    said = [(one.former.years, one.booths, one.why_not) for one in claims]
    assert said == [(2, ("A-104",), ""), (1, ("A-104",), "claimed")]


async def test_of_a_right_and_anothers_hold_at_once_one_wins(year: UUID) -> None:
    other, theirs = await exhibitor("newcomer", state="approved", edition="wsce-2027")
    await Fair.update({Fair.booths_open_at: NOW}).where(Fair.edition == year)

    async def hold() -> Any:
        try:
            return await hold_booths(theirs, other.id, booths=["A-102"], now=NOW)
        except (rules.BoothTaken, rules.HoldingAlready) as refused:
            return refused

    async def right() -> Any:
        try:
            return await offered("maru")
        except (rules.BoothTaken, NobodyToOffer) as refused:
            return refused

    ended = await asyncio.gather(*(one() for one in (hold, right, hold, right, right)))
    assert any(not isinstance(one, Exception) for one in ended)
    rows = await DB.run_querystring(
        QueryString(
            "SELECT b.number, count(*) AS live FROM expo_booth_taken t JOIN expo_booth b ON b.id = t.booth"
            " WHERE t.ended_at IS NULL AND b.edition = {} GROUP BY b.number",
            year,
        )
    )
    assert {row["live"] for row in rows} == {1}
    assert {row["number"] for row in rows} in ({"A-102"}, {"A-101", "A-102"})


async def test_it_is_offered_written_and_taken_on_pages(year: UUID) -> None:
    async with started() as site:
        await _over_http(site, year)


async def _over_http(site: Litestar, year: UUID) -> None:
    desk = "/desk/wsce-2027/renewals"
    async with browser(site, await session_of(await account(role=Role.ORGANISER))) as client:
        page = await client.get(desk)
        codes = re.findall(r'name="former" value="(\w+)"', page.text)
        assert len(codes) == 2
        kept = await send(client, desk, page, former=codes, until=UNTIL.isoformat())
        letter = await client.get(kept.headers["location"])
        assert "booth {booth} is kept for you" in letter.text
        assert "2 exhibitors" in letter.text
        shown = await client.get(desk)
        assert "No answer yet" in shown.text
        assert "Write to the 2 who have not answered" in shown.text
    company = (await now_of(year, "maru")).organisation
    owner = await account(role=Role.EXHIBITOR_OWNER, scope=scope_of(company))
    own = "/portal/maru/exhibit/wsce-2027"
    async with browser(site, await session_of(owner)) as client:
        assert f'href="{own}"' in (await client.get("/portal/maru/exhibit")).text
        assert "Take it again or decline" in (await client.get(own)).text
        page = await client.get(f"{own}/booths")
        assert "is kept for you until" in page.text
        action = re.findall(rf'action="({own}/booths/[^"]+/moves)"', page.text)[0]
        taken = await send(client, action, page, to="requested")
        assert taken.status_code == 303
        assert "Nobody else can take them." in (await client.get(f"{own}/booths")).text
