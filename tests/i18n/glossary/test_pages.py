"""The glossary at the desk, and beside the text that somebody translates."""

import re
from html import unescape

import pytest
from litestar import Litestar

from core.access.csrf import token_for
from core.access.roles import Role
from core.journal.tables import Entry
from i18n.glossary.queries import terms_of
from i18n.glossary.tables import Term
from tests.i18n.workbench.test_workbench import PLACE, one_session, sent, title_of
from tests.make.accounts import account, browser, session_of

HOME = "/desk/wsce-2026/glossary"


@pytest.fixture(autouse=True)
async def _empty(site: Litestar) -> None:
    """The site is one for all tests of this file."""
    await Term.delete(force=True)


async def test_a_term_is_added_shown_beside_the_text_and_missed_where_it_is_not_said(site: Litestar) -> None:
    code, source = await one_session()
    word = re.split(r"\s", source)[0]
    token = await session_of(await account(role=Role.PROGRAMME_EDITOR))
    async with browser(site, token) as client:
        form = {"csrf": token_for(token), "language": "ko", "source": word, "every": "yes"}
        nothing_said = await client.post(HOME, data=form)
        assert nothing_said.status_code == 422
        said = {"wanted_es": "ciudad lista", "forbidden_es": "urbe\nvilla", "note": "Solo así"}
        assert (await client.post(HOME, data={**form, **said})).status_code == 303
        assert (await client.post(HOME, data={**form, **said})).status_code == 409
        (term,) = await terms_of("wsce-2026")
        assert (term.place, term.wanted, term.forbidden) == ("", {"es": "ciudad lista"}, {"es": ("urbe", "villa")})
        listed = (await client.get(f"{HOME}?q=lista")).text
        assert word in listed
        assert f'href="{HOME}/{term.id}"' in listed
        address = f"{PLACE}/es/session/{code}/title"
        page = (await client.get(address)).text
        assert f'<mark class="term">{word}</mark>' in page
        assert re.search(r'<span id="term-1"[^>]*>ciudad lista</span>', page)
        assert 'data-insert="term-1" data-press="alt+4"' in page
        before = await title_of(code)
        missed = await sent(client, token, address, text="Una urbe que escucha y responde.", save="draft")
        assert missed.status_code == 409
        assert "ciudad lista" in missed.text
        assert await title_of(code) == before
        waved = re.search(r'name="waved" value="([^"]+)"', missed.text)
        assert waved
        assert {"term", "forbidden"} <= set(waved[1].split())
        shown = (await client.get(f"{HOME}/{term.id}")).text
        assert "Solo así" in shown
        assert 'id="history"' in shown


async def test_a_translator_says_their_own_language_of_a_term_and_nothing_else(site: Litestar) -> None:
    editor = await session_of(await account(role=Role.PROGRAMME_EDITOR))
    async with browser(site, editor) as client:
        form = {
            "csrf": token_for(editor),
            "language": "ko",
            "source": "마당",
            "wanted_es": "patio",
            "wanted_ar": "فناء",
        }
        await client.post(HOME, data=form)
    (term,) = await terms_of("wsce-2026")
    assert await terms_of("another-2027") == []
    token = await session_of(await account(role=Role.TRANSLATOR, scope="language:es"))
    address = f"{HOME}/{term.id}"
    async with browser(site, token) as client:
        page = (await client.get(address)).text
        assert 'name="wanted_es"' in page
        assert 'name="wanted_ar"' not in page
        assert 'name="source"' not in page
        sly = {"source": "딴말", "wanted_es": "patio común", "wanted_ar": "غيره", "as_is": "yes", "language": "en"}
        done = await sent(client, token, address, **sly)
        assert done.status_code == 303
        (after,) = await terms_of("wsce-2026")
        assert (after.source, after.as_is, after.wanted) == ("마당", False, {"es": "patio común", "ar": "فناء"})
        facts = await Entry.count()
        assert (await client.post(f"{address}/removal", data={"csrf": token_for(token)})).status_code == 403
        assert (await client.get(f"/desk/another-2027/glossary/{term.id}")).status_code == 404
        assert (len(await terms_of("wsce-2026")), await Entry.count()) == (1, facts)
    async with browser(site, editor) as client:
        assert (await client.post(f"{address}/removal", data={"csrf": token_for(editor)})).status_code == 303
    assert await terms_of("wsce-2026") == []


async def test_a_file_is_looked_at_before_it_is_taken_over(site: Litestar) -> None:
    token = await session_of(await account(role=Role.PROGRAMME_EDITOR))
    table = "language,source,every,as_is,wanted_en,forbidden_en\nko,마당,yes,,courtyard,yard; garden\nxx,a,yes,,b,\n"
    async with browser(site, token) as client:
        form = {"csrf": token_for(token)}
        looked = await client.post(f"{HOME}/files", data=form, files={"file": ("g.csv", table.encode(), "text/csv")})
        assert looked.status_code == 200
        assert await terms_of("wsce-2026") == []
        content = unescape(re.search(r'name="content"[^>]*>\n(.*?)</textarea>', looked.text, re.DOTALL)[1])  # type: ignore[index]
        digest = re.search(r'name="digest" value="(\w{32})"', looked.text)[1]  # type: ignore[index]
        stale = await client.post(f"{HOME}/files", data={**form, "content": content, "digest": "0" * 32})
        assert stale.status_code == 409
        taken = await client.post(f"{HOME}/files", data={**form, "content": content, "digest": digest})
        assert taken.status_code == 303
        (term,) = await terms_of("wsce-2026")
        assert (term.wanted, term.forbidden) == ({"en": "courtyard"}, {"en": ("yard", "garden")})
        for ending in ("csv", "xlsx"):
            out = (await client.get(f"{HOME}/{ending}")).content
            again = await client.post(f"{HOME}/files", data=form, files={"file": (f"g.{ending}", out, "text/csv")})
            assert again.status_code == 200
            assert 'name="digest"' in again.text
            assert "<ins>" not in again.text
        no_glossary = await client.post(f"{HOME}/files", data=form, files={"file": ("g.csv", b"a,b\n", "text/csv")})
        assert no_glossary.status_code == 422
