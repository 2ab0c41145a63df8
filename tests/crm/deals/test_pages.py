"""Deals on pages: led to a contract by an officer, and nowhere to be found by those who may not see them."""

import re
from typing import Any

import httpx
from litestar import Litestar

from core.access.roles import Role
from core.access.tables import Account
from core.journal.tables import Entry
from core.privacy.reads.facts import PaperRead
from core.webhooks.withholding import passed_over
from crm.deals.amounts.queries import entries_of
from crm.deals.queries import deal_for
from crm.deals.support.commands import give_support
from crm.tasks.tables import Task
from tests.conftest import NOW
from tests.make.accounts import account, browser, session_of
from tests.make.agreements import PDF, acting, proposed
from tests.make.deals import amount, deal, house

LIST = "/desk/deals"
SECRET = "Hidden harbour"


async def somebody(role: Role = Role.COOPERATION_OFFICER, scope: str | None = None) -> tuple[Account, Any, str]:
    """An account, the actor it is, and a session of theirs."""
    one = await account(role=role, scope=scope)
    return one, acting(one, role, scope), await session_of(one)


async def send(client: httpx.AsyncClient, action: str, page: httpx.Response, files: Any = None, **fields: str) -> Any:
    """As a form of the page is sent."""
    csrf = re.search(r'name="csrf" value="([^"]+)"', page.text)
    assert csrf
    return await client.post(action, data={"csrf": csrf[1], **fields}, files=files)


async def told(answer: httpx.Response) -> httpx.Response:
    assert answer.status_code == 303, re.sub(r"<[^>]+>|\s+", " ", answer.text)[:3000]
    return answer


async def test_an_officer_leads_a_deal_to_its_contract_on_pages(site: Litestar) -> None:
    mine, _, token = await somebody()
    _, _, lead = await somebody(Role.COOPERATION_LEAD)
    for code, land, alpha3 in (("page-maker", "KR", "KOR"), ("page-lima", "PE", "PER"), ("page-small", "KR", "KOR")):
        await house(code, land=land, alpha3=alpha3)
    async with browser(site, token) as client, browser(site, lead) as chief:
        one = await _negotiated(client, str(mine.id))
        page, chance = await chief.get(f"{LIST}/forecast"), CHANCE | {"state": "negotiating"}
        await told(await send(chief, f"{LIST}/forecast", page, **chance))
        await _contracted(client, one)
        await _shared(client, one)
        await _financed(client, chief, one)
        page = await client.get(one)
        action = {"title": "Ask for the bond", "due_on": "2026-12-20", "owner": str(mine.id)}
        await told(await send(client, f"{one}/actions", page, **action))
        page = await client.get(one)
        for shown in ("Contract signed", "Technology", "62.5%", "Ask for the bond", "Minister agreed", "Appraisal"):
            assert shown in page.text, shown
        strike = re.search(rf'action="({one}/amounts/[^"]+/strike)"', page.text)
        assert strike
        await told(await send(client, strike[1], page, because="Another deal"))
        assert "Struck out" in (await client.get(one)).text
        for address in (LIST, f"{LIST}?as=board", f"{LIST}?as=calendar", "/desk/countries/PE"):
            assert "Signals for Lima" in (await client.get(address)).text or "calendar" in address, address
        await told(await send(chief, f"{LIST}/forecast", await chief.get(f"{LIST}/forecast"), **CHANCE))
        assert "Said in a test" in (await client.get(f"{LIST}/forecast")).text


