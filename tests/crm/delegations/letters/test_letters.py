"""Letters of invitation: numbered without a gap, frozen, replaced by versions, and checked by who is shown one."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from datetime import date, timedelta
from itertools import count
from uuid import UUID, uuid4

import pytest
from litestar import Litestar
from piccolo.querystring import QueryString

from core.access.roles import Role
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from crm.delegations.dossiers.queries import dossier_of
from crm.delegations.letters import commands
from crm.delegations.letters.commands import Wish, issue_anew, issue_letter
from crm.delegations.letters.queries import letters_of, paper_of
from crm.delegations.letters.rules import NotInOffice, Replaced, code_in, initials_of, number_in, shown_number
from crm.delegations.letters.tables import InvitationLetter
from crm.delegations.letters.written import purpose_in
from crm.delegations.tables import Visit
from directory.people.tables import Appointment, Person
from i18n.locales import language
from i18n.text import to_json, written
from tests.conftest import NOW, started
from tests.crm.agreements.browsing import somebody, told
from tests.expo.exhibitors.test_pages import send
from tests.make.accounts import browser
from tests.make.agreements import country, officer
from tests.make.organisations import organisation
from tests.make.pages import words_of
from tests.make.papers import delegates, visit


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app


async def post_in_seoul(*, ends_on: date | None = None) -> UUID:
    """A post that may sign letters, at a ministry."""
    korea = await country("KR", "KOR")
    house = await organisation(f"seoul-{uuid4().hex[:8]}", kind="ministry", country=korea)
    person = Person(id=uuid4(), names='{"ko": "김하늘", "en": "Kim Haneul"}', family="Kim")
    await Person.insert(person)
    title = to_json(written("ko", {"ko": "국제협력과장", "en": "Director"}))
    post = Appointment(id=uuid4(), person=person.id, organisation=house.id, title=title, rank=3, ends_on=ends_on)
    await Appointment.insert(post)
    return post.id


def wish(signatory: UUID, name: str = "ANA QUISPE FLORES") -> Wish:
    return Wish(name, "es", "host", signatory)


def test_numbers_codes_and_initials_read_as_people_write_them() -> None:
    assert (shown_number(2026, 7, 1), shown_number(2026, 7, 12)) == ("2026-0007", "2026-0007/12")
    assert (number_in(" 2026-0007 "), number_in("2026-7/2"), number_in("2026")) == ((2026, 7, 1), (2026, 7, 2), None)
    assert code_in("abcd e-2345") == "ABCDE2345"
    assert (initials_of("ANA QUISPE-FLORES"), initials_of("김 하늘"), initials_of("")) == ("A. Q. F.", "김. 하.", "")


async def test_a_letter_is_issued_read_by_a_consulate_issued_anew_and_withdrawn(app: Litestar) -> None:
    one = await visit("Ana Quispe")
    (ana,) = await delegates(one.id)
    post = await post_in_seoul()
    _, _, token = await somebody()
    _, _, reader = await somebody(Role.AUDITOR)
    here = f"/desk/visits/{one.code}/letters"
    fields = {"name": "ANA QUISPE FLORES", "language": "es", "bearer": "host", "signatory": str(post)}
    async with browser(app, token) as client, browser(app, reader) as auditor, browser(app) as consulate:
        await told(await send(client, here, await client.get(here), **fields, delegate=str(ana)))
        (first,) = await letters_of(one.id)
        assert (first.shown_number, first.initials) == ("2026-0001", "A. Q. F.")
        paper = await auditor.get(f"{here}/{first.id}/letter.pdf")
        assert hashlib.sha256(paper.content).digest() == first.digest
        assert b"pdfuaid" in paper.content
        shown = await consulate.get("/letters", params={"number": "2026-0001", "code": first.code.lower()})
        assert "This letter is genuine." in shown.text
        assert "A. Q. F." in shown.text
        for secret in ("QUISPE", "Quispe", "Vice-minister", "house-"):
            assert secret not in shown.text
        wrong = [{"number": "2026-0001", "code": "AAAAAAAAAA"}, {"number": "2026-0009", "code": first.code}]
        for asked in wrong:
            refused = await consulate.get("/letters", params=asked)
            assert "No letter has this number and code." in refused.text
            assert "A. Q. F." not in refused.text
        await told(await send(client, f"{here}/{first.id}", await client.get(here), **{**fields, "name": "ANA QUISPE"}))
        second, former = await letters_of(one.id)
        assert (second.shown_number, second.latest, former.latest) == ("2026-0001/2", True, False)
        shown = await consulate.get("/letters", params={"number": "2026-0001", "code": first.code})
        assert "A later version has taken the place of this letter." in shown.text
        gone = f"{here}/{second.id}/withdrawal"
        await told(await send(client, gone, await client.get(here), because="방문 취소"))
        shown = await consulate.get("/letters", params={"number": "2026-0001/2", "code": second.code})
        assert "This letter was withdrawn and is not valid." in words_of(shown.text)
        assert "방문 취소" not in shown.text


async def _prepared() -> tuple[Actor, Visit, list[UUID], UUID]:
    one = await visit("Ana Quispe", "Luis Rojas", "Rosa Vega", "Juan Soto")
    return await officer(), one, await delegates(one.id), await post_in_seoul()


async def test_what_was_issued_stays_and_who_signs_is_in_office(db: None) -> None:
    actor, one, (ana, *_), post = await _prepared()
    letter = await issue_letter(actor, one.code, ana, wish(post), now=NOW)
    for change in ("digest = '\\x00'", "octets = '\\x00'", "issued_on = '2020-01-01'", "code = 'X'"):
        with pytest.raises(Exception, match="never changed"):
            await DB.run_querystring(QueryString(f"UPDATE crm_invitation_letter SET {change} WHERE id = {{}}", letter))
    with pytest.raises(Exception, match="stays in the register"):
        await InvitationLetter.delete().where(InvitationLetter.id == letter)
    former = await post_in_seoul(ends_on=NOW.date() - timedelta(days=1))
    with pytest.raises(NotInOffice):
        await issue_letter(actor, one.code, ana, wish(former), now=NOW)
    await issue_anew(actor, one.code, letter, wish(post), now=NOW)
    with pytest.raises(Replaced):
        await issue_anew(actor, one.code, letter, wish(post), now=NOW)
    assert (await paper_of(one.id, letter))[1].startswith(b"%PDF")


class Undone(Exception):
    """What made a transaction fail."""


async def _numbers_after_a_failure() -> list[int]:
    """Of four letters at once, after one that was not kept."""
    actor, one, people, post = await _prepared()

    async def fails() -> None:
        async with transaction():
            await issue_letter(actor, one.code, people[0], wish(post), now=NOW)
            raise Undone

    with pytest.raises(Undone):
        await fails()
    await asyncio.gather(*(issue_letter(actor, one.code, each, wish(post), now=NOW) for each in people))
    return sorted(each.number for each in await letters_of(one.id))


async def test_numbers_have_no_gap_though_one_failed_and_four_came_at_once(db: None) -> None:
    assert await _numbers_after_a_failure() == [1, 2, 3, 4]


@pytest.mark.planted("numbers from a counter that a failure does not turn back")
async def test_the_same_test_finds_numbers_that_are_left_out(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = count(1)

    async def counted(_year: int) -> int:
        return next(numbers)

    monkeypatch.setattr(commands, "next_number", counted)
    assert await _numbers_after_a_failure() == [2, 3, 4, 5]


async def test_each_part_of_a_letter_says_what_the_visit_is_for_in_its_own_language(app: Litestar) -> None:
    one = await visit("Ana Quispe", title=to_json(written("ko", {"ko": "페루 차관 방한"})))
    (ana,) = await delegates(one.id)
    post = await post_in_seoul()
    title = (await dossier_of(one.id)).title
    assert [purpose_in(title, language(code)) for code in ("ko", "en", "es", "ar")] == [
        "페루 차관 방한",
        "Official visit to the Republic of Korea",
        "Visita oficial a la República de Corea",
        "زيارة رسمية إلى جمهورية كوريا",
    ]
    _, _, token = await somebody()
    here = f"/desk/visits/{one.code}/letters"
    fields = {"name": "ANA QUISPE", "language": "es", "bearer": "host", "signatory": str(post), "delegate": str(ana)}
    async with browser(app, token) as client:
        page = await client.get(here)
        assert "Title in English" in page.text
        refused = await send(client, here, page, **fields)
        assert (refused.status_code, await letters_of(one.id)) == (422, [])
        await told(await send(client, here, page, **fields, title_en="Visit of the vice-minister of Peru"))
        assert "Title in English" not in (await client.get(here)).text, "it is asked for once"
        assert "Visit of the vice-minister of Peru" in (await client.get(f"/desk/visits/{one.code}")).text
    assert purpose_in((await dossier_of(one.id)).title, language("en")) == "Visit of the vice-minister of Peru"
    assert len(await letters_of(one.id)) == 1
