"""Visits, meetings, consultations, deals and results in the API: page by page, within scope, and nothing out of sight."""

from typing import Any

import httpx

import app  # noqa: F401 -- plugs in who writes letters
from core.access.roles import Role
from core.actor import SYSTEM
from crm.consultations.advancing import follow_meeting
from crm.consultations.commands import write_down
from crm.consultations.leading import open_deal
from crm.consultations.permissions import Consultations
from crm.consultations.sight import kept_to_few
from crm.deals.permissions import Deals
from crm.deals.queries import deal_for
from crm.deals.tables import Deal
from crm.delegations.permissions import Visits
from expo.meetings.permissions import Meetings
from expo.meetings.tables import Meeting
from tests.conftest import NOW, started
from tests.core.api.asking import asking, token
from tests.make.consultations import Met, met, said
from tests.make.deals import amount, deal
from tests.make.papers import visit
from tests.make.timeline import colleague

ROOT = "/api/v1"
ALL = (Consultations.CONSULTATION_READ, Deals.DEAL_READ, Meetings.MEETING_READ, Visits.VISIT_READ)
SECRET = "Twin of the harbour"


async def _paged(client: httpx.AsyncClient, what: str) -> list[dict[str, Any]]:
    """All of an edition, one by one."""
    found, address = [], f"{ROOT}/editions/wsce-2026/{what}?limit=1"
    while address:
        page = await client.get(address)
        assert page.status_code == 200, page.text
        found += page.json()[what]
        address = page.links.get("next", {}).get("url", "")
    return found


async def _editions_are_walked(there: Met, client: httpx.AsyncClient) -> None:
    """One by one, with what has no time yet first."""
    for code, hours in (("CCCCCC", 2), ("BBBBBB", 1)):
        assert await follow_meeting(await there.meeting(code, state="held", hours=hours), now=NOW)
    asked = {Meeting.state: "requested", Meeting.begins_at: None, Meeting.ends_at: None, Meeting.table: None}
    await Meeting.update(asked).where(Meeting.code == "CCCCCC")
    assert [one["code"] for one in await _paged(client, "meetings")] == ["CCCCCC", "AAAAAA", "BBBBBB"]
    assert len({one["id"] for one in await _paged(client, "consultations")}) == 3


async def _nothing_private_is_told(client: httpx.AsyncClient) -> None:
    answer = await client.get(f"{ROOT}/editions/wsce-2026/consultations")
    (told,) = answer.json()["consultations"]
    assert (told["consulted"], told["deal"]) == ({"minor": 420_000_000, "currency": "USD"}, None)
    assert "private" not in answer.text
    same = await client.get(answer.url.path, headers={"if-none-match": answer.headers["etag"]})
    assert same.status_code == 304


async def test_what_followed_from_meeting_each_other_is_read_within_scope(db: None) -> None:
    lead, there = await colleague("Lead", Role.COOPERATION_LEAD), await met()
    record = await follow_meeting(await there.meeting("AAAAAA", state="held"), now=NOW)
    assert record is not None
    await write_down(SYSTEM, record, said(words="Said in private"), {}, by="table", now=NOW)
    closed = await open_deal(lead, record, name=SECRET, now=NOW)
    await Deal.update({Deal.sight: "confidential"}).where(Deal.code == closed)
    codes = [await deal(lead, name=f"Deal {one}") for one in range(3)]
    await amount(lead, codes[0], "expected", 150_000_000)
    seen, hidden = await visit("Ana Quispe"), await visit("Luis Rojas", sight="confidential")
    assert await kept_to_few([record]) == {record}, "the deal is not even told of"
    async with started() as app_, asking(app_, await token(*ALL)) as client, asking(app_) as nobody:
        pages, address = [], f"{ROOT}/desk/deals?limit=2&country=PE"
        while address:
            page = await client.get(address)
            assert page.status_code == 200, page.text
            pages.append([one["code"] for one in page.json()["deals"]])
            address = page.links.get("next", {}).get("url", "")
        assert pages == [sorted(codes)[:2], sorted(codes)[2:]]
        ledger = (await client.get(f"{ROOT}/desk/deals/{codes[0]}/amounts")).json()["amounts"]
        assert [(one["kind"], one["minor"], one["currency"], one["stands"]) for one in ledger] == [
            ("expected", 150_000_000, "USD", True)
        ]
        assert [one["code"] for one in (await client.get(f"{ROOT}/desk/visits")).json()["visits"]] == [seen.code]
        (meeting,) = (await client.get(f"{ROOT}/editions/wsce-2026/meetings")).json()["meetings"]
        assert (meeting["code"], meeting["state"], meeting["table"]) == ("AAAAAA", "held", "T1")
        await _nothing_private_is_told(client)
        await _editions_are_walked(there, client)
        for one in (f"deals/{closed}", f"deals/{closed}/amounts", f"visits/{hidden.code}", "deals/%00", "visits/%F0"):
            assert (await client.get(f"{ROOT}/desk/{one}")).status_code in (400, 404)
        assert (await nobody.get(f"{ROOT}/desk/deals")).status_code == 401
        assert (await nobody.get(f"{ROOT}/results")).json() == {"results": []}
        assert (await nobody.get(f"{ROOT}/results/R2026-01-1")).status_code == 404
    assert (await deal_for(lead, closed)).name == SECRET
