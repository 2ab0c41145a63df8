"""Sheets in the directory: tried out, applied, brought again, and taken back, with the rows compared."""

from collections import Counter
from datetime import date
from random import Random
from uuid import UUID

import pytest

from core.actor import Actor
from core.jobs.registry import can_do
from core.jobs.running import run_one
from core.journal.tables import Entry
from crm.subjects.rules import Subject
from crm.timeline.commands import add_entry
from crm.timeline.tables import EntryParticipant
from directory.imports import rules
from directory.imports.commands import Reading, apply, decide, keep, say_columns, take_back
from directory.imports.queries import Line, columns_of, import_called, lines_of
from directory.imports.reading.grids import sheets_in
from directory.imports.rows.stored import TABLES, Row, rows_of
from directory.imports.work import WORK
from directory.organisations.commands import edit_profile
from directory.organisations.queries import locked
from directory.organisations.standing.commands import record_size
from directory.organisations.standing.queries import standing_of
from directory.organisations.tables import Organisation
from directory.people.tables import Person
from seed.plan_facts import load_plan
from tests.conftest import NOW
from tests.make.countries import KOREA, country
from tests.make.organisations import organisation, staff
from tests.make.sheets import houses, people
from tests.make.timeline import colleague, given

OFFICER = staff("cooperation_officer")
HOUSES = (
    "기관명,영문명,국가,홈페이지,사업자등록번호\n"
    "(주)마루,Maru Inc.,대한민국,maru.example,124-81-00998\n"
    "페루 주택부,Ministry of Housing,페루,,\n"
    ",,없는나라,,12\n"
).encode("cp949")


async def brought(subject: str, content: bytes, actor: Actor = OFFICER, days: str = "") -> UUID:
    """Tried out, as it is proposed."""
    number = await keep(actor, sheets_in(content), subject=subject, file="list.csv", now=NOW)
    columns = await columns_of(actor, number)
    await say_columns(actor, number, Reading(columns.sheet, columns.mapping, "KR", days), now=NOW)
    return number


async def lines(number: UUID) -> dict[int, Line]:
    return {one.number: one for one in (await lines_of(OFFICER, number)).lines}


async def outcomes(number: UUID) -> dict[int, str]:
    return {key: one.outcome for key, one in (await lines(number)).items()}


async def everything(*records: str) -> dict[str, list[Row]]:
    """The very rows, but for how often an organisation was changed."""
    ids = {name: [row["id"] for row in await _table(name)] for name in records}
    return {name: [{**row, "version": 0} for row in await rows_of(name, ids[name])] for name in records}


async def state() -> dict[str, list[Row]]:
    return await everything(*TABLES)


async def _table(record: str) -> list[dict[str, UUID]]:
    found: list[dict[str, UUID]] = await TABLES[record].raw(f"SELECT id FROM {TABLES[record]._meta.tablename}")
    return found


async def test_organisations_are_tried_out_applied_brought_again_and_taken_back(db: None) -> None:
    await country()
    await country(KOREA)
    await organisation("maru")
    before = await everything("organisation", "identifier")
    number = await brought("organisations", HOUSES)
    found = await lines(number)
    assert {key: one.outcome for key, one in found.items()} == {2: "conflict", 3: "created", 4: "refused"}
    assert (found[2].told.why, len(found[2].told.likely)) == ("alike", 1)
    assert [one.field for one in found[4].told.mistakes] == ["country", "brn", "name"]
    assert await everything("organisation", "identifier") == before
    await apply(OFFICER, number, now=NOW)
    made = await Organisation.select(Organisation.code).order_by(Organisation.code)
    assert [row["code"] for row in made] == ["maru", "ministry-of-housing"]
    assert await Entry.count().where(Entry.kind == "directory.organisations.added") == 1
    assert await outcomes(await brought("organisations", HOUSES)) == {2: "conflict", 3: "unchanged", 4: "refused"}
    await take_back(OFFICER, number, now=NOW)
    assert (await import_called(OFFICER, number)).state == "undone"
    assert await everything("organisation", "identifier") == before


BELONGING = (
    "기관명;영문명;국가;상위기관;기업규모;규모기준일;코드;기업규모(2022);２０２３년 규모\n"
    "서울교통;Seoul Traffic;대한민국;서울지주;;;\n"
    "서울지주;Seoul Holdings;대한민국;;중견기업;2025. 1. 1.;;중소기업;중소기업\n"
    ";maru Inc.;대한민국;Seoul Holdings;대기업;2026-01-01;maru;스타트업\n"
    "가나;Gana;대한민국;다라;;;\n"
    "다라;Dara;대한민국;가나;스타트업;;\n"
    "바사;Basa;대한민국;없는 기관;;;\n"
    "아자;Aja;대한민국;바사;소기업;2026-02-01;\n"
)


