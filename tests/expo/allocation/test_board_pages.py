"""The board as an organiser sees it: assigned without scripts, a reason asked for, totals and what is taken out."""

import pytest
from litestar import Litestar

from core.access.roles import Role
from core.access.trail.queries import Wanted, told_where
from core.actor import SYSTEM
from core.files.workbooks import sheets_of
from expo.allocation.facts import TotalsExported
from expo.allocation.neighbours.commands import keep_apart
from expo.editions.queries import edition_called
from expo.floor.tables import Booth
from expo.reservations.commands import assign_booths
from expo.reservations.queries import reservations_of
from tests.conftest import NOW
from tests.expo.exhibitors.test_pages import send
from tests.make.accounts import account, browser, session_of
from tests.make.exhibitors import exhibitor, fair
from tests.make.lets import booths

SLUG = "wsce-2026"
BOARD = f"/desk/{SLUG}/allocation"


@pytest.fixture
async def drawn(site: Litestar) -> None:
    """Once for this file: a row of booths."""
    row = await edition_called(SLUG)
    if not await Booth.exists().where(Booth.number == "W-101"):
        await fair(row.id)
        await booths(row.id, 12, prefix="W")


async def test_an_organiser_assigns_sees_it_and_takes_it_back_without_scripts(site: Litestar, drawn: None) -> None:
    one, _ = await exhibitor("board-maru", state="approved", lines={"near": "The stage"})
    async with browser(site, await session_of(await account(role=Role.ORGANISER))) as client:
        page = await client.get(f"{BOARD}?hall=hall-w")
        assert page.status_code == 200
        assert f'data-give="{one.code}"' in page.text
        assert "The stage" in page.text
        form = await client.get(f"{BOARD}/steps/new?exhibitor={one.code}&booths=W-101")
        assert "board-maru Inc." in form.text
        wrong = await send(client, f"{BOARD}/steps", form, **{"booths": "nonsense!", "as": "proposed"})
        assert wrong.status_code == 422
        sent = await send(
            client, f"{BOARD}/steps", form, **{"booths": "w-101 W-102", "as": "proposed", "hall": "hall-w"}
        )
        assert (sent.status_code, sent.headers["location"]) == (303, f"{BOARD}?hall=hall-w")
        page = await client.get(f"{BOARD}?hall=hall-w")
        assert f'data-give="{one.code}"' not in page.text, "two booths of 9 m² are what was wished for"
        assert 'class="allot-booth allot-proposed"' in page.text
        assert (await send(client, f"{BOARD}/undo", page)).status_code == 303
    assert [each.state for each in await reservations_of(one.id)] == ["released"]


async def test_whom_one_must_not_meet_is_asked_about_in_the_form(site: Litestar, drawn: None) -> None:
    row = await edition_called(SLUG)
    one, _ = await exhibitor("board-first", state="approved")
    other, _ = await exhibitor("board-then", state="approved")
    await assign_booths(SYSTEM, one.id, booths=["W-105"], as_="confirmed", now=NOW)
    async with browser(site, await session_of(await account(role=Role.ORGANISER))) as client:
        page = await client.get(f"{BOARD}/neighbours")
        pair = {"first": one.code, "then": other.code, "rule": "metres", "metres": "5", "because": "A lawsuit"}
        assert (await send(client, f"{BOARD}/neighbours", page, **pair)).status_code == 303
        form = await client.get(f"{BOARD}/steps/new?exhibitor={other.code}&booths=W-107")
        assert "board-first Inc." in form.text, "who must not be met is named beside the form"
        wanted = {"booths": "W-107", "as": "proposed"}
        refused = await send(client, f"{BOARD}/steps", form, **wanted)
        assert refused.status_code == 409
        assert "must not stand so near to each other" in refused.text
        assert "data-placing" in refused.text
        told = await send(client, f"{BOARD}/steps", refused, **wanted, because="They made peace")
        assert told.status_code == 303
        assert "They made peace" in (await client.get(f"{BOARD}/neighbours")).text
    async with browser(site, await session_of(await account(role=Role.AUDITOR))) as client:
        assert "They made peace" in (await client.get(f"{BOARD}/neighbours")).text
        assert (await client.get(f"{BOARD}/steps/new")).status_code == 403
    with pytest.raises(Exception, match="pair has this rule"):
        await keep_apart(SYSTEM, row.id, pair=(one.id, other.id), rule="metres", metres=9, because="x", now=NOW)


async def test_totals_are_added_up_and_taken_out_with_a_reason(site: Litestar, drawn: None) -> None:
    row = await edition_called(SLUG)
    one, _ = await exhibitor("=board-sum", state="approved")
    await assign_booths(SYSTEM, one.id, booths=["W-110"], as_="confirmed", now=NOW)
    async with browser(site, await session_of(await account(role=Role.ORGANISER))) as client:
        page = await client.get(f"{BOARD}/totals")
        assert page.status_code == 200
        assert (await send(client, f"{BOARD}/totals", page, format="csv")).status_code == 422
        table = await send(client, f"{BOARD}/totals", page, format="csv", because="For the hall")
        assert table.headers["content-type"] == "text/csv; charset=utf-8"
        line = next(each for each in table.text.splitlines() if each.startswith("W-110"))
        assert line.split(",")[4:7] == ["Booth confirmed", one.code, "'=board-sum Inc."]
        book = await send(client, f"{BOARD}/totals", page, format="xlsx", because="For the hall")
        cells = {cells[0]: cells for cells in sheets_of(book.content)["Booths"]}
        assert cells["W-110"][3:7] == ["9", "Booth confirmed", one.code, "'=board-sum Inc."], (
            "read without a formula in it"
        )
    steps = await told_where(Wanted(kind=TotalsExported.kind, within=("edition", row.id)))
    assert [step.reason for step in steps] == ["For the hall", "For the hall"]