async def _negotiated(client: httpx.AsyncClient, owner: str) -> str:
    """The deal's address."""
    page = await client.get(f"{LIST}/new")
    empty = await send(client, LIST, page, country="PE", sight="team", lead="nobody at all")
    assert (empty.status_code, "Nothing in the directory is called" in empty.text) == (422, True)
    fields = {"name": "Signals for Lima", "country": "PE", "lead": "page-maker Inc.", "sight": "team"}
    made = await told(await send(client, LIST, page, **fields))
    one = str(made.headers["location"])
    page = await client.get(one)
    for to in ("qualified", "developing"):
        await told(await send(client, f"{one}/steps", page, to=to))
    page = await client.get(one)
    assert "Name both parties: the company that leads, and the buyer." in page.text
    assert (await send(client, f"{one}/steps", page, to="negotiating")).status_code == 409
    await _refused_on_the_board(client, one)
    edit = await client.get(f"{one}/edit")
    was: dict[str, str] = dict(re.findall(r'name="(was_\w+)" value="([^"]*)"', edit.text))
    await told(await send(client, one, edit, **was, **fields, buyer="page-lima", owner=owner))
    for began in ({}, was):
        late = await send(client, one, edit, **began, **fields, buyer="page-maker", owner=owner)
        assert (late.status_code, "page-lima" in late.text) == (409, True), "theirs is shown, and stays"
    assert set(re.findall(r"<b>(Yours|Theirs|Before):</b>", late.text)) == {"Yours", "Theirs", "Before"}
    await told(await send(client, f"{one}/steps", await client.get(one), to="negotiating"))
    return one


async def _refused_on_the_board(client: httpx.AsyncClient, one: str) -> None:
    """It is said which card stays where it is, and what it lacks: above the board, and at the card."""
    board = await client.get(f"{LIST}?as=board")
    card = re.search(rf'id="row-([^"]+)"><a href="{one}".+?name="version" value="(\d+)"', board.text, re.DOTALL)
    assert card
    moved = {"version": card[2], "address": "as=board", "before.state": "developing", "state": "negotiating"}
    refused = await send(client, f"/desk/lists/deals/rows/{card[1]}", board, **moved)
    assert (refused.status_code, f'href="#row-{card[1]}"' in refused.text) == (409, True)
    assert refused.text.count("Name both parties: the company that leads, and the buyer.") == 2
    assert '<option value="negotiating" selected>' in refused.text


async def _contracted(client: httpx.AsyncClient, one: str) -> None:
    page = await client.get(one)
    odd = await send(client, f"{one}/amounts", page, kind="expected", amount="a lot", currency="XXQ", sent="amount")
    assert (odd.status_code, "a lot" in odd.text, "A currency has a code" in odd.text) == (422, True, True)
    said = {"currency": "USD", "as_of": NOW.date().isoformat(), "source": "The company", "grade": "C"}
    for kind, typed in (("consulted", "4.2 million"), ("expected", "3,000,000")):
        await told(await send(client, f"{one}/amounts", page, kind=kind, amount=typed, **said))
    assert "no rate of this day" in (await client.get(f"{LIST}/forecast")).text
    await told(await send(client, f"{one}/steps", await client.get(one), to="preferred"))
    refused = await send(client, f"{one}/amounts", page, kind="contract", amount="3 million", **said, sent="amount")
    assert "What is contracted needs evidence of grade A or B" in refused.text
    paper = {"evidence": (PDF.name, PDF.content, "application/pdf")}
    filed = {**said, "grade": "A", "kind": "contract", "amount": "3 million"}
    await told(await send(client, f"{one}/amounts", page, files=paper, **filed))
    page = await client.get(one)
    assert "4,200,000.00" in page.text
    evidence = re.search(rf'href="({one}/evidence/[^"]+)"', page.text)
    assert evidence
    assert (await client.get(evidence[1])).content == PDF.content
    assert await Entry.count().where(Entry.kind == PaperRead.kind) == 1, "who took a paper out is written down"
    await told(await send(client, f"{one}/steps", page, to="contracted", cause="technology"))


async def _shared(client: httpx.AsyncClient, one: str) -> None:
    page = await client.get(one)
    lead = {"organisation-1": "page-maker", "role-1": "lead", "share-1": "62.5"}
    part = {"organisation-2": "page-small", "role-2": "partner", "share-2": "37.4"}
    refused = await send(client, f"{one}/consortium", page, **lead, **part, sent="consortium")
    assert (refused.status_code, "The shares come to 999 ‰." in refused.text) == (422, True)
    await told(await send(client, f"{one}/consortium", page, **lead, **{**part, "share-2": "37.5"}, was_members=""))


