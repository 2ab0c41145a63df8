"""People at the desk: as they write their names, with posts that end and take their telephones with them."""

import re
from collections.abc import AsyncIterator
from datetime import date
from uuid import UUID, uuid4

import pytest
from asyncpg.exceptions import IntegrityConstraintViolationError
from litestar import Litestar

from core.access.roles import Role
from core.journal.tables import Entry, EntryValue
from core.privacy.reads.facts import PersonRead
from directory.people.contacts.tables import Contact
from directory.people.needs.tables import Need
from directory.people.tables import Appointment, Person
from tests.conftest import NOW, started
from tests.directory.organisations.browsing import Person as Somebody
from tests.directory.organisations.browsing import somebody
from tests.make.countries import country
from tests.make.organisations import organisation

LIST = "/desk/people"
ANA = {
    "name_es": "Ana García Ruiz",
    "family_es": "García Ruiz",
    "name_ko": "아나 가르시아",
    "tag_1": "ar-Latn",
    "more_1": "Ana Gharsiya",
    "country": "PE",
    "languages": "es en",
}
POST = {
    "organisation": "vivienda",
    "title_es": "Viceministra",
    "title_ko": "차관",
    "rank": "3",
    "begins_on": "2024-03-01",
}


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    peru = await country()
    await organisation("vivienda", kind="ministry", country=peru.id)
    async with started() as running_app:
        yield running_app


async def added(officer: Somebody, fields: dict[str, str] | None = None) -> str:
    answer = await officer.sends(LIST, fields or ANA, from_=f"{LIST}/new")
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


async def appointed(officer: Somebody, page: str, **changes: str) -> int:
    return (await officer.sends(f"{page}/posts", {**POST, **changes}, from_=f"{page}/posts/new")).status_code


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(was_[^"]+)" value="([^"]*)"', page))


async def test_a_person_is_added_found_in_every_script_and_not_added_twice_unasked(app: Litestar) -> None:
    async with somebody(app, Role.COOPERATION_OFFICER) as officer, somebody(app, Role.TRANSLATOR) as ana:
        page = await added(officer)
        text = (await officer.sees(page)).text
        assert '<b class="directory-family">García Ruiz</b>' in text
        assert '<bdi lang="ar-Latn" dir="ltr">Ana Gharsiya</bdi>' in text
        twice = await officer.sends(LIST, ANA, from_=f"{LIST}/new")
        assert (twice.status_code, page in twice.text) == (409, True)
        assert (await officer.sends(LIST, {**ANA, "another": "yes"}, from_=f"{LIST}/new")).status_code == 303
        wrong = {**ANA, "family_es": "Perez", "part_1": "Ruiz", "tag_1": "ar-Latn"}
        refused = await officer.sends(LIST, wrong, from_=f"{LIST}/new")
        assert refused.status_code == 422
        assert 'id="mistake-family_es"' in refused.text
        assert 'id="mistake-part_1"' in refused.text
        for words in ("garcia", "ㄱㄹㅅㅇ", "가르시아", "gharsiya"):
            assert page in (await officer.sees(f"{LIST}?q={words}")).text, words
            assert page in (await officer.sees(f"/desk/palette?q={words}")).text, words
        assert page not in (await officer.sees(f"{LIST}?q=nobody")).text
        assert page not in (await ana.sees("/desk/palette?q=garcia")).text
        assert (await ana.sees(page)).status_code == 403


async def test_what_two_change_at_once_is_put_together_or_shown(app: Litestar) -> None:
    async with somebody(app, Role.COOPERATION_OFFICER) as officer:
        page = await added(officer)
        was = hidden((await officer.sees(f"{page}/names")).text)
        assert was["was_name_ar-Latn"] == "Ana Gharsiya"
        mine, theirs = {**ANA, "languages": "es"}, {**ANA, "name_ko": "아나 가르시아 루이스"}
        assert (await officer.sends(f"{page}/names", {**theirs, **was}, from_=f"{page}/names")).status_code == 303
        assert (await officer.sends(f"{page}/names", {**mine, **was}, from_=f"{page}/names")).status_code == 303
        disputed = {**ANA, "name_ko": "아나", "languages": "es"}
        answer = await officer.sends(f"{page}/names", {**disputed, **was}, from_=f"{page}/names")
        assert (answer.status_code, "아나 가르시아 루이스" in answer.text) == (409, True)
    row = await Person.select(Person.names, Person.languages).first()
    assert row is not None
    assert ("루이스" in row["names"], "ar-Latn" in row["names"], row["languages"]) == (True, True, '["es"]')


