"""Two records become one and two again: nothing is forgotten, old addresses lead on, later edits stay."""

import json
from typing import Any
from uuid import UUID, uuid4

import pytest
from litestar import Litestar
from piccolo.columns import ForeignKey
from piccolo.querystring import QueryString

from core.access.roles import Role
from core.access.tables import Grant
from core.db.engine import DB
from core.journal.tables import Entry
from directory.duplicates.merges import commands
from directory.duplicates.merges.commands import CannotMerge, NotToBeTakenApart, Wish
from directory.duplicates.merges.references import LEFT_ALONE, Reference, references_to
from directory.duplicates.subjects import ORGANISATION, PERSON, Subject
from directory.duplicates.tables import Merge, OrganisationPair
from directory.organisations.commands import edit_profile
from directory.organisations.queries import organisation_for
from directory.organisations.standing.tables import Identifier
from directory.organisations.tables import Organisation
from directory.people.tables import Appointment, Person
from expo.exhibitors.tables import Exhibitor
from i18n.text import to_json, written
from tests.conftest import NOW
from tests.directory.organisations.browsing import somebody
from tests.make.accounts import account
from tests.make.canaries import row_pointing, tables
from tests.make.editions import edition
from tests.make.exhibitors import exhibitor, fair
from tests.make.organisations import organisation, staff

STAYS, GOES = UUID(int=11), UUID(int=12)
OFFICER = staff(Role.ADMINISTRATOR)
PAGE = "/desk/duplicates/organisations"
FITTING: dict[tuple[str, str], dict[str, Any]] = {
    ("expo_body", "organisation"): {"part": "host"},
    ("crm_consortium_member", "organisation"): {"share": 1000},
    ("expo_pavilion", "lead"): {"kind": "country"},
    ("core_commitment", "resource"): {"begins_at": NOW, "ends_at": NOW.replace(year=2027), "exclusive": True},
    ("directory_identifier", "organisation"): {"kind": "brn", "value": "1018100101"},
    ("directory_size_class", "organisation"): {"size": "small", "source": "x"},
    ("directory_relationship", "organisation"): {"person": None, "to_person": UUID(int=31), "to_organisation": None},
    ("directory_relationship", "to_organisation"): {"person": UUID(int=31), "organisation": None, "to_person": None},
}
"""What constraints ask of the other columns."""


async def two(**changes: Any) -> None:
    await organisation("maru", id=STAYS, name=to_json(written("ko", {"ko": "마루기술"})))
    given = {"name": to_json(written("en", {"en": "Maru Technology"})), "website": "https://maru.example", **changes}
    await organisation("maru-old", id=GOES, **given)


async def everything() -> dict[str, list[str]]:
    """Every row of every table, but for the journal and what merging itself keeps."""
    found = {}
    for name in tables():
        if name not in LEFT_ALONE and name not in ("core_job", "core_delivery"):
            rows = await DB.run_querystring(QueryString(f"SELECT row_to_json(t)::text AS row FROM {name} t ORDER BY 1"))
            found[name] = [row["row"] for row in rows]
    return found


@pytest.mark.parametrize(("subject", "table"), [(ORGANISATION, Organisation), (PERSON, Person)])
async def test_every_column_that_points_at_a_record_is_known(db: None, subject: Subject, table: Any) -> None:
    """Told by the tables themselves, the database is asked for the same: a new table is never forgotten."""
    declared = {
        (name, column._meta.name)
        for name, one in tables().items()
        for column in one._meta.columns
        if isinstance(column, ForeignKey) and column._foreign_key_meta.resolved_references is table
    }
    known = {(one.held, one.named) for one in await references_to(subject)}
    assert declared
    assert {one for one in declared if one[0] not in LEFT_ALONE} <= known
    assert ("core_grant", "scope") in known
    assert ("core_file", "scope") in known


