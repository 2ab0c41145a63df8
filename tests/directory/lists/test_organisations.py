"""The list of organisations over HTTP: asked by its address, in pages without a gap, kept as views, taken out as it is."""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any
from uuid import UUID

import pytest
from litestar import Litestar

from core.access.roles import Role
from core.db.engine import DB
from core.journal.tables import Entry
from core.lists import queries
from core.lists.columns import Looking
from core.lists.facts import ListExported
from core.lists.queries import sheet_of
from core.lists.rules import asked_of, cursor_of
from core.lists.tables import ListView
from directory.countries.tables import Country
from directory.organisations.listed import ORGANISATIONS
from i18n.text import to_json, written
from tests.conftest import NOW
from tests.directory.organisations.browsing import somebody
from tests.make.organisations import member, organisation, staff

LIST = "/desk/organisations"
KINDS = ("company", "city", "ministry")
ROW = re.compile(r'<th scope="row"><a href="/desk/organisations/([a-z0-9-]+)"')


async def many(number: int, stem: str = "o") -> None:
    chance = Random(7)
    lands = [row["id"] for row in await Country.select(Country.id).limit(3)] or [None]
    for at in range(number):
        name = chance.choice(["가람", "나래", "Alpha", "beta", "Zürich", ""]) + str(at % 5)
        changes: dict[str, Any] = {"kind": chance.choice(KINDS), "country": chance.choice([*lands, None])}
        changes["website"] = chance.choice([None, "https://a.example", "https://b.example"])
        await organisation(f"{stem}{at}", name=to_json(written("ko", {"ko": name, "en": name})), **changes)


@contextmanager
def counted() -> Iterator[list[str]]:
    asked: list[str] = []
    before = type(DB).run_querystring

    async def counting(engine: Any, querystring: Any, **more: Any) -> Any:
        asked.append(str(querystring))
        return await before(engine, querystring, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(DB), "run_querystring", counting)
        yield asked


def rows_of(page: str) -> list[str]:
    return ROW.findall(page)


async def walked(looking: Looking, address: list[tuple[str, str]], most: int) -> list[UUID]:
    asked, found = asked_of(ORGANISATIONS, address, looking.today), []
    while True:
        sheet = await sheet_of(ORGANISATIONS, asked, looking, most=most)
        found += [row.id for row in sheet.rows]
        if not sheet.after:
            return found

        asked = asked_of(ORGANISATIONS, [*address, ("after", cursor_of(sheet.after))], looking.today)
        assert asked.told == ()


async def test_every_row_comes_once_under_any_sort_and_any_group(db: None) -> None:
    await many(13)
    looking = Looking(staff(Role.ORGANISER), "ko", NOW, NOW.date())
    sorts = [one.name for one in ORGANISATIONS.columns if one.sortable]
    groups = ["", *(one.name for one in ORGANISATIONS.columns if one.grouped)]
    for at, sort in enumerate(sorts):
        for down in ("", "-"):
            group = groups[at % len(groups)]
            found = await walked(looking, [("sort", f"{down}{sort}"), ("group", group)], most=5)
            assert (len(found), len(set(found))) == (13, 13), (sort, down, group)