async def test_people_are_changed_in_their_list_and_two_who_do_so_lose_nothing(app: Litestar) -> None:
    async with somebody(app, Role.COOPERATION_OFFICER) as officer, somebody(app, Role.COOPERATION_LEAD) as lead:
        page = await added(officer)
        key = page.rpartition("/")[2]
        first = (await officer.sees(f"{LIST}?edit={key}")).text
        version = re.findall(r'name="version" value="([0-9]+)"', first)[0]
        row = {"version": version, "before.country": "PE", "before.languages": "es en"}
        to = f"/desk/lists/people/rows/{key}"

        async def changes(who: Somebody, **fields: str) -> int:
            return (await who.sends(to, {**row, **fields}, from_=f"{LIST}?edit={key}")).status_code

        assert await changes(officer, country="", languages="es en") == 303
        assert await changes(lead, country="PE", languages="es, ko") == 303
        assert await changes(lead, country="PE", languages="es fr") == 409
        row["before.languages"] = "es ko"
        assert await changes(lead, languages="Spanish!") == 422
        assert "was_" in (shown := (await officer.sees(f"{page}/names")).text)
        assert (hidden(shown)["was_country"], hidden(shown)["was_languages"]) == ("", "es ko")
        assert hidden(shown)["was_name_es"] == ANA["name_es"]


async def test_a_post_ends_and_takes_its_telephone_with_it_but_not_what_is_their_own(app: Litestar) -> None:
    async with somebody(app, Role.COOPERATION_LEAD) as lead:
        page = await added(lead)
        assert await appointed(lead, page) == 303
        assert await appointed(lead, page) == 409
        assert await appointed(lead, page, title_ko="장관") == 303
        post = await Appointment.select(Appointment.id).where(Appointment.rank == 3).first()
        assert post is not None
        office = {"where": str(post["id"]), "kind": "telephone", "value": "01 611 2000", "purpose": "office"}
        own = {"where": "own", "kind": "mobile", "value": "+51 912 345 678", "purpose": "urgent"}
        contacts = f"{page}/contacts"
        assert (await lead.sends(contacts, office, from_=f"{contacts}/new")).status_code == 303
        assert (await lead.sends(contacts, office, from_=f"{contacts}/new")).status_code == 409
        refused = await lead.sends(contacts, own, from_=f"{contacts}/new")
        assert (refused.status_code, 'id="mistake-consented_on"' in refused.text) == (422, True)
        agreed = {**own, "consented_on": "2026-11-01", "consented_how": "form"}
        assert (await lead.sends(contacts, agreed, from_=f"{contacts}/new")).status_code == 303
        text = (await lead.sees(page)).text
        assert 'href="tel:+5116112000"' in text
        assert 'href="tel:+51912345678"' in text
        ending = {f"ending-{post['id']}": "2025-12-31"}
        assert (await lead.sends(f"{page}/posts/{post['id']}/end", ending, from_=page)).status_code == 303
        text = (await lead.sees(page)).text
        assert 'href="tel:+5116112000"' not in text
        assert 'href="tel:+51912345678"' in text
        assert "ways to reach the person that ended with it: 1" in text
        held = [await lead.sees(f"/desk/posts?on={day}") for day in ("2025-12-31", "2026-01-01", "2020-01-01")]
        assert ["차관" in one.text for one in held] == [True, False, False]
        mine = await Contact.select(Contact.id).where(Contact.appointment.is_null()).first()
        assert mine is not None
        assert (await lead.sends(f"{contacts}/{mine['id']}/withdrawal", {}, from_=page)).status_code == 303
        text = (await lead.sees(page)).text
        assert "consent withdrawn" in text
        assert "912 345 678" not in text
        assert (await lead.sends(f"{contacts}/{mine['id']}/withdrawal", {}, from_=page)).status_code == 409
    assert await Contact.select(Contact.value).where(Contact.id == mine["id"]) == [{"value": ""}]
    assert "912" not in str(await EntryValue.select(EntryValue.before, EntryValue.after))