async def test_sheets_say_what_houses_belong_to_and_how_large_they_are_and_take_it_back(db: None) -> None:
    maru = await organisation("maru", country=(await country(KOREA)).id)
    await record_size(OFFICER, maru.id, "small", begins_on=date(2024, 1, 1), source="확인서", now=NOW)
    records = ("organisation", "size")
    before = await everything(*records)
    number = await brought("organisations", BELONGING.encode())
    found = await lines(number)
    assert {key: one.outcome for key, one in found.items()} == {
        2: "created",
        3: "created",
        4: "updated",
        5: "refused",
        6: "refused",
        7: "refused",
        8: "refused",
    }
    assert [(one.field, one.before, one.after) for one in found[4].told.changes] == [
        ("size_2022", "", "startup"),
        ("size", "small", "large"),
        ("size_on", "2024-01-01", "2026-01-01"),
        ("parent", "", "seoul-holdings"),
    ]
    assert [found[row].told.mistakes[0].field for row in (5, 6, 7, 8)] == ["parent", "size_on", "parent", "parent"]
    assert await everything(*records) == before
    await apply(OFFICER, number, now=NOW)
    standing = await standing_of(maru.id)
    assert [one.code for one in standing.above] == ["seoul-holdings"]
    assert [(one.size, one.begins_on, one.ends_on, one.source) for one in standing.sizes] == [
        ("large", date(2026, 1, 1), None, "list.csv"),
        ("small", date(2024, 1, 1), date(2025, 12, 31), "확인서"),
        ("startup", date(2022, 1, 1), date(2023, 12, 31), "list.csv"),
    ]
    above = await standing_of(standing.above[0].id)
    assert [(one.size, one.ends_on) for one in above.sizes] == [("middle", None), ("small", date(2024, 12, 31))]
    again = await outcomes(await brought("organisations", BELONGING.encode()))
    assert (again[2], again[3], again[4]) == ("unchanged", "unchanged", "unchanged")
    await take_back(OFFICER, number, now=NOW)
    assert (await import_called(OFFICER, number)).kept == ()
    assert await everything(*records) == before


PEOPLE = (
    "성명;영문 성명;소속;직위;부임일;휴대전화;E-mail;국적\n"
    "홍길동;Gildong Hong;(주)maru;국장;2024. 3. 5.;1012345678;hong@maru.example;KR\n"
    "김하나;;Maru Inc.;과장;45356;010-2222-3333;info@maru.example;한국\n"
    "Luz Paz;;없는 기관;Director;05/03/2024;;luz@example.org;Peru\n"
    "홍길동;Gildong Hong;maru;국장;2024-03-05;;hong@maru.example;KR\n"
)


async def test_people_come_with_posts_and_contacts_and_change_field_by_field(db: None) -> None:
    await country()
    korea = await country(KOREA)
    await organisation("maru", country=korea.id)
    before = await state()
    first = await brought("people", PEOPLE.encode("utf-16"))
    found = await lines(first)
    assert {key: one.outcome for key, one in found.items()} == {2: "created", 3: "created", 4: "refused", 5: "conflict"}
    assert (found[5].told.why, found[5].told.row) == ("twice", 2)
    assert [one.field for one in found[4].told.mistakes] == ["begins_on", "organisation"]
    await apply(OFFICER, first, now=NOW)
    after = await state()
    assert [len(after[name]) for name in ("person", "appointment", "contact")] == [2, 2, 4]
    assert {one["value"] for one in after["contact"]} >= {"+821012345678", "+821022223333"}
    promoted = PEOPLE.replace("Gildong Hong;(주)maru;국장", "Hong Gil-dong;(주)maru;국장").replace(
        "2024. 3. 5.", "2024. 4. 1."
    )
    second = await brought("people", promoted.encode())
    told = (await lines(second))[2].told.changes
    assert [(one.field, one.before, one.after) for one in told] == [
        ("name_en", "Gildong Hong", "Hong Gil-dong"),
        ("begins_on", "2024-03-05", "2024-04-01"),
    ]
    await apply(OFFICER, second, now=NOW)
    await take_back(OFFICER, second, now=NOW)
    assert await state() == after
    await take_back(OFFICER, first, now=NOW)
    assert await state() == before


