"""Sheets in the directory: tried out, applied, brought again, and taken back, with the rows compared."""

from uuid import UUID

from core.actor import Actor
from core.journal.tables import Entry
from directory.imports.commands import Reading, apply, keep, say_columns, take_back
from directory.imports.queries import Line, columns_of, import_called, lines_of
from directory.imports.reading.grids import sheets_in
from directory.imports.rows.stored import TABLES, Row, rows_of
from directory.organisations.tables import Organisation
from tests.conftest import NOW
from tests.make.countries import KOREA, country
from tests.make.organisations import organisation, staff

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
