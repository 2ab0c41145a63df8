"""An officer brings a sheet at the desk: its columns, every row, a choice, the refused rows to mend, and back again."""

import re
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from core.access.roles import Role
from core.journal.tables import Entry
from core.privacy.reads.facts import PeopleRead
from directory.organisations.tables import Organisation
from directory.people.tables import Person
from tests.conftest import started
from tests.directory.organisations.browsing import Person as Somebody
from tests.directory.organisations.browsing import somebody
from tests.make.countries import KOREA, country
from tests.make.organisations import organisation

PAGE = "/desk/imports"
HOUSES = "기관명,영문명,국가\n(주)다솜,Dasom Inc.,대한민국\nmaru 주식회사,,Peru\n다온,,없는 나라\n".encode("cp949")
PEOPLE = "이름,소속,직위,이메일\n홍길동,maru Inc.,국장,hong@maru.example\n".encode()


async def sent(officer: Somebody, subject: str, content: bytes, name: str = "list.csv") -> str:
    files = {"file": (name, content, "text/csv")}
    answer = await officer.sends(PAGE, {"subject": subject}, from_=PAGE, files=files)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"]).removesuffix("/columns")


def chosen(page: str) -> dict[str, str]:
    """What a browser would send of the columns as they are proposed."""
    found = {}
    for name, options in re.findall(r'<select[^>]* name="([a-z_0-9]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        selected = re.search(r'value="([^"]*)" selected', options)
        found[name] = selected[1] if selected else ""
    return found


async def tried(officer: Somebody, address: str, **more: str) -> str:
    page = (await officer.sees(f"{address}/columns")).text
    answer = await officer.sends(f"{address}/columns", {**chosen(page), **more}, from_=f"{address}/columns")
    assert answer.status_code == 303, answer.text
    return (await officer.sees(address)).text


async def acts(officer: Somebody, address: str, act: str, **fields: str) -> int:
    return (await officer.sends(f"{address}/{act}", fields, from_=address)).status_code


async def test_a_sheet_goes_its_whole_way_at_the_desk(db: None) -> None:
    await country()
    await country(KOREA)
    await organisation("maru")
    async with started() as app, somebody(app, Role.COOPERATION_OFFICER) as officer:
        for where in ("organisations", "people"):
            assert f"{PAGE}?of={where}" in (await officer.sees(f"/desk/{where}")).text
        refused = await officer.sends(
            PAGE, {"subject": "people"}, from_=PAGE, files={"file": ("x.xlsx", b"PK\x03\x04", "x")}
        )
        assert (refused.status_code, 'id="mistake-file"' in refused.text) == (422, True)
        address = await sent(officer, "organisations", HOUSES)
        nameless = await officer.sends(f"{address}/columns", {"column_0": ""}, from_=f"{address}/columns")
        assert (nameless.status_code, "field-mapping" in nameless.text) == (422, True)
        page = await tried(officer, address, column_1="")
        assert [one in page for one in ("없는 나라", "choice_3", f"{address}/application")] == [True, True, True]
        assert "choice_3" not in (await officer.sees(f"{address}?outcome=refused")).text
        assert await acts(officer, address, "choices", choice_3="new") == 303
        mended = await officer.sends(f"{address}/refused", {}, from_=address)
        rows = CalamineWorkbook.from_filelike(BytesIO(mended.content)).get_sheet_by_index(0).to_python()
        assert (rows[1][:3], rows[1][3]) == (["다온", "", "없는 나라"], "4")
        assert "없는 나라" in rows[1][4]
        assert await acts(officer, address, "application") == 303
        assert await acts(officer, address, "application") == 409
        codes = [row["code"] for row in await Organisation.select(Organisation.code).order_by(Organisation.code)]
        assert codes == ["dasom", "maru", "maru-2"]
        assert "list.csv" in (await officer.sees(PAGE)).text
        again = await sent(officer, "organisations", mended.content, "rows.xlsx")
        assert chosen((await officer.sees(f"{again}/columns")).text)["column_1"] == ""
        assert await acts(officer, again, "removal") == 303
        assert await acts(officer, address, "undo") == 303
        assert await Organisation.count() == 1


async def test_people_are_for_those_who_may_and_looks_at_them_are_written_down(db: None) -> None:
    await organisation("maru")
    async with (
        started() as app,
        somebody(app, Role.COOPERATION_OFFICER) as officer,
        somebody(app, Role.ORGANISER) as organiser,
        somebody(app, Role.ADMINISTRATOR) as administrator,
    ):
        address = await sent(officer, "people", PEOPLE)
        await tried(officer, address)
        assert await acts(officer, address, "application") == 303
        assert await Person.count() == 1
        before = await Entry.count().where(Entry.kind == PeopleRead.kind)
        assert "홍길동" in (await officer.sees(address)).text
        assert await Entry.count().where(Entry.kind == PeopleRead.kind) == before + 1
        for there in (address, f"{address}/columns"):
            assert (await organiser.sees(there)).status_code == 404
        listed = (await organiser.sees(PAGE)).text
        assert [one in listed for one in (address, 'value="people"', 'value="organisations"')] == [False, False, True]
        for act in ("undo", "refused", "choices", "application", "removal"):
            refused = await organiser.sends(f"{address}/{act}", {}, from_=PAGE)
            assert refused.status_code == 404, act
        own = await sent(administrator, "people", PEOPLE)
        assert 'value="mail"' not in (await administrator.sees(f"{own}/columns")).text


@pytest.mark.parametrize("address", [f"{PAGE}/9b2f6c1e-0000-4000-8000-000000000000", f"{PAGE}/x"])
async def test_what_is_not_there_is_not_found(db: None, address: str) -> None:
    async with started() as app, somebody(app, Role.COOPERATION_OFFICER) as officer:
        assert (await officer.sees(address)).status_code == 404
