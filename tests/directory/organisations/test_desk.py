"""Organisations at the desk: found by who may, changed with the same care, and taken out only with a reason."""

import csv
import io
from contextlib import suppress

import pytest
from litestar import Litestar

from core import spreadsheets
from core.access.roles import Role
from core.access.rules import EVERYWHERE
from core.errors import NotFound
from core.journal.tables import Entry, EntryValue
from directory.organisations import queries
from i18n.text import to_json, written
from tests.directory.organisations.browsing import MINE, OTHER, Person, somebody
from tests.make.organisations import member, organisation

LIST = "/desk/organisations"
OUT = "/desk/lists/organisations/exports"
HOSTILE = ("=cmd|'/c calc'!A1", "+1+1", "-2", "@SUM(A1)", "\t=1", "＝1+1", ' =HYPERLINK("https://evil.example")')


async def taken_out(person: Person, because: str = "for the ministry", words: str = "") -> tuple[int, list[list[str]]]:
    answer = await person.sends(OUT, {"because": because, "address": f"q={words}&columns=code,name"}, from_=LIST)
    return answer.status_code, list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


async def hostile_names() -> None:
    for number, name in enumerate(HOSTILE):
        await organisation(f"h{number}", name=to_json(written("en", {"en": name, "ko": name})))


def live_formulas(rows: list[list[str]]) -> int:
    return sum(cell.lstrip().startswith(("=", "+", "-", "@", "＝")) for row in rows for cell in row)


async def test_staff_find_an_organisation_by_a_word_in_any_language_and_open_it(app: Litestar) -> None:
    async with somebody(app, Role.AUDITOR) as auditor:
        found = (await auditor.sees(f"{LIST}?q=maru 주식회사")).text
        assert 'href="/desk/organisations/maru"' in found
        assert "nuri" not in found
        assert "Nothing fits this search." in (await auditor.sees(f"{LIST}?q=%25")).text
        page = (await auditor.sees(f"{LIST}/maru")).text
        assert "maru Inc." in page
        assert "Change the profile" not in page
        assert (await auditor.sees(f"{LIST}/maru/profile")).status_code == 404
        assert (await auditor.sees(f"{LIST}/absent")).status_code == 404


async def test_a_table_is_taken_out_with_a_reason_and_that_is_written_down(app: Litestar) -> None:
    async with somebody(app, Role.ORGANISER) as staff:
        status, rows = await taken_out(staff, words="nuri")
        assert (status, [row[0] for row in rows]) == (200, ["Code", "nuri"])
        entry = await Entry.select(Entry.id, Entry.actor, Entry.payload).where(Entry.kind == "core.lists.exported")
        assert [(one["actor"], one["payload"]) for one in entry] == [
            (f"staff:{staff.account}", '{"list": "organisations", "rows": 1}')
        ]
        why = await EntryValue.select(EntryValue.after).where(EntryValue.entry == entry[0]["id"])
        assert [one["after"] for one in why] == ["for the ministry"]


async def test_without_a_reason_nothing_leaves(app: Litestar) -> None:
    async with somebody(app, Role.ORGANISER) as staff, somebody(app, Role.AUDITOR) as auditor:
        answer = await staff.sends(OUT, {"because": "  ", "address": "q=maru"}, from_=LIST)
        assert (answer.status_code, 'id="mistake-because"' in answer.text) == (422, True)
        assert answer.headers["content-type"].startswith("text/html")
        assert (await auditor.sends(OUT, {"because": "x"}, from_=LIST)).status_code == 404
    assert await Entry.count().where(Entry.kind == "core.lists.exported") == 0


async def test_no_cell_of_the_table_is_a_formula(app: Litestar) -> None:
    await hostile_names()
    async with somebody(app, Role.ADMINISTRATOR) as staff:
        status, rows = await taken_out(staff)
    assert (status, len(rows), live_formulas(rows)) == (200, 3 + len(HOSTILE), 0)


@pytest.mark.planted("formula in an export")
async def test_the_same_look_finds_a_table_that_is_written_as_it_is(
    app: Litestar, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted flaw: cells as they were typed."""
    monkeypatch.setattr(spreadsheets, "safe_cell", lambda value: "" if value is None else str(value))
    await hostile_names()
    async with somebody(app, Role.ADMINISTRATOR) as staff:
        assert live_formulas((await taken_out(staff))[1]) >= len(HOSTILE)


async def seen_by_members() -> list[str]:
    """What people of `maru` come upon by every way of reading."""
    kim, found = member(MINE), []
    found += [one.code for one in await queries.organisations(kim)]
    found += [one.code for one in await queries.organisations(kim, words="Inc")]
    found += ["many"] if await queries.number_of(kim) != 1 else []
    with suppress(NotFound):
        found.append((await queries.organisation_for(kim, "nuri")).code)
    return found


async def test_lists_searches_counts_and_pages_know_whose_they_are(db: None) -> None:
    await organisation("maru", id=MINE)
    await organisation("nuri", id=OTHER)
    assert await seen_by_members() == ["maru", "maru"]


@pytest.mark.planted("missing scope")
async def test_the_same_look_finds_a_list_without_its_scope(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted flaw: every row to whoever may see any."""
    monkeypatch.setattr(queries, "reach", lambda _actor, _permission: EVERYWHERE)
    await organisation("maru", id=MINE)
    await organisation("nuri", id=OTHER)
    assert await seen_by_members() == ["maru", "nuri", "maru", "nuri", "many", "nuri"]


async def test_what_changed_stands_in_the_record_s_history_with_who_did_it(app: Litestar) -> None:
    profile = f"{LIST}/maru/profile"
    async with somebody(app, Role.ORGANISER, name="Choi Minji") as staff:
        texts = (await queries.locked(MINE)).texts()
        given = {**texts, "name_en": "Maru Limited", "version": "1"}
        saved = await staff.sends(profile, given, from_=profile)
        assert (saved.status_code, saved.headers["location"]) == (303, f"{LIST}/maru")
        page = (await staff.sees(f"{LIST}/maru")).text
    history = page[page.index('id="history"') :]
    for words in ("Choi Minji", "maru Inc.", "Maru Limited", "changed the profile of an organisation"):
        assert words in history


async def test_the_palette_finds_organisations_for_those_who_may_see_them(app: Litestar) -> None:
    async with somebody(app, Role.ORGANISER) as staff, somebody(app, Role.TRANSLATOR) as ana:
        assert "/desk/organisations/maru" in (await staff.sees("/desk/palette?q=maru")).text
        assert "/desk/organisations/maru" not in (await ana.sees("/desk/palette?q=maru")).text
