"""What an applicant and an organiser see and send: from the terms to a contract, over HTTP."""

import io
import re
from datetime import date
from html import unescape
from typing import Any
from uuid import UUID

import httpx
import pytest
from litestar import Litestar
from piccolo.querystring import QueryString
from python_calamine import CalamineWorkbook

from core.access.roles import Role
from core.access.trail.queries import Wanted, told_where
from core.actor import SYSTEM
from core.db.engine import DB
from directory.organisations.rules import scope_of
from directory.organisations.tables import Organisation
from expo.billing.invoices.particulars import set_buyer
from expo.editions.queries import edition_called
from expo.exhibitors.facts import ExhibitorsExported
from expo.exhibitors.tables import Exhibitor
from expo.exhibitors.tasks.commands import add_standard
from tests.conftest import NOW
from tests.make.accounts import account, browser, session_of
from tests.make.billing import BUYER
from tests.make.exhibitors import COMPLETE, exhibitor, fair
from tests.make.organisations import organisation
from tests.make.pages import words_of

SLUG = "wsce-2026"
DESK = f"/desk/{SLUG}/exhibitors"


async def send(
    client: httpx.AsyncClient, action: str, page: httpx.Response, files: Any = None, **fields: Any
) -> httpx.Response:
    """As a browser sends the first form of `page` that leads to `action`, with what was hidden in it."""
    form = re.search(rf'<form[^>]*action="{re.escape(action)}(?:#\w+)?".*?</form>', page.text, re.DOTALL)
    assert form is not None
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form[0]))
    return await client.post(action, data={**hidden, **fields}, files=files)


@pytest.fixture
async def open_fair(site: Litestar) -> None:
    """Once for this file: applications are open."""
    row = await edition_called(SLUG)
    await fair(row.id)


async def test_a_company_applies_on_its_own_pages_and_is_asked_for_what_is_missing(
    site: Litestar, open_fair: None
) -> None:
    company = await organisation("pages-maru")
    token = await session_of(await account(role=Role.EXHIBITOR_OWNER, scope=scope_of(company.id)))
    own = f"/portal/pages-maru/exhibit/{SLUG}"
    async with browser(site, token) as client:
        home = "/portal/pages-maru"
        assert f'href="{home}/exhibit">Exhibiting' in (await client.get(home)).text.split("<main")[1], "one may apply"
        page = await client.get(f"{home}/exhibit")
        begun = await send(client, own, page)
        assert (begun.status_code, begun.headers["location"]) == (303, f"{own}/application")
        form = await client.get(begun.headers["location"])
        refused = await send(client, f"{own}/application", form, kind="raw", area="9", near="the stage", send="yes")
        assert refused.status_code == 422
        assert "Shell scheme begins at 9 m², raw space at 18 m²." in refused.text
        assert 'value="the stage"' in refused.text
        sent = await send(client, f"{own}/application", form, **COMPLETE, send="yes")
        assert sent.status_code == 303
        shown = await client.get(own)
        assert "The organisers are looking at it" in shown.text
        assert "Send the application" not in shown.text
        assert f'href="{own}">Where it stands' in (await client.get(home)).text
        assert (await client.get(DESK)).status_code == 403


async def test_who_acts_for_another_company_is_shown_nothing_of_it(site: Litestar, open_fair: None) -> None:
    await exhibitor("pages-secret", state="applied")
    token = await session_of(await account(role=Role.EXHIBITOR_OWNER))
    async with browser(site, token) as client:
        for path in ("", f"/{SLUG}", f"/{SLUG}/application"):
            assert (await client.get(f"/portal/pages-secret/exhibit{path}")).status_code == 404