async def test_a_post_in_which_somebody_took_part_since_stays_and_so_do_they(db: None) -> None:
    await country()
    korea = await country(KOREA)
    await organisation("maru", country=korea.id)
    number = await brought("people", "\n".join(PEOPLE.splitlines()[:2]).encode("utf-16"))
    await apply(OFFICER, number, now=NOW)
    person = (await Person.select(Person.id))[0]["id"]
    await add_entry(await colleague("Kim"), given(Subject("country", korea.id), people=[person]), now=NOW)
    took_part = await EntryParticipant.select(EntryParticipant.appointment).where(EntryParticipant.person == person)
    assert took_part[0]["appointment"] is not None, "what could be lost"
    await take_back(OFFICER, number, now=NOW)
    kept = {(one.record, one.fields) for one in (await import_called(OFFICER, number)).kept}
    assert kept == {("appointment", ("used",)), ("person", ("used",))}
    stays = await EntryParticipant.select(EntryParticipant.appointment).where(EntryParticipant.person == person)
    assert stays == took_part


async def test_what_was_edited_since_stays_and_is_named_and_the_same_row_asks_whose_word_counts(db: None) -> None:
    await country()
    await country(KOREA)
    number = await brought("organisations", HOUSES)
    await apply(OFFICER, number, now=NOW)
    maru = await Organisation.objects().where(Organisation.code == "maru-inc").first()
    housing = await Organisation.objects().where(Organisation.code == "ministry-of-housing").first()
    assert maru is not None
    assert housing is not None
    texts = (await locked(maru.id)).texts()
    await edit_profile(OFFICER, maru.id, {**texts, "website": "https://maru2.example"}, version=1, now=NOW)
    again = await brought("organisations", HOUSES)
    assert {key: one.told.why for key, one in (await lines(again)).items()} == {2: "edited", 3: "", 4: ""}
    await decide(OFFICER, again, {2: "take"}, now=NOW)
    assert (await outcomes(again))[2] == "updated"
    await edit_profile(OFFICER, maru.id, {**texts, "website": "https://maru3.example"}, version=2, now=NOW)
    await apply(OFFICER, again, now=NOW)
    assert (await lines(again))[2].told.why == "moved"
    await Organisation.update({Organisation.parent: housing.id}).where(Organisation.id == maru.id)
    await take_back(OFFICER, number, now=NOW)
    kept = {(one.record, one.fields) for one in (await import_called(OFFICER, number)).kept}
    assert kept == {("organisation", ("parent", "website")), ("organisation", ("used",))}
    assert await Organisation.count() == 2


async def test_a_messy_sheet_is_applied_taken_back_and_applied_again_to_the_same(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "LONG", 100)
    can_do(WORK)
    await load_plan()
    nothing = await state()
    sheets = (("organisations", houses(Random(1), 100)), ("people", people(Random(2), 100, 100)))
    done = []
    for _ in range(2):
        numbers = [await _through(subject, content) for subject, content in sheets]
        done.append(await _plain())
        same = [Counter((await outcomes(await _long(subject, content))).values()) for subject, content in sheets]
        assert all(set(one) <= {"unchanged", "refused", "conflict"} for one in same), same
        for number in reversed(numbers):
            await take_back(OFFICER, number, now=NOW)
            assert await run_one(NOW)
        assert await state() == nothing
    assert done[0] == done[1]
    assert done[0]["person"] > 80


async def _through(subject: str, content: bytes) -> UUID:
    """A worker tries it out and applies it; what is asked a second time is not done a second time."""
    number = await _long(subject, content)
    await apply(OFFICER, number, now=NOW)
    assert (await import_called(OFFICER, number)).doing == "apply"
    with pytest.raises(rules.UnderWay):
        await apply(OFFICER, number, now=NOW)
    assert await run_one(NOW)
    assert (await import_called(OFFICER, number)).state == "applied"
    return number


async def _long(subject: str, content: bytes) -> UUID:
    number = await brought(subject, content, days="dmy")
    assert await run_one(NOW)
    return number


async def _plain() -> dict[str, int]:
    """How many of each, and a digest of what they say but for ids that are new each time."""
    now = await state()
    said = {
        name: sorted(str(row.get("names") or row.get("name") or row.get("value")) for row in now[name]) for name in now
    }
    return {**{name: len(rows) for name, rows in now.items()}, "said": hash(str(said))}