async def test_a_row_in_every_table_moves_and_comes_back_exactly(db: None) -> None:
    """In every table that points at organisations, whatever it is and whoever adds one."""
    await two()
    await Person.insert(Person(id=UUID(int=31), names='{"ko": "이상훈"}'))
    known = [one for one in await references_to(ORGANISATION) if not one.stem]
    for one in known:
        if one.held == "directory_organisation":
            await organisation("part", parent=GOES)
        else:
            await row_pointing(tables()[one.held], one.named, GOES, **FITTING.get((one.held, one.named), {}))
    member = await account(role=Role.EXHIBITOR_STAFF, scope=f"organisation:{GOES}")
    before = await everything()
    done = await commands.merge(OFFICER, ORGANISATION, Wish(STAYS, GOES, {}), now=NOW)
    for one in known:
        assert await _pointing(one, GOES) == 0, one
        assert await _pointing(one, STAYS) == 1, one
    assert await Grant.exists().where(Grant.account == member.id, Grant.scope == f"organisation:{STAYS}")
    assert await commands.undo(OFFICER, ORGANISATION, done, now=NOW) == 0
    after = await everything()
    assert {name: _told(rows) for name, rows in after.items()} == {name: _told(rows) for name, rows in before.items()}
    assert len(known) > 8


def _told(rows: list[str]) -> list[dict[str, Any]]:
    """But for the count of the profile's changes, which goes on."""
    read = [{name: value for name, value in json.loads(row).items() if name != "version"} for row in rows]
    return sorted(read, key=str)


async def _pointing(one: Reference, record: UUID) -> int:
    asked = f"SELECT count(*) AS n FROM {one.held} WHERE {one.named}::text = {{}}"
    rows = await DB.run_querystring(QueryString(asked, str(one.value(record))))
    return int(rows[0]["n"])


async def test_what_was_merged_is_found_at_its_old_address_and_parted_again(app: Litestar) -> None:
    await two()
    await Identifier.insert(Identifier(organisation=GOES, kind="brn", value="1018100101"))
    lower, upper = sorted((STAYS, GOES))
    pair = OrganisationPair(id=uuid4(), lower=lower, upper=upper, points=90, seen="x", found_at=NOW)
    await OrganisationPair.insert(pair)
    async with somebody(app, Role.ORGANISER) as staff_member:
        page = (await staff_member.sees(f"{PAGE}/{pair.id}")).text
        assert "https://maru.example" in page
        assert 'name="take_name_en"' in page
        sent = {"stays": "left", "take_website": "right"}
        answer = await staff_member.sends(f"{PAGE}/{pair.id}/merges", sent, from_=f"{PAGE}/{pair.id}")
        assert (answer.status_code, answer.headers["location"]) == (303, "/desk/organisations/maru")
        merged = await Organisation.select().where(Organisation.id == STAYS).first()
        assert merged is not None
        assert merged["website"] == "https://maru.example"
        assert "Maru Technology" in merged["name"]
        led = await staff_member.sees("/desk/organisations/maru-old")
        assert (led.status_code, led.headers["location"]) == (303, "/desk/organisations/maru")
        assert (await staff_member.sees("/portal/maru-old")).status_code == 200
        assert await Identifier.exists().where(Identifier.organisation == STAYS)
        profile = await organisation_for(OFFICER, "maru")
        texts = {**profile.texts(), "description_ko": "나중에 썼습니다.", "website": "https://later.example"}
        await edit_profile(OFFICER, STAYS, texts, version=profile.version, now=NOW)
        done = await Merge.select().first()
        assert done is not None
        await staff_member.sends(f"{PAGE}/merges/{done['id']}/undo", {}, from_=PAGE)
        parted = await organisation_for(OFFICER, "maru")
        assert parted.website == "https://later.example"
        assert parted.texts()["description_ko"] == "나중에 썼습니다."
        assert parted.texts()["name_en"] == ""
        assert (await organisation_for(OFFICER, "maru-old")).id == GOES
        assert await Identifier.exists().where(Identifier.organisation == GOES)
        assert await OrganisationPair.exists().where(OrganisationPair.id == pair.id)
        assert (await staff_member.sees("/desk/organisations/maru-old")).status_code == 200
    told = await Entry.select(Entry.kind, Entry.payload).where(Entry.kind.like("directory.duplicates.%"))
    assert [row["kind"].rpartition(".")[2] for row in told] == ["merged", "undone"]
    assert json.loads(told[1]["payload"])["kept"] == 1
    with pytest.raises(NotToBeTakenApart):
        await commands.undo(OFFICER, ORGANISATION, done["id"], now=NOW)