async def test_the_database_holds_posts_and_contacts_to_their_rules(app: Litestar) -> None:
    async with somebody(app, Role.COOPERATION_LEAD) as lead:
        first, second = await added(lead), await added(lead, {"name_en": "Suharto"})
        assert await appointed(lead, first) == 303
    post = await Appointment.objects().first()
    assert post is not None
    of_another = UUID(second.rpartition("/")[2])
    with pytest.raises(IntegrityConstraintViolationError, match="directory_appointment_once"):
        await Appointment.insert(Appointment(**{**post.to_dict(), "id": uuid4(), "begins_on": date(2025, 1, 1)}))
    given = {"kind": "mail", "value": "a@b.pe", "purpose": "office", "recorded_by": "staff:x", "recorded_at": NOW}
    for wrong, constraint in (
        ({"person": of_another, "appointment": post.id}, "of_their_post"),
        ({"person": of_another}, "own_needs_consent"),
        ({"person": post.person, "appointment": post.id, "withdrawn_on": NOW.date()}, "withdrawn_is_gone"),
    ):
        with pytest.raises(IntegrityConstraintViolationError, match=constraint):
            await Contact.insert(Contact(id=uuid4(), **{**given, **wrong}))


async def test_needs_and_contacts_are_for_those_who_look_after_guests_and_each_look_is_written_down(
    app: Litestar,
) -> None:
    async with somebody(app, Role.COOPERATION_OFFICER) as officer, somebody(app, Role.AUDITOR) as auditor:
        page = await added(officer)
        needs = {"diet": "no shellfish qz1", "access": "", "was_diet": "", "was_access": ""}
        assert (await officer.sends(f"{page}/needs", needs, from_=f"{page}/needs")).status_code == 303
        assert "no shellfish qz1" in (await officer.sees(page)).text
        seen = (await auditor.sees(page)).text
        assert "García Ruiz" in seen
        assert "shellfish" not in seen
        assert "How they are reached" not in seen
        assert (await auditor.sees(f"{page}/needs")).status_code == 403
        assert (await auditor.sees("/desk/audit")).text.count("qz1") == 0
        taken = {"diet": "", "access": "", "was_diet": "no shellfish qz1", "was_access": ""}
        assert (await officer.sends(f"{page}/needs", taken, from_=f"{page}/needs")).status_code == 303
    assert await Need.count() == 0
    looks = await Entry.select(Entry.payload["what"].as_alias("what")).where(Entry.kind == PersonRead.kind)
    assert {one["what"].strip('"') for one in looks} >= {"person", "needs"}


async def test_relationships_read_from_both_ends_and_end(app: Litestar) -> None:
    async with somebody(app, Role.COOPERATION_OFFICER) as officer:
        ana, luis = await added(officer), await added(officer, {"name_en": "Luis Soto", "family_en": "Soto"})
        ties = f"/desk/relationships/people/{ana.rpartition('/')[2]}"
        assert luis.rpartition("/")[2] in (await officer.sees(f"{ties}/new?q=soto")).text
        said = {"kind": "assistant_of:back", "other": f"person:{luis.rpartition('/')[2]}", "q": "soto"}
        assert (await officer.sends(ties, said, from_=f"{ties}/new?q=soto")).status_code == 303
        assert (await officer.sends(ties, said, from_=f"{ties}/new?q=soto")).status_code == 409
        nonsense = {**said, "other": "person:x"}
        assert (await officer.sends(ties, nonsense, from_=f"{ties}/new?q=soto")).status_code == 422
        page = (await officer.sees(ana)).text
        assert "<dt>Assisted by</dt>" in page
        assert "<dt>Assistant of</dt>" in (await officer.sees(luis)).text
        ending = re.search(rf'action="({ties}/[0-9a-f-]+/end)"', page)
        assert ending is not None
        assert (await officer.sends(ending[1], {}, from_=ana)).status_code == 303
        assert ending[1] not in (await officer.sees(ana)).text
