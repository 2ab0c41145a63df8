"""Texts out as PO, through gettext's own tools, looked at, and in again: what is stale, foreign or broken is not taken."""

import re
import shutil
import subprocess
from html import unescape
from io import BytesIO
from pathlib import Path

import httpx
import pytest
import xlsxwriter  # type: ignore[import-untyped]
from babel.messages.pofile import read_po, write_po
from litestar import Litestar
from python_calamine import CalamineWorkbook

from core.access.csrf import token_for
from core.access.roles import Role
from core.access.sessions.queries import actor_of
from core.journal.tables import Entry
from i18n.text import source_hash
from i18n.workbench.commands import Rendered, translate
from i18n.workbench.files import xliff, xlsx
from i18n.workbench.queries import board_of
from tests.conftest import NOW
from tests.i18n.workbench.test_workbench import PLACE, one_session, title_of
from tests.make.accounts import account, browser, session_of

FILES = f"{PLACE}/es/files"
STALE = "edition/wsce-2026/name"


def through_gettext(content: bytes, folder: Path) -> bytes:
    """As a translator's tools would: checked, and merged with itself."""
    for tool in ("msgfmt", "msgmerge"):
        if shutil.which(tool) is None:
            pytest.skip("gettext is not installed here")
    path = folder / "es.po"
    path.write_bytes(content)
    subprocess.run(["msgfmt", "--check", "-o", folder / "es.mo", path], check=True, capture_output=True)
    merged = subprocess.run(["msgmerge", "--quiet", "--no-fuzzy-matching", path, path], check=True, capture_output=True)
    return merged.stdout


def edited(text: str, key: str) -> str:
    """One text translated, one of a source that has changed, one that is nobody's."""
    catalog = read_po(BytesIO(text.encode()), locale="es")
    for message in catalog:
        if message.context == key:
            message.string, message.flags = "Una ciudad para todos", set()
    catalog.delete(next(one.id for one in catalog if one.context == STALE), STALE)
    catalog.add("Another name than today", "Otro nombre", context=STALE)
    catalog.add("Gone", "Ido", context="track/xxxxxxxx/name")
    buffer = BytesIO()
    write_po(buffer, catalog)
    return buffer.getvalue().decode()


async def test_a_po_file_goes_through_gettext_and_back(site: Litestar, tmp_path: Path) -> None:
    code, _ = await one_session()
    token = await session_of(await account(role=Role.TRANSLATOR, scope="language:es"))
    async with browser(site, token) as client:
        out = await client.get(f"{PLACE}/es/po?state=all")
        assert out.headers["content-disposition"] == 'attachment; filename="wsce-2026-es.po"'
        text = through_gettext(out.content, tmp_path).decode()
        assert text.count("#, fuzzy") > 5
        sent = edited(text, f"session/{code}/title")
        before, facts = await title_of(code), await Entry.count()
        form = {"csrf": token_for(token)}
        looked = await client.post(FILES, data=form, files={"file": ("es.po", sent.encode(), "text/x-po")})
        assert looked.status_code == 200
        assert (await title_of(code), await Entry.count()) == (before, facts)
        digest = re.search(r'name="digest" value="(\w{32})"', looked.text)
        assert digest
        for told in ("Una ciudad para todos", "track/xxxxxxxx/name"):
            assert told in looked.text
        other = {**form, "content": sent, "digest": "0" * 32}
        assert (await client.post(FILES, data=other)).status_code == 409
        applied = await client.post(FILES, data={**form, "content": sent, "digest": digest[1], "reviewed": "yes"})
        assert applied.status_code == 303
        assert (await title_of(code))["es"] == ("Una ciudad para todos", "reviewed")
        assert {tag: one for tag, one in (await title_of(code)).items() if tag != "es"} == {
            tag: one for tag, one in before.items() if tag != "es"
        }
        no_file = await client.post(FILES, data=form, files={"file": ("es.po", b"no po at all", "text/x-po")})
        assert no_file.status_code == 422
        assert (await client.get(f"{PLACE}/ar/files")).status_code == 404


async def test_xliff_comes_back_as_it_went_out_and_declares_nothing(site: Litestar) -> None:
    token = await session_of(await account(role=Role.TRANSLATOR, scope="language:es"))
    async with browser(site, token) as client:
        out = (await client.get(f"{PLACE}/es/xliff/ko?state=all")).content
        entries = {one.key: one.text for one in xliff.read(out)}
        assert len(entries) > 50
        key, text = next(iter(entries.items()))
        changed = out.replace(f">{text}</target>".encode(), b">Otro texto 2026</target>", 1)
        assert next(one for one in xliff.read(changed) if one.text != entries[one.key]).key == key
        form = {"csrf": token_for(token)}
        looked = await client.post(FILES, data=form, files={"file": ("es.xlf", changed, "application/xml")})
        assert "Otro texto 2026" in looked.text
        bomb = b'<!DOCTYPE x [<!ENTITY a "b">]><xliff>&a;</xliff>'
        refused = await client.post(FILES, data=form, files={"file": ("es.xlf", bomb, "application/xml")})
        assert refused.status_code == 422