async def test_two_exhibitors_of_one_edition_are_told_before_anything_happens(app: Litestar) -> None:
    held = await edition()
    await fair(held.id)
    (_, _), (_, _) = await exhibitor("maru", state="applied"), await exhibitor("maru-old", state="applied")
    rows = await Organisation.select(Organisation.id).order_by(Organisation.code)
    one, other = (row["id"] for row in rows)
    tried = await commands.tried(OFFICER, ORGANISATION, one, other)
    assert "expo_exhibitor" in {clash.held for clash in tried.clashes}
    with pytest.raises(CannotMerge):
        await commands.merge(OFFICER, ORGANISATION, Wish(one, other, {}), now=NOW)
    assert await Exhibitor.count().where(Exhibitor.organisation == other) == 1
    assert await Organisation.exists().where(Organisation.id == other)
    lower, upper = sorted((one, other))
    await OrganisationPair.insert(
        OrganisationPair(id=STAYS, lower=lower, upper=upper, points=80, seen="x", found_at=NOW)
    )
    async with somebody(app, Role.ORGANISER) as staff_member:
        page = (await staff_member.sees(f"{PAGE}/{STAYS}")).text
        assert "Both are exhibitors of the same edition." in page
        assert f"{PAGE}/{STAYS}/merges" not in page


async def test_somebody_who_acts_for_both_in_one_role_is_told(db: None) -> None:
    await two()
    member = await account(role=Role.EXHIBITOR_STAFF, scope=f"organisation:{STAYS}")
    grant = await Grant.select().where(Grant.account == member.id).first()
    assert grant is not None
    again = {**grant, "id": uuid4(), "scope": f"organisation:{GOES}"}
    await Grant.insert(Grant(**again))
    tried = await commands.tried(OFFICER, ORGANISATION, STAYS, GOES)
    assert [clash.held for clash in tried.clashes] in (["core_grant"], [])
    if not tried.clashes:
        await commands.merge(OFFICER, ORGANISATION, Wish(STAYS, GOES, {}), now=NOW)
        assert await Grant.count().where(Grant.scope == f"organisation:{STAYS}") == 2


async def test_people_are_merged_with_their_posts(app: Litestar) -> None:
    await two()
    one, other = UUID(int=21), UUID(int=22)
    await Person.insert(
        Person(id=one, names='{"ko": "이상훈"}', families='{"ko": "이"}'),
        Person(id=other, names='{"en": "Sang-hoon Rhee"}', families='{"en": "Rhee"}', family="Rhee"),
    )
    title = to_json(written("ko", {"ko": "과장"}))
    await Appointment.insert(Appointment(person=other, organisation=STAYS, title=title))
    done = await commands.merge(OFFICER, PERSON, Wish(one, other, {}), now=NOW)
    row = await Person.select().where(Person.id == one).first()
    assert row is not None
    assert json.loads(row["names"]) == {"ko": "이상훈", "en": "Sang-hoon Rhee"}
    assert await Appointment.count().where(Appointment.person == one) == 1
    async with somebody(app, Role.ADMINISTRATOR) as officer:
        for page in ("", "/names", "/posts/new"):
            led = await officer.sees(f"/desk/people/{other}{page}")
            assert (led.status_code, led.headers.get("location")) == (303, f"/desk/people/{one}{page}"), page
        assert "Yes, take them apart" in (await officer.sees("/desk/duplicates/people")).text
    await commands.undo(OFFICER, PERSON, done, now=NOW)
    people = {row["id"]: json.loads(row["names"]) for row in await Person.select()}
    assert people == {one: {"ko": "이상훈"}, other: {"en": "Sang-hoon Rhee"}}
    assert await Appointment.count().where(Appointment.person == other) == 1