async def test_an_organiser_reviews_asks_back_and_writes_the_contract_down(site: Litestar, open_fair: None) -> None:
    known, _ = await exhibitor("pages-review", state="applied")
    token = await session_of(await account(role=Role.ORGANISER))
    address = f"{DESK}/{known.code}"
    async with browser(site, token) as client:
        listed = await client.get(f"{DESK}?q=pages-review&state=applied")
        assert f'href="{address}"' in listed.text
        await send(client, f"{address}/moves", await client.get(address), to="reviewing")
        page = await client.get(address)
        silent = await client.post(
            f"{address}/moves", data={"csrf": re.findall(r'name="csrf" value="(\w+)"', page.text)[0], "to": "returned"}
        )
        assert silent.status_code == 422
        assert "Please say why: the applicant reads it." in silent.text
        await send(client, f"{address}/moves", page, to="approved")
        signed = await send(
            client, f"{address}/contract", await client.get(address), number="K-2026-7", signed_on="2026-10-02"
        )
        assert signed.status_code == 303
        page = await client.get(address)
        assert "K-2026-7" in page.text
        assert "Contract signed" in page.text
        await send(client, f"{address}/moves", page, to="confirmed")
        assert 'value="approved"' not in (await client.get(address)).text
        await _is_taken_out(client, known.code)


async def _is_taken_out(client: httpx.AsyncClient, code: str) -> None:
    """Only whom the list finds; with a reason, in words of the reader's."""
    page = await client.get(f"{DESK}?q=pages-review")
    silent = await send(client, f"{DESK}/exports", page, **{"as": "xlsx", "because": ""})
    assert silent.status_code == 422
    assert 'value="pages-review"' in silent.text, "the list is still that one"
    taken = await send(client, f"{DESK}/exports", page, **{"as": "xlsx", "because": "for the hall"})
    head, line = CalamineWorkbook.from_filelike(io.BytesIO(taken.content)).get_sheet_by_index(0).to_python()
    told = dict(zip(head, line, strict=True))
    assert (told["Number"], told["State"], told["How it is built"]) == (code, "Confirmed", "Shell scheme")
    assert (told["Area wished for (m²)"], told["Signed on"]) == (18, date(2026, 10, 2))
    assert (told["Contact"], told["E-mail"]) == ("Kim Contact", "contact@expo.example")
    plain = await send(client, f"{DESK}/exports", page, **{"as": "csv", "because": "for the hall"})
    assert f"{code},pages-review Inc." in plain.text
    reasons = await told_where(Wanted(kind=ExhibitorsExported.kind))
    assert [one.reason for one in reasons] == ["for the hall"] * 2


async def test_terms_are_typed_in_the_time_of_the_expo_and_kept_in_utc(site: Litestar) -> None:
    token = await session_of(await account(role=Role.ORGANISER))
    async with browser(site, token) as client:
        page = await client.get(f"{DESK}/terms")
        fields = dict(re.findall(r'name="was_(\w+)" value="([^"]*)"', page.text))
        fields |= {"applications_open_at": "2026-05-01T09:00", "applications_close_at": "2026-12-31T18:00"}
        wrong = await send(client, f"{DESK}/terms", page, **fields | {"applications_close_at": "2026-04-01T18:00"})
        assert wrong.status_code == 422
        assert "The end is before the beginning." in wrong.text
        assert fields["tax_per_mille"] == "10"
        wrong = await send(client, f"{DESK}/terms", page, **fields | {"tax_per_mille": "100.1"})
        assert "A percentage from 0 to 100" in wrong.text
        fields["tax_per_mille"] = "10,0 %"
        assert (await send(client, f"{DESK}/terms", page, **fields)).status_code == 303
        again = await client.get(f"{DESK}/terms")
        assert 'value="2026-05-01T09:00"' in again.text
    from expo.exhibitors.queries import fair_called  # noqa: PLC0415

    terms = await fair_called(SLUG)
    assert terms.tax_per_mille == 100
    opens = terms.applications_open_at
    assert opens is not None
    assert opens.isoformat() == "2026-05-01T00:00:00+00:00"


