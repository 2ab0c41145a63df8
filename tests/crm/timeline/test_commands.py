"""Entries in the database: one on many timelines, secrets kept, nothing overwritten."""

from datetime import timedelta
from uuid import UUID

import pytest
from asyncpg.exceptions import CheckViolationError, UniqueViolationError

from core.access.roles import Role
from core.actor import Actor
from core.db.engine import DB
from core.errors import Invalid, NotFound
from core.files.uploads import Upload
from core.journal.tables import EntryValue
from core.notices.tables import Notice
from crm.agreements.tables import Agreement
from crm.briefs.queries import brief_of
from crm.deals.queries import deal_for
from crm.subjects.rules import Subject
from crm.timeline.commands import add_entry, edit_entry, withdraw_entry
from crm.timeline.contacts import LOOKED_AT, Contact, last_contact, last_contacts
from crm.timeline.exports import export
from crm.timeline.files.commands import file_paper
from crm.timeline.files.queries import paper_of, papers_of
from crm.timeline.follows.commands import follow, follows, unfollow
from crm.timeline.queries import Asked, entries, entry_for, meetings_on, news_for, number_of
from crm.timeline.rules import EntryChanged, Given
from i18n.locales import DEFAULT
from tests.conftest import NOW
from tests.make.deals import deal
from tests.make.papers import visit
from tests.make.timeline import TODAY, account_of, colleague, given, records


async def test_one_meeting_stands_on_the_timeline_of_everything_it_is_about(db: None) -> None:
    kim, about = await colleague("Kim Haneul"), await records()
    entry = await add_entry(kim, given(*about.values(), people=[about["person"].id]), now=NOW)
    for one in about.values():
        assert [each.id for each in await entries(kim, Asked(subject=one))] == [entry]
    note = given(about["country"], kind="note", title="Only ours", on=TODAY + timedelta(days=0))
    await add_entry(kim, note, now=NOW)
    await add_entry(kim, given(about["country"], kind="call", title="Planned", on=TODAY + timedelta(days=3)), now=NOW)
    for one in about.values():
        assert await last_contact(kim, one, NOW) == Contact(entry, TODAY, one)
    assert await number_of(kim, Asked(kind="note")) == 1
    assert await number_of(kim, Asked(since=TODAY + timedelta(days=1))) == 1
    assert await number_of(kim, Asked(words="first MEET")) == 1
    with pytest.raises(Invalid):
        await add_entry(kim, given(), now=NOW)
    columns = "entry, country, organisation, person, agreement"
    twice = f"INSERT INTO crm_entry_subject SELECT gen_random_uuid(), {columns} FROM crm_entry_subject"
    with pytest.raises(UniqueViolationError):
        await DB.run_ddl(twice)
    with pytest.raises(CheckViolationError):
        await DB.run_ddl("UPDATE crm_entry_subject SET country = NULL")