async def test_what_is_out_of_reach_is_in_no_row_number_or_group(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    mine, _ = await organisation("maru", kind="city"), await organisation("nuri", kind="ministry")
    looking = Looking(member(mine.id), "en", NOW, NOW.date())
    monkeypatch.setattr("core.lists.queries.require", lambda *_: None)
    asked = asked_of(ORGANISATIONS, [("group", "kind")], looking.today)

    async def seen() -> tuple[list[UUID], int, list[str]]:
        sheet = await sheet_of(ORGANISATIONS, asked, looking)
        return [row.id for row in sheet.rows], sheet.number, [one.value for one in sheet.groups]

    assert await seen() == ([mine.id], 1, ["city"])


async def test_a_list_asks_as_much_for_fifty_rows_as_for_five(db: None) -> None:
    looking = Looking(staff(Role.ORGANISER), "ko", NOW, NOW.date())
    asked = asked_of(ORGANISATIONS, [("group", "kind")], looking.today)
    numbers = []
    for more in (5, 45):
        await many(more, f"n{more}-")
        with counted() as questions:
            assert (await sheet_of(ORGANISATIONS, asked, looking)).number in (5, 50)
        numbers.append(len(questions))
    assert numbers == [3, 3]


async def test_an_address_asks_and_says_what_it_does_not_understand(app: Litestar) -> None:
    await organisation("seoul", kind="city", name=to_json(written("ko", {"ko": "서울특별시", "en": "Seoul"})))
    async with somebody(app, Role.AUDITOR) as auditor:
        page = (await auditor.sees(f"{LIST}?kind=city&sort=-name&columns=name,kind&colour=red&after=zz")).text
        assert rows_of(page) == ["seoul"]
        assert "no longer has a column “colour”" in page
        assert "it begins at the start" in page
        for words in ("ㅅㅇ", "ㅅㅇㅌㅂㅅ", "SEOUL", "특별", "soeul", "seooul"):
            assert rows_of((await auditor.sees(f"{LIST}?q={words}")).text) == ["seoul"], words
        assert "This comes close" in (await auditor.sees(f"{LIST}?q=soeul")).text
        assert f"{LIST}/seoul" in (await auditor.sees("/desk/palette?q=ㅅㅇㅌ")).text


async def test_a_view_is_kept_shared_and_changed_by_its_owner_alone(app: Litestar) -> None:
    async with somebody(app, Role.ORGANISER, name="Kim") as kim, somebody(app, Role.ADMINISTRATOR) as lee:
        given = {"address": "kind=company&after=zz&sort=-code", "name": "Companies", "shared": "yes", "chosen": "yes"}
        kept = await kim.sends("/desk/lists/organisations/views", given, from_=LIST)
        view = await ListView.select().first()
        assert view is not None
        assert (kept.status_code, view["address"], view["shared"]) == (303, "kind=company&sort=-code", True)
        opened = await kim.sees(LIST)
        assert (opened.status_code, opened.headers["location"]) == (303, f"{LIST}?{view['address']}&view={view['id']}")
        assert (await lee.sees(LIST)).status_code == 200
        assert "Companies" in (await lee.sees(LIST)).text
        assert "Companies" in (await lee.sees("/desk/palette?q=compan")).text
        own = f"/desk/views/{view['id']}"
        named = {"name": "Mine now", "version": "1"}
        assert (await lee.sends(own, named, from_="/desk/views")).status_code == 403
        assert (await lee.sends(f"{own}/removal", {}, from_="/desk/views")).status_code == 403
        assert (await kim.sends(own, named, from_="/desk/views")).status_code == 303
        assert "Mine now" not in (await lee.sees("/desk/views")).text
        assert (await kim.sends(own, named, from_="/desk/views")).status_code == 409
        await ListView.update({"address": "colour=red"}).where(ListView.id == view["id"])
        assert "no longer has a column “colour”" in (await kim.sees("/desk/views")).text
        assert (await kim.sends(f"{own}/removal", {}, from_="/desk/views")).status_code == 303
        assert (await kim.sees(LIST)).status_code == 200
    kinds = {row["kind"] for row in await Entry.select(Entry.kind).where(Entry.kind.like("core.lists.%"))}
    assert kinds == {f"core.lists.{one}" for one in ("view_kept", "view_changed", "view_dropped", "default_set")}


async def test_the_table_that_is_taken_out_is_the_list_as_it_is_asked(app: Litestar) -> None:
    await organisation("evil", kind="city", name=to_json(written("en", {"en": "=1+1"})))
    async with somebody(app, Role.ORGANISER) as kim:
        given = {"because": "for the ministry", "address": "kind=city&columns=name,kind", "as": "csv"}
        answer = await kim.sends("/desk/lists/organisations/exports", given, from_=LIST)
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert rows == [["Name", "Kind"], ["'=1+1", "City"]]
        book = await kim.sends("/desk/lists/organisations/exports", {**given, "as": "xlsx"}, from_=LIST)
        assert book.content.startswith(b"PK")


async def test_a_table_that_would_not_be_whole_is_refused_and_nobody_took_it(
    app: Litestar, monkeypatch: pytest.MonkeyPatch
) -> None:
    await organisation("one")
    await organisation("two")
    monkeypatch.setattr(queries, "MOST_EXPORTED", 1)
    async with somebody(app, Role.ORGANISER) as kim:
        given = {"because": "for the ministry", "address": "", "as": "csv"}
        answer = await kim.sends("/desk/lists/organisations/exports", given, from_=LIST)
    assert (answer.status_code, "Narrow the list first" in answer.text) == (422, True)
    assert await Entry.count().where(Entry.kind == ListExported.kind) == 0
