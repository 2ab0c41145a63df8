"""Countries at the desk: recorded, ended by what follows, struck out with a reason, and found in every language."""

from collections.abc import AsyncIterator
from datetime import date

import pytest
from asyncpg.exceptions import IntegrityConstraintViolationError
from litestar import Litestar

from core.access.roles import Role
from core.journal.tables import Entry
from directory.countries.tables import CountryRecord
from tests.conftest import started
from tests.directory.organisations.browsing import Person, somebody
from tests.make.countries import BRAZIL, country

LIST = "/desk/countries"


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    await country()
    await country(BRAZIL)
    async with started() as running_app:
        yield running_app


async def recorded(person: Person, value: str, begins_on: str, kind: str = "visa") -> int:
    form = {"value": value, "begins_on": begins_on, "source": "a notice"}
    answer = await person.sends(f"{LIST}/PE/records/{kind}", form, from_=f"{LIST}/PE/records/{kind}")
    return answer.status_code


async def test_what_holds_is_recorded_ended_by_what_follows_and_struck_out(app: Litestar) -> None:
    async with somebody(app, Role.COOPERATION_OFFICER, name="Choi Minji") as officer:
        assert await recorded(officer, "needed", "2010-01-01") == 303
        assert await recorded(officer, "free", "2020-05-01") == 303
        assert await recorded(officer, "keta", "2020-05-01") == 409
        assert await recorded(officer, "somehow", "2021-05-01") == 422
        page = (await officer.sees(f"{LIST}/PE")).text
        assert "since 1 May 2020" in page
        assert "1 January 2010 – 30 April 2020" in page
        assert "recorded by <bdi>Choi Minji</bdi>" in page
        rows = await CountryRecord.select().order_by(CountryRecord.begins_on)
        striking = f"{LIST}/PE/strikings/{rows[1]['id']}"
        because = f"because-{rows[1]['id']}"
        refused = await officer.sends(striking, {because: " "}, from_=f"{LIST}/PE")
        assert (refused.status_code, refused.text.count("data-summary"), refused.text.count("This is needed.")) == (
            422,
            1,
            2,
        )
        assert f'<a href="#field-{because}">Reason: This is needed.</a>' in refused.text
        assert (await officer.sends(striking, {because: "another country's"}, from_=f"{LIST}/PE")).status_code == 303
        assert (await officer.sends(striking, {because: "twice"}, from_=f"{LIST}/PE")).status_code == 409
        page = (await officer.sees(f"{LIST}/PE")).text
        assert "<del>No visa needed</del>" in page
        assert "another country&#39;s" in page
    held = await CountryRecord.select(CountryRecord.ends_on).where(CountryRecord.struck_at.is_null())
    assert [one["ends_on"] for one in held] == [None]
    assert await Entry.count().where(Entry.kind == "directory.countries.struck") == 1


async def test_the_database_keeps_records_whoever_writes(app: Litestar) -> None:
    async with somebody(app, Role.COOPERATION_LEAD) as lead:
        assert await recorded(lead, "yes", "2010-01-01", "oda") == 303
    with pytest.raises(IntegrityConstraintViolationError, match="never changed"):
        await CountryRecord.update({CountryRecord.value: "no"}, force=True)
    with pytest.raises(IntegrityConstraintViolationError, match="never changed"):
        await CountryRecord.delete(force=True)
    row = await CountryRecord.objects().first()
    assert row is not None
    with pytest.raises(IntegrityConstraintViolationError, match="one_a_day"):
        await CountryRecord.insert(
            CountryRecord(
                **{**row.to_dict(), "id": row.country, "begins_on": date(2015, 1, 1), "value": "no", "source": "x"}
            )
        )


async def test_countries_are_found_in_every_language_and_in_the_palette_by_those_who_may(app: Litestar) -> None:
    async with somebody(app, Role.AUDITOR) as auditor, somebody(app, Role.TRANSLATOR) as ana:
        for words in ("페루", "ㅍㄹ", "秘鲁", "Perú", "بيرو", "PER"):
            page = (await auditor.sees(f"{LIST}?q={words}")).text
            assert ("/PE" in page, "/BR" in page) == (True, False), words
        assert "/BR" in (await auditor.sees(f"{LIST}?region=latin-america")).text
        assert "Nothing fits" in (await auditor.sees(f"{LIST}?region=asia")).text
        assert f"{LIST}/PE" in (await auditor.sees("/desk/palette?q=ㅍㄹ")).text
        assert f"{LIST}/PE" not in (await ana.sees("/desk/palette?q=peru")).text
        assert (await ana.sees(LIST)).status_code == 403
        assert (await auditor.sees(f"{LIST}/PE/records/visa")).status_code == 403
        assert (await auditor.sees(f"{LIST}/XX")).status_code == 404
        page = (await auditor.sees(f"{LIST}/BR")).text
        assert "Campo Grande" in page
        assert "h behind Seoul" in page
        assert "Record<" not in page