async def test_a_workbook_comes_back_and_its_formulas_do_not(site: Litestar) -> None:
    code, _ = await one_session()
    token = await session_of(await account(role=Role.TRANSLATOR, scope="language:es"))
    async with browser(site, token) as client:
        out = (await client.get(f"{PLACE}/es/xlsx?state=all&sheets=all")).content
        book = CalamineWorkbook.from_filelike(BytesIO(out))
        assert book.sheet_names == ["es"]
        entries = xlsx.read(out, "es")
        assert len(entries) > 50
        key = f"session/{code}/title"
        source = next(one.source for one in entries if one.key == key)
        form = {"csrf": token_for(token)}

        async def looked(text: str, *, formula: bool = False) -> httpx.Response:
            sent = workbook([(key, source, text)], formula=formula)
            return await client.post(FILES, data=form, files={"file": ("es.xlsx", sent, "application/octet-stream")})

        before = await title_of(code)
        refused = await looked("Calculado", formula=True)
        assert (refused.status_code, "C3" in refused.text) == (422, True)
        shown = await looked("=Ciudades 2026")
        assert (shown.status_code, await title_of(code)) == (200, before)
        content = unescape(re.search(r'name="content"[^>]*>\n(.*?)</textarea>', shown.text, re.DOTALL)[1])  # type: ignore[index]
        digest = re.search(r'name="digest" value="(\w{32})"', shown.text)
        assert digest
        applied = await client.post(FILES, data={**form, "content": content, "digest": digest[1]})
        assert applied.status_code == 303
        assert (await title_of(code))["es"] == ("=Ciudades 2026", "draft")
        bomb = await client.post(FILES, data=form, files={"file": ("es.xlsx", b"PK\x03\x04no", "application/zip")})
        assert bomb.status_code == 422


def workbook(rows: list[tuple[str, str, str]], *, formula: bool) -> bytes:
    """As a spreadsheet program would save it."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("es")
    for row, cells in enumerate([("key", "source", "translation"), ("", "", ""), *rows]):
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, cell)
    if formula:
        sheet.write_formula("C3", '=CONCAT("a","b")', None, "ab")
    book.close()
    return content.getvalue()


async def test_nobody_sees_drafts_of_a_language_that_is_not_theirs(site: Litestar) -> None:
    code, source = await one_session()
    editor = await actor_of(await session_of(await account(role=Role.PROGRAMME_EDITOR)), NOW)
    assert editor is not None
    board = await board_of(editor, "wsce-2026", now=NOW)
    item = board.line("ar", f"session/{code}/title").item
    there = item.text.renditions.get("ar")
    secret = Rendered(item, "مسودة سرية", there.text if there else "", source_hash(source))
    await translate(editor, place="wsce-2026", language="ar", texts=[secret], reviewed=False, now=NOW)
    token = await session_of(await account(role=Role.TRANSLATOR, scope="language:es"))
    async with browser(site, token) as client:
        addresses = ("", "/po", "/xlsx", "/xliff/ko", "/files", f"/session/{code}/title")
        answers = [await client.get(f"{PLACE}/ar{one}?state=all") for one in addresses]
        assert [one.status_code for one in answers] == [404] * len(addresses)
        everything = await client.get(f"{PLACE}/es/xlsx?state=all&sheets=all")
        assert CalamineWorkbook.from_filelike(BytesIO(everything.content)).sheet_names == ["es"]
        assert all("مسودة" not in one.text for one in answers)
        assert f'href="{PLACE}/ar"' not in (await client.get(PLACE)).text
    async with browser(site, await session_of(await account(role=Role.TRANSLATOR, scope="language:ar"))) as client:
        assert "مسودة سرية" in (await client.get(f"{PLACE}/ar?state=draft")).text


async def test_what_a_file_calls_fuzzy_stays_a_draft_though_the_rest_is_reviewed(site: Litestar) -> None:
    code, _ = await one_session()
    token = await session_of(await account(role=Role.TRANSLATOR, scope="language:es"))
    async with browser(site, token) as client:
        out = read_po(BytesIO((await client.get(f"{PLACE}/es/po?state=all")).content), locale="es")
        keys = [one.context for one in out if one.context and one.context.startswith("session/")]
        other = next(one for one in keys if one != f"session/{code}/title" and one.endswith("/title"))
        for message in out:
            if message.context in (f"session/{code}/title", other):
                message.string = (
                    f"Una ciudad para todos {''.join(one for one in str(message.id) if one.isdigit())}".strip()
                )
                message.flags = {"fuzzy"} if message.context == other else set()
        buffer = BytesIO()
        write_po(buffer, out)
        looked = await client.post(
            FILES, data={"csrf": token_for(token)}, files={"file": ("es.po", buffer.getvalue(), "text/plain")}
        )
        assert "it stays a draft" in looked.text
        digest = re.search(r'name="digest" value="(\w+)"', looked.text)
        assert digest
        fields = {"csrf": token_for(token), "content": buffer.getvalue().decode(), "digest": digest[1]}
        done = await client.post(FILES, data={**fields, "idempotency": "f" * 22, "reviewed": "yes"})
        assert done.status_code == 303
    assert (await title_of(code))["es"][1] == "reviewed"
    assert (await title_of(other.split("/")[1]))["es"][1] == "draft"


@pytest.mark.parametrize(("state", "unsure"), [("initial", True), ("translated", False), ("final", False)])
def test_a_segment_that_is_not_translated_yet_is_told_apart(state: str, unsure: bool) -> None:
    segment = f'<segment state="{state}"><source>Hall</source><target>Sala</target></segment>'
    unit = f'<file id="f"><unit id="u" name="a/b/c">{segment}</unit></file>'
    file = f'<xliff xmlns="{xliff.SPACE}" version="2.1">{unit}</xliff>'
    assert [one.unsure for one in xliff.read(file.encode())] == [unsure]