async def _financed(client: httpx.AsyncClient, chief: httpx.AsyncClient, one: str) -> None:
    case = {"instrument": "EDCF", "institution": "KEXIM", "currency": "USD", "amount": "2 million"}
    await told(await send(client, f"{one}/finance", await client.get(one), **case))
    page = await client.get(one)
    assert "The state borrows." in page.text
    change = re.search(rf'action="({one}/finance/[^"/]+)".*?name="version" value="(\d+)"', page.text, re.DOTALL)
    assert change
    for seen, told_so in ((change[2], 303), (change[2], 409), ("", 409)):
        said = await send(client, change[1], page, **case, reference="A-1", **({"version": seen} if seen else {}))
        assert said.status_code == told_so, "of two the second is told, and whoever does not say what they saw"
    move = re.search(rf'action="({one}/finance/[^"]+/steps)"', page.text)
    assert move
    step = {"to": "appraisal", "on_date": NOW.date().isoformat()}
    assert (await send(client, move[1], page, **step)).status_code == 422
    assert (await send(client, move[1], page, **step, because="Minister agreed")).status_code == 403
    await told(await send(chief, move[1], await chief.get(one), **step, because="Minister agreed"))


CHANCE = {"state": "preferred", "chance": "80", "begins_on": "2026-01-01", "reason": "Said in a test"}


async def test_a_confidential_deal_is_nowhere_for_those_who_may_not_see_it(site: Litestar) -> None:
    """Its name, its amounts, its tasks and its buyer are there to leak."""
    owner, acts, _ = await somebody()
    _, leads, chief = await somebody(Role.COOPERATION_LEAD)
    _, _, token = await somebody()
    agreement = await proposed(acts)
    code = await deal(acts, name=SECRET, sight="confidential", agreement=agreement)
    entry = await amount(acts, code, "contract", 777_777_700)
    await give_support(leads, code, "letter", on_date=NOW.date(), official="Vice-minister", confidential=True, now=NOW)
    card = await deal_for(acts, code)
    (stored,) = await entries_of([card.id])
    async with (
        browser(site, token) as other,
        browser(site, chief) as lead,
        browser(site, await session_of(owner)) as own,
    ):
        one = f"{LIST}/{code}"
        page = await own.get(one)
        assert (SECRET in page.text, "Vice-minister" in page.text) == (True, False)
        assert "Vice-minister" in (await lead.get(one)).text
        await told(await send(own, f"{one}/actions", page, title=f"{SECRET}: call", due_on="2026-12-20"))
        task = await Task.select(Task.id).where(Task.title.like(f"{SECRET}%")).first()
        assert task is not None
        await _nowhere(other, agreement)
        gone = (one, f"{one}/edit", f"{one}/evidence/{stored.document}", f"/desk/tasks/{task['id']}")
        assert [(await other.get(address)).status_code for address in gone] == [404] * len(gone)
        assert (await other.get(f"/files/{stored.document}")).status_code in (403, 404)
        page = await other.get(LIST)
        for act in ("steps", f"amounts/{entry}/strike", "consortium", "finance", "support", "actions", "readers"):
            assert (await send(other, f"{one}/{act}", page, **ACT, account=str(owner.id))).status_code == 404, act
    facts = [{"number": n, "record": of, "payload": "{}"} for n, of in enumerate((card.id, task["id"], owner.id))]
    named = {"number": 3, "record": None, "payload": f'{{"scope": "deal:{card.id}"}}'}
    assert await passed_over([*facts, named]) == {0, 1, 3}


ACT = {
    "to": "qualified",
    "because": "x",
    "support": "letter",
    "on_date": "2026-11-01",
    "official": "x",
    "instrument": "MDB",
    "title": "x",
    "due_on": "2026-12-01",
}


async def _nowhere(other: httpx.AsyncClient, agreement: str) -> None:
    for address in (
        *(LIST, f"{LIST}?as=board", f"{LIST}?q=harbour", f"{LIST}/forecast", "/desk/tasks", "/desk/today"),
        *("/desk/countries/PE", f"/desk/agreements/{agreement}", "/desk/organisations/maker"),
        *("/desk/palette?q=harbour", "/desk/countries/PE/brief"),
    ):
        answer = await other.get(address)
        assert answer.status_code == 200, address
        assert (SECRET in answer.text, "7,777,777" in answer.text) == (False, False), address
