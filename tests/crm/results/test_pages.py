"""A public figure is followed to its paper and its meeting in three clicks, by an auditor, past what is closed to them."""

import io
import re
import zipfile
from collections.abc import AsyncIterator
from html import unescape

import httpx
import pytest
from litestar import Litestar

from core.access.tables import Account
from core.actor import Actor
from core.journal.tables import Entry, EntryValue
from crm.results import commands
from crm.results.readers.shelf import load_results
from crm.results.rules import Scope
from tests.conftest import NOW, started
from tests.core.files.drawn import document
from tests.make.accounts import browser, session_of
from tests.make.pages import words_of
from tests.make.results import SECRET, TODAY, Results, results, title
from tests.make.timeline import account_of

CLOSED = (
    *(
        "/desk/deals",
        "/desk/deals/{deal}",
        "/desk/visits",
        "/desk/agreements",
        "/desk/consultations",
        "/desk/followups",
    ),
    *(
        "/desk/meetings",
        "/desk/people",
        "/desk/countries",
        "/desk/timeline",
        "/desk/tasks",
        "/desk/rates",
        "/desk/world",
    ),
    *("/desk/organisations", "/desk/accounts", "/desk/audit", "/desk/editions", "/desk/visit-rules"),
)
"""What the sample of the test would show to whoever could open it."""
HREF = re.compile(r'href="(/desk/results/[^"]+)"')


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app


async def signed_in(actor: Actor) -> str:
    row = await Account.objects().get(Account.id == account_of(actor))
    assert row is not None
    return str(await session_of(row))


def links(text: str, having: str) -> list[str]:
    return [unescape(one) for one in HREF.findall(text) if having in unescape(one)]


async def read(client: httpx.AsyncClient, address: str) -> str:
    answer = await client.get(address)
    assert answer.status_code == 200, (address, answer.status_code, answer.text[:600])
    return str(answer.text)


async def published(app: Litestar, there: Results) -> str:
    """A report of the edition, and that the shelf has it."""
    name = await commands.freeze(there.kim, title=title(), scope=Scope(TODAY), now=NOW)
    await commands.publish(there.lead, name, now=NOW)
    app.state.shelf._documents["results"] = await load_results(None)
    app.state.shelf.revision += 1
    return name


async def test_an_auditor_follows_a_public_figure_to_its_evidence_in_three_clicks(app: Litestar) -> None:
    there = await results()
    name = await published(app, there)
    async with browser(app) as anyone:
        page = await read(anyone, f"/en/results/{name}")
        assert "5,880,1" not in page, "a rate is missing, so nothing is converted"
        assert SECRET not in page
        assert "Not published" in words_of(page)
        for language in ("ko", "zh-Hans", "es", "ar"):
            assert name in await read(anyone, f"/{language}/results")
        assert (await anyone.get("/en/results/2026-999")).status_code == 404
        figure = links(page, "side=total&value=&measure=consulted")[0]
        asked = await anyone.get(figure)
        assert (asked.status_code, "sign-in" in asked.headers["location"]) == (303, True)

    async with browser(app, await signed_in(there.auditor)) as auditor:
        deals = await read(auditor, figure)
        assert "Traffic centre" in deals
        assert SECRET not in deals
        assert there.secret not in deals
        assert "1 deal is counted that you may not open. Together: USD 77.70" in words_of(deals)
        trail = await read(auditor, links(deals, f"/deals/{there.met}")[0])
        paper = await auditor.get(links(trail, "/papers/")[0])
        assert (paper.status_code, paper.content) == (200, document())
        met = words_of(await read(auditor, links(trail, "/meeting")[0]))
        assert "At the exhibitor's booth" in met
        assert "It was held" in met
        for closed in (f"/desk/results/deals/{there.secret}", f"/desk/results/reports/{name}/deals/{there.secret}"):
            assert (await auditor.get(closed)).status_code == 404
        assert "Freeze these figures" not in await read(auditor, "/desk/results")
        for closed in CLOSED:
            assert (closed, (await auditor.get(closed.format(deal=there.met))).status_code) == (closed, 403)

    async with browser(app, await signed_in(there.lead)) as lead:
        assert SECRET in await read(lead, figure)


async def test_the_desk_freezes_compares_prints_and_takes_out(app: Litestar) -> None:
    there = await results()
    async with browser(app, await signed_in(there.kim)) as kim:
        page = await read(kim, f"/desk/results?edition=wsce-2026&until={TODAY}&size=&known=never")
        assert "USD\N{NO-BREAK SPACE}4,200,030.00" in page
        assert "No rate, so not in KRW: PEN" in words_of(page)
        behind = words_of(await read(kim, links(page, "measure=contracted")[0]))
        assert "Traffic centre" in behind
        csrf = re.search(r'name="csrf" value="([^"]+)"', page)
        assert csrf
        form = {"csrf": csrf[1], "edition": "wsce-2026", "title_ko": ""}
        refused = await kim.post("/desk/results/reports", data=form)
        assert (refused.status_code, "Freeze these figures" in refused.text) == (422, True)
        made = await kim.post("/desk/results/reports", data={**form, "title_ko": "성과"})
        assert made.headers["location"] == "/desk/results/reports/2026-001-1"
        one = made.headers["location"]
        page = words_of(await read(kim, one))
        assert "Waits for a second person" in page
        own = await kim.post(f"{one}/publication", data={"csrf": csrf[1]})
        assert own.status_code == 409
        assert "Not published" in words_of(await read(kim, f"{one}?as=public"))
        for tongue in ("ko", "zh-Hans"):
            paper = await kim.get(f"{one}/paper.pdf?lang={tongue}&as=public")
            assert paper.content.startswith(b"%PDF")
        assert "No figure differs" in await read(kim, "/desk/results/comparison?before=2026-001-1&after=2026-001-1")
        asked = {"csrf": csrf[1], "because": "For the council", "public": "yes"}
        sheet = await kim.post(f"{one}/tables", data=asked)
        texts = zipfile.ZipFile(io.BytesIO(sheet.content)).read("xl/sharedStrings.xml").decode()
        assert "Not published" in texts
        why = await EntryValue.select(EntryValue.after).where(EntryValue.after == "For the council").first()
        assert why
        assert await Entry.exists().where(Entry.kind == "crm.results.exported")