async def test_to_be_in_touch_about_anything_of_a_country_is_to_be_in_touch_with_it_wherever_that_is_told(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where so much was done with others meanwhile that it is not among the latest of all."""
    kim, about = await colleague("Kim Haneul"), await records()
    about["visit"] = Subject("visit", (await visit("Ana Quispe")).id)
    about["deal"] = Subject("deal", (await deal_for(kim, await deal(kim))).id)
    land = about["country"]
    await add_entry(kim, given(about["agreement"], on=TODAY - timedelta(days=366)), now=NOW)
    assert (await last_contact(kim, land, NOW), await last_contacts(kim, NOW)) == (None, {})
    for days, one in zip(range(20, 0, -1), about.values(), strict=False):
        on = TODAY - timedelta(days=days)
        entry = await add_entry(kim, given(one, on=on), now=NOW)
        for looked_at in (0, LOOKED_AT):
            monkeypatch.setattr("crm.timeline.contacts.LOOKED_AT", looked_at)
            assert await last_contact(kim, land, NOW) == Contact(entry, on, one)
            assert await last_contacts(kim, NOW) == {"PE": on}
        told = (await brief_of(kim, "PE", DEFAULT, now=NOW)).contact
        assert told is not None
        assert told.entry.id == entry


async def sees_nothing(one: Actor, record: Subject, entry: UUID, words: Given) -> None:
    """In no list, count, page, paper or day."""
    with pytest.raises(NotFound):
        await entry_for(one, entry)
    assert await number_of(one, Asked()) == 0
    assert await entries(one, Asked(subject=record)) == []
    assert await last_contact(one, record, NOW) is None
    assert await meetings_on(one, TODAY) == []
    assert await news_for(one, NOW - timedelta(days=1)) == []
    with pytest.raises(NotFound):
        await file_paper(one, entry, Upload("x.csv", b"a,b\n1,2\n"), document=None, now=NOW)
    with pytest.raises(NotFound):
        await edit_entry(one, entry, words, version=1, now=NOW)


async def test_what_is_confidential_is_seen_by_its_author_those_named_and_the_lead(db: None) -> None:
    kim, lee = await colleague("Kim Haneul"), await colleague("Lee Bada")
    park, lead = await colleague("Park San"), await colleague("Choi Dal", Role.COOPERATION_LEAD)
    admin = await colleague("Root", Role.ADMINISTRATOR)
    about = await records()
    for one in (lee, park):
        await follow(one, about["country"], now=NOW)
    secret = given(
        about["country"],
        title="Zephyr price",
        text="Zephyr at 4 million. @Lee Bada @Park San",
        confidential=True,
        readers=[account_of(lee)],
        colleagues=[account_of(park)],
    )
    entry = await add_entry(kim, secret, now=NOW)
    paper = await file_paper(kim, entry, Upload("zephyr.csv", b"a,b\n1,2\n"), document=None, now=NOW)
    for one in (kim, lee, lead):
        seen = await entry_for(one, entry)
        assert (seen.title, await number_of(one, Asked())) == ("Zephyr price", 1)
        assert await paper_of(seen, paper)
    for one in (park, admin):
        await sees_nothing(one, about["country"], entry, secret)
    told = await Notice.select(Notice.account, Notice.what, Notice.places)
    assert [(row["account"], row["what"], row["places"]) for row in told] == [(account_of(lee), "mentioned", "{}")]
    for one in (kim, lead):
        assert await number_of(one, Asked(words="Zephyr")) == 0
        assert b"Zephyr" not in await export(one, Asked(), because="A test.", tongue=DEFAULT, now=NOW)
    await edit_entry(
        kim,
        entry,
        given(about["country"], title="Zephyr", confidential=True, readers=[account_of(lee)]),
        version=1,
        now=NOW,
    )
    assert not [row for row in await EntryValue.select() if "Zephyr" in f"{row['before']}{row['after']}"]
    dump = await DB._run_in_new_connection("SELECT e::text AS row FROM crm_timeline_entry e")
    assert "Zephyr" not in dump[0]["row"]


async def test_who_is_only_named_cannot_make_a_secret_everybodys(db: None) -> None:
    kim, lee, park = await colleague("Kim Haneul"), await colleague("Lee Bada"), await colleague("Park San")
    about = await records()
    entry = await add_entry(kim, given(about["country"], confidential=True, readers=[account_of(lee)]), now=NOW)
    opened = given(about["country"], title="Now open", readers=[account_of(park)])
    await edit_entry(lee, entry, opened, version=1, now=NOW)
    with pytest.raises(NotFound):
        await entry_for(park, entry)
    with pytest.raises(NotFound):
        await withdraw_entry(lee, entry, because="No.", now=NOW)
    await edit_entry(kim, entry, opened, version=2, now=NOW)
    assert (await entry_for(park, entry)).title == "Now open"


async def test_what_is_about_an_agreement_out_of_sight_is_out_of_sight_and_a_country_desk_sees_its_country(
    db: None,
) -> None:
    lead, kim = await colleague("Choi Dal", Role.COOPERATION_LEAD), await colleague("Kim Haneul")
    peru = await colleague("Peru Desk", scope="country:PE")
    chile = await colleague("Chile Desk", scope="country:CL")
    about = await records()
    open_one = await add_entry(lead, given(about["organisation"]), now=NOW)
    closed = await add_entry(lead, given(about["country"], about["agreement"], title="Closed"), now=NOW)
    assert {one.id for one in await entries(kim, Asked())} == {open_one, closed}
    assert {one.id for one in await entries(peru, Asked())} == {open_one, closed}
    assert await entries(chile, Asked()) == []
    await Agreement.update({Agreement.sight: "confidential"}).where(Agreement.id == about["agreement"].id)
    assert [one.id for one in await entries(kim, Asked())] == [open_one]
    assert await number_of(kim, Asked(subject=about["country"])) == 0
    assert len(await entries(lead, Asked())) == 2
    with pytest.raises(NotFound):
        await add_entry(kim, given(about["agreement"]), now=NOW)


async def test_two_who_change_it_at_once_lose_nothing_and_its_history_is_told(db: None) -> None:
    kim, lee, about = await colleague("Kim Haneul"), await colleague("Lee Bada"), await records()
    entry = await add_entry(kim, given(about["country"], text="One"), now=NOW)
    await edit_entry(lee, entry, given(about["country"], text="Two"), version=1, now=NOW)
    with pytest.raises(EntryChanged):
        await edit_entry(kim, entry, given(about["country"], text="Three"), version=1, now=NOW)
    assert (await entry_for(kim, entry)).text == "Two"
    assert [(row["before"], row["after"]) for row in await EntryValue.select()] == [("One", "Two")]
    before = TODAY - timedelta(days=3)
    await edit_entry(lee, entry, given(about["country"], text="Two", on=before), version=2, now=NOW)
    assert await last_contact(kim, about["country"], NOW) == Contact(entry, before, about["country"])
    assert await entries(kim, Asked(subject=about["country"], since=TODAY)) == []
    with pytest.raises(Invalid):
        await withdraw_entry(kim, entry, because=" ", now=NOW)
    await withdraw_entry(kim, entry, because="It was another country.", now=NOW)
    assert (await entries(kim, Asked()), await number_of(kim, Asked())) == ([], 0)


async def test_mentions_and_followed_records_are_told_once_each(db: None) -> None:
    kim, lee, han = await colleague("Kim"), await colleague("Kim Bada"), await colleague("Han Byeol")
    about = await records()
    await follow(han, about["organisation"], now=NOW)
    await follow(han, about["organisation"], now=NOW)
    await follow(lee, about["organisation"], now=NOW)
    entry = await add_entry(han, given(about["organisation"], text="@Kim Bada should know."), now=NOW)
    assert await Notice.select(Notice.account, Notice.what) == [{"account": account_of(lee), "what": "mentioned"}]
    changed = given(about["organisation"], text="@Kim Bada and @kim should know.")
    await edit_entry(han, entry, changed, version=1, now=NOW)
    told = {(row["account"], row["what"]) for row in await Notice.select(Notice.account, Notice.what)}
    assert told == {(account_of(lee), "mentioned"), (account_of(kim), "mentioned"), (account_of(lee), "followed")}
    assert [one.id for one in await news_for(lee, NOW)] == [entry]
    assert await news_for(han, NOW) == []
    assert [one.id for one in await news_for(kim, NOW)] == [entry]
    await unfollow(lee, about["organisation"])
    assert not await follows(lee, about["organisation"])


async def test_a_newer_paper_takes_the_place_of_the_one_before_which_stays(db: None) -> None:
    kim, about = await colleague("Kim Haneul"), await records()
    entry = await add_entry(kim, given(about["country"]), now=NOW)
    other = await add_entry(kim, given(about["country"]), now=NOW)
    await file_paper(kim, entry, Upload("a.csv", b"a,b\n1,2\n"), document=None, now=NOW)
    (document,) = await papers_of(await entry_for(kim, entry))
    await file_paper(kim, entry, Upload("b.csv", b"a,b\n1,3\n"), document=document, now=NOW)
    (versions,) = (await papers_of(await entry_for(kim, entry))).values()
    assert [(one.version, one.name) for one in versions] == [(2, "b.csv"), (1, "a.csv")]
    with pytest.raises(NotFound):
        await file_paper(kim, other, Upload("c.csv", b"a,b\n1,4\n"), document=document, now=NOW)
    with pytest.raises(NotFound):
        await paper_of(await entry_for(kim, other), versions[0].id)