async def test_who_may_only_look_is_offered_no_decision(site: Litestar, open_fair: None) -> None:
    known, _ = await exhibitor("pages-look", state="reviewing")
    token = await session_of(await account(role=Role.AUDITOR))
    async with browser(site, token) as client:
        page = await client.get(f"{DESK}/{known.code}")
        assert page.status_code == 200
        assert "Organisers decide about it." in page.text
        assert "/moves" not in page.text


FORM = re.compile(r'<form method="post" action="([^"]+)"(?:(?!</form>).)*?name="was_.*?</form>', re.DOTALL)
WAS = re.compile(r'name="was_([\w-]+)" value="([^"]*)"')
TICKED = {"categories", "fields", "countries", "languages", "spoken", "speaks"}
FIRM = "garam-signal"
SHARED = {
    Role.PROGRAMME_EDITOR: {"frame/track/{expo_track}": "name_en", "speakers/{expo_speaker}/profile": "name_en"},
    Role.ORGANISER: {
        "pavilions/{expo_pavilion}": "name_en",
        "exhibitors/terms": "hold_minutes",
        "exhibitors/tasks/{expo_task}": "title_en",
        "services/{expo_extra}": "name_en",
        "invoices/biller": "name_en",
        "exhibitors/{expo_exhibitor}/billing": "name",
    },
    Role.EXHIBITOR_OWNER: {
        "stand": "sign_en",
        "events/{expo_booth_event}": "title_en",
        "solutions/{expo_solution}": "name_en",
        "invoices": "name",
    },
}
"""Forms that two may have open at once, by who may, with a line of each."""


async def first_of(table: str, firm: UUID) -> str:
    theirs = f"exhibitor IN (SELECT id FROM expo_exhibitor WHERE organisation = '{firm}')"
    which = {"expo_booth_event": theirs, "expo_solution": theirs, "expo_exhibitor": f"organisation = '{firm}'"}
    question = f"SELECT code FROM {table} WHERE {which.get(table, 'TRUE')} ORDER BY 1 LIMIT 1"
    return str((await DB.run_querystring(QueryString(question)))[0]["code"])


@pytest.mark.parametrize("role", SHARED)
async def test_a_form_that_does_not_say_what_it_began_from_is_shown_what_is_there(site: Litestar, role: Role) -> None:
    await add_standard(SYSTEM, edition=SLUG, now=NOW)
    exhibits = await Exhibitor.select(Exhibitor.id).where(Exhibitor.organisation.code == FIRM).first()
    assert exhibits is not None
    await set_buyer(SYSTEM, exhibits["id"], BUYER, now=NOW)
    firm = (await Organisation.select(Organisation.id).where(Organisation.code == FIRM).output(as_list=True))[0]
    owns = role == Role.EXHIBITOR_OWNER
    whose = await account(role=role, scope=scope_of(firm) if owns else None)
    async with browser(site, await session_of(whose)) as client:
        for place, field in SHARED[role].items():
            codes = {table: await first_of(table, firm) for table in re.findall(r"\{(\w+)\}", place)}
            path = f"{f'/portal/{FIRM}/exhibit' if owns else '/desk'}/{SLUG}/{place.format(**codes)}"
            page = (await client.get(path)).text
            form = FORM.search(page)
            assert form is not None, path
            began = {name: unescape(line) for name, line in WAS.findall(form[0])}
            sent: dict[str, Any] = {name: line.split() if name in TICKED else line for name, line in began.items()}
            sent |= {field: "29", "csrf": re.findall(r'name="csrf" value="([^"]+)"', page)[0]}
            answer = await client.post(form[1], data=sent)
            asked = answer.text
            assert answer.status_code == 409, (path, words_of(asked)[:1500])
            assert '<b>Yours:</b> <bdi class="prose-lines">29' in asked, path
            assert f"<dt>{field}</dt>" not in asked, "it is called as people call it"
            shown = FORM.search(asked)
            assert shown is not None
            assert unescape(dict(WAS.findall(shown[0]))[field]) == began[field], (
                "sent again it stands: they were shown it"
            )
