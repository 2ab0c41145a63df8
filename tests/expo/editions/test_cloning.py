"""A year begins with the one before: rooms, tracks, sessions, people and places, as many days later."""

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.access.csrf import token_for
from core.access.roles import Role
from core.actor import SYSTEM
from core.commitments.tables import Commitment
from expo.audience.tables import Hearing
from expo.calls.tables import Call
from expo.channels.tables import Channel, Interpreting
from expo.editions.desk.cloning import Wanted, begin_edition
from expo.editions.queries import edition_called
from expo.editions.rules import EditionThere
from expo.exhibitors.tables import Fair
from expo.programme.edits.queries import find_origin
from expo.programme.slots.queries import draft
from expo.programme.tables import Slot
from expo.releases.commands import release_programme
from expo.venues.tables import Room
from expo.widget.tables import Embedder
from i18n.glossary.tables import Term
from i18n.machine.commands import allow
from i18n.machine.queries import is_allowed
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of
from tests.make.worlds import sample_world

NEXT = Wanted(
    slug="wsce-2027",
    names={"ko": "월드 스마트시티 엑스포 2027", "en": "World Smart City Expo 2027"},
    starts_on=date(2027, 9, 7),
    ends_on=date(2027, 9, 8),
    zone="Asia/Seoul",
    like="wsce-2026",
    sessions=True,
    places=True,
)


async def test_everything_comes_along_but_what_no_day_is_left_for(db: None) -> None:
    await sample_world(NOW)
    before = await draft(await edition_called("wsce-2026"))
    promised = await Commitment.count()
    await begin_edition(SYSTEM, NEXT, now=NOW)
    then = await draft(await edition_called("wsce-2027"))
    assert {room.code for room in then.snapshot.rooms} == {room.code for room in before.snapshot.rooms}
    assert {one.code for one in then.snapshot.sessions} == {
        one.code for one in before.snapshot.sessions if not one.cancelled
    }
    titled = next(iter(then.snapshot.sessions))
    assert titled.title == before.sessions[titled.code].title
    assert titled.appearances == before.sessions[titled.code].appearances
    seoul, later = ZoneInfo("Asia/Seoul"), date(2027, 9, 7) - date(2026, 12, 8)
    was = {one.session: one.begin.astimezone(seoul) for one in before.snapshot.slots}
    for slot in then.snapshot.slots:
        begin = slot.begin.astimezone(seoul)
        assert (begin.date() - later, begin.time()) == (was[slot.session].date(), was[slot.session].time())
    last = before.snapshot.edition.ends_on
    assert not any(was[slot.session].date() == last for slot in then.snapshot.slots)
    assert len(then.snapshot.slots) == sum(one.date() != last for one in was.values())
    assert await Commitment.count() > promised
    assert await Slot.count().where(Slot.session.edition.slug == "wsce-2026") == len(before.snapshot.slots)
    await release_programme(SYSTEM, edition="wsce-2027", name="First", now=NOW)
    with pytest.raises(EditionThere):
        await begin_edition(SYSTEM, NEXT, now=NOW)


async def test_the_form_begins_an_edition_with_its_rooms_alone(db: None) -> None:
    await sample_world(NOW)
    token = await session_of(await account(role=Role.ORGANISER))
    async with started(lambda: NOW + timedelta(minutes=1)) as app, browser(app, token) as organiser:
        assert 'value="wsce-2026" selected' in (await organiser.get("/desk/editions/new")).text
        sent = {
            "csrf": token_for(token),
            "slug": "wsce-2027",
            "name_en": "Next",
            "zone": "Asia/Seoul",
            "like": "wsce-2026",
        }
        days = {"starts_on": "2027-09-07", "ends_on": "2027-09-09", "along": "rooms"}
        wrong = await organiser.post("/desk/editions", data={**sent, **days, "ends_on": "2027-09-01", "zone": "Moon"})
        assert wrong.status_code == 422
        assert "The last day is before the first." in wrong.text
        assert "no IANA time zone" in wrong.text
        made = await organiser.post("/desk/editions", data={**sent, **days})
        assert made.headers["location"] == "/desk/wsce-2027/programme"
        page = await organiser.get("/desk/wsce-2027/programme")
        assert page.status_code == 200
        assert "Nothing lies on this day yet." in page.text


async def test_how_an_edition_works_comes_along_and_what_is_agreed_anew_each_year_does_not(db: None) -> None:
    await sample_world(NOW)
    row = await edition_called("wsce-2026")
    room = await Room.objects().where(Room.edition == row.id).first()
    assert room is not None
    await Channel.insert(Channel(room=room.id, number=7, language="es", carrier="radio"))
    await Term.insert(Term(place="wsce-2026", language="ko", source="마당", folded="마당"))
    await Term.insert(Term(place="", language="ko", source="모두", folded="모두"))
    await Hearing.delete().where(Hearing.edition == row.id)
    await Hearing.insert(Hearing(edition=row.id, questions=False, days=30))
    await Embedder.insert(Embedder(edition=row.id, origin="https://www.city.example"))
    await allow(SYSTEM, place="wsce-2026", now=NOW)
    interpreted = await Interpreting.count()
    channels = await Channel.count().where(Channel.room.edition == row.id)
    calls, fairs = await Call.count(), await Fair.count()

    await begin_edition(SYSTEM, NEXT, now=NOW)
    await begin_edition(SYSTEM, replace(NEXT, slug="wsce-2028", sessions=False, embedders=True), now=NOW)

    for slug, sites in (("wsce-2027", 0), ("wsce-2028", 1)):
        made = await edition_called(slug)
        origin = await find_origin(made.id)
        assert origin is not None
        assert (origin.slug, origin.actor, origin.at) == ("wsce-2026", str(SYSTEM), NOW)
        assert await Channel.count().where(Channel.room.edition == made.id) == channels
        assert [one.source for one in await Term.objects().where(Term.place == slug)] == ["마당"]
        hearing = await Hearing.objects().where(Hearing.edition == made.id).first()
        assert hearing is not None
        assert (hearing.questions, hearing.ratings, hearing.days) == (False, True, 30)
        assert await Embedder.count().where(Embedder.edition == made.id) == sites
        assert not await is_allowed(slug)
    assert await Interpreting.count() == 2 * interpreted
    assert (await Call.count(), await Fair.count()) == (calls, fairs)
