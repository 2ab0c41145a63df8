"""Loading a programme into the database: identity, overlaps, refusals, withdrawal, dry runs, races."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace

from core.actor import SYSTEM
from core.commitments.commands import promise
from core.commitments.rules import Promise
from core.commitments.tables import Commitment
from core.journal.tables import Entry
from core.spans import Span
from expo.editions.queries import NoSuchEdition
from expo.editions.tables import Origin
from expo.interchange.commands import import_programme
from expo.interchange.parsed import ParsedAppearance, ParsedRoom, Programme
from expo.interchange.reconcile.promises import OVERLAP
from expo.interchange.report import Report
from expo.programme.tables import Format, Session, Slot, Track
from expo.speakers.tables import Part, Speaker
from expo.venues.tables import Room
from i18n.text import required
from tests.make import files as make
from tests.make.editions import edition

NOW = datetime(2026, 11, 23, tzinfo=UTC)
TABLES = (Session, Slot, Room, Track, Format, Speaker, Part, Origin, Commitment, Entry)


async def load(programme: Programme, **more: Any) -> Report:
    return await import_programme(SYSTEM, edition="wsce-2026", programme=programme, now=NOW, **more)


async def counted() -> list[int]:
    return [await table.count() for table in TABLES]


def outcomes(report: Report) -> dict[str, str]:
    return {line.key: line.outcome for line in report.lines if line.kind == "session"}


def changed(report: Report) -> dict[str, tuple[str, ...]]:
    return {line.key: line.fields for line in report.lines if line.outcome == "updated"}


async def exclusive_rows() -> list[bool]:
    rows = await Commitment.select(Commitment.exclusive).order_by(Commitment.begins_at).order_by(Commitment.exclusive)
    return sorted(row["exclusive"] for row in rows)


async def test_a_programme_is_made_with_its_rooms_people_and_promises(db: None) -> None:
    await edition()
    report = await load(make.programme(make.session("a", 0, speakers=["kim"]), make.session("b", 2, speakers=["kim"])))
    assert outcomes(report) == {"a": "created", "b": "created"}
    assert [await table.count() for table in (Session, Slot, Room, Speaker, Part)] == [2, 2, 1, 1, 2]
    assert await exclusive_rows() == [True, True, True, True]


async def test_the_same_programme_again_changes_nothing_and_tells_nothing(db: None) -> None:
    await edition()
    programme = make.programme(make.session("a", 0, speakers=["kim"]), make.session("b", 0, speakers=["kim"]))
    await load(programme)
    before = await counted()
    report = await load(programme)
    assert (outcomes(report), report.changes) == ({"a": "unchanged", "b": "unchanged"}, 0)
    assert await counted() == before


async def test_a_change_says_which_fields_and_leaves_the_rest_alone(db: None) -> None:
    await edition()
    session = make.session("a", 0, speakers=["kim"])
    await load(make.programme(session))
    codes = [(row["code"], row["id"]) for row in await Session.select(Session.code, Session.id)]
    moved = make.session("a", 3, room="other", speakers=["lee"], title=make.text("다른 제목"), level="expert")
    report = await load(make.programme(moved))
    assert changed(report) == {"a": ("title", "level", "appearances", "slots")}
    assert [(row["code"], row["id"]) for row in await Session.select(Session.code, Session.id)] == codes
    (slot,) = await Slot.select(Slot.begins_at, Slot.room.code.as_alias("room"))
    assert slot == {"begins_at": make.NINE + timedelta(hours=3), "room": "other"}
    assert len(await exclusive_rows()) == 2


async def test_fields_that_a_format_cannot_say_stay_as_they_are(db: None) -> None:
    await edition()
    await load(make.programme(make.session("a", 0, level="expert", speakers=["kim"])))
    narrow = make.programme(make.session("a", 0), carries=frozenset({"title", "slots"}))
    report = await load(narrow)
    assert outcomes(report) == {"a": "unchanged"}
    assert await Part.count() == 1


async def test_the_same_keys_of_another_format_are_other_sessions(db: None) -> None:
    await edition()
    await load(make.programme(make.session("a", 0)))
    await load(make.programme(make.session("a", 2, room="b"), origin="other"))
    assert await Session.count() == 2


async def test_overlaps_in_the_file_are_kept_and_said_and_the_first_stays_exclusive(db: None) -> None:
    await edition()
    report = await load(
        make.programme(
            make.session("a", 0, speakers=["kim"]),
            make.session("b", 0.5, speakers=["kim"]),
            make.session("c", 1.25, room="other", speakers=["kim"]),
        )
    )
    assert set(outcomes(report).values()) == {"created"}
    assert sorted((note.kind, note.row) for note in report.notes) == [("room_overlap", "b"), ("speaker_overlap", "b")]
    assert await exclusive_rows() == [False, False, True, True, True, True]
    reasons = await Commitment.select(Commitment.override_reason, Commitment.override_by).where(
        Commitment.exclusive.eq(False)
    )
    assert {(row["override_reason"], row["override_by"]) for row in reasons} == {(OVERLAP, str(SYSTEM))}


async def test_an_area_takes_several_sessions_at_once_and_nothing_is_said(db: None) -> None:
    await edition()
    area = ParsedRoom(key="hall", name=make.text("아고라"), parallel=True)
    report = await load(make.programme(make.session("a", 0), make.session("b", 0), rooms=(area,)))
    assert report.notes == ()
    assert await Commitment.count() == 0


async def test_an_hour_that_somebody_else_has_is_refused_with_who_and_when(db: None) -> None:
    await edition()
    await load(make.programme(make.session("theirs", 0), origin="other"))
    (room,) = await Room.select(Room.id)
    await Origin.insert(await known_room(room["id"]))
    report = await load(make.programme(make.session("mine", 0.5), make.session("later", 2)))
    assert outcomes(report) == {"mine": "refused", "later": "created"}
    (why,) = [line.why for line in report.lines if line.outcome == "refused"]
    assert why == "The room hall is taken from 2026-12-08 00:00 UTC to 2026-12-08 01:00 UTC by theirs 세션."
    assert await Session.count() == 2


async def known_room(room: UUID) -> Origin:
    """The same room under this format's key."""
    row = await Origin.select(Origin.edition).first()
    assert row is not None
    return Origin(id=uuid4(), edition=row["edition"], kind="room", key="test:hall", target=room)


async def test_a_person_promised_elsewhere_is_refused_by_name(db: None) -> None:
    await edition()
    await load(make.programme(make.session("a", 0, speakers=["kim"])))
    (speaker,) = await Speaker.select(Speaker.person)
    during = Span(make.NINE + timedelta(hours=5), make.NINE + timedelta(hours=6))
    await promise([Promise(speaker["person"], "meeting", uuid4(), during)])
    report = await load(make.programme(make.session("a", 5.5, speakers=["kim"])))
    assert outcomes(report) == {"a": "refused"}
    (why,) = [line.why for line in report.lines if line.outcome == "refused"]
    assert why == "kim is busy from 2026-12-08 05:00 UTC to 2026-12-08 06:00 UTC: meeting."
    assert (await Slot.select(Slot.begins_at).first()) == {"begins_at": make.NINE}


async def test_a_refusal_spreads_to_whoever_wanted_the_hour_it_did_not_leave(db: None) -> None:
    """a cannot go to five o'clock, so it stays at nine, so b cannot come to nine."""
    await edition()
    await load(make.programme(make.session("a", 0, speakers=["kim"]), make.session("b", 2)))
    (speaker,) = await Speaker.select(Speaker.person)
    during = Span(make.NINE + timedelta(hours=5), make.NINE + timedelta(hours=6))
    await promise([Promise(speaker["person"], "meeting", uuid4(), during)])
    report = await load(make.programme(make.session("a", 5, speakers=["kim"]), make.session("b", 0)))
    assert outcomes(report) == {"a": "refused", "b": "refused"}


async def test_two_sessions_swap_their_hours(db: None) -> None:
    await edition()
    await load(make.programme(make.session("a", 0), make.session("b", 2)))
    report = await load(make.programme(make.session("a", 2), make.session("b", 0)))
    assert changed(report) == {"a": ("slots",), "b": ("slots",)}
    assert await exclusive_rows() == [True, True]


async def test_what_is_missing_from_the_file_is_said_and_left_alone(db: None) -> None:
    await edition()
    await load(make.programme(make.session("a", 0), make.session("b", 2)))
    before = await counted()
    report = await load(make.programme(make.session("a", 0)))
    assert (report.missing, report.withdrawn, report.changes) == (("b",), False, 0)
    assert await counted() == before


async def test_what_is_missing_is_withdrawn_when_that_is_wished_and_can_come_back(db: None) -> None:
    await edition()
    whole = make.programme(make.session("a", 0), make.session("b", 2))
    await load(whole)
    report = await load(make.programme(make.session("a", 0), make.session("new", 2)), withdraw_missing=True)
    assert (report.missing, report.withdrawn) == (("b",), True)
    assert outcomes(report) == {"a": "unchanged", "new": "created", "b": "withdrawn"}
    assert await Slot.count() == 2
    facts = await Entry.select(Entry.kind).where(Entry.kind == "expo.programme.session_withdrawn")
    assert len(facts) == 1
    again = await load(make.programme(make.session("a", 0), make.session("new", 2)), withdraw_missing=True)
    assert (again.missing, again.changes) == ((), 0)
    back = await load(make.programme(make.session("a", 0), make.session("b", 4), make.session("new", 2)))
    assert changed(back) == {"b": ("slots",)}


async def test_a_slot_that_a_session_has_no_more_is_taken_away(db: None) -> None:
    await edition()
    twice = make.session("a", None, slots=(make.slot("a/1", 0), make.slot("a/2", 2)))
    await load(make.programme(twice))
    report = await load(make.programme(replace(twice, slots=(make.slot("a/1", 0),))))
    assert changed(report) == {"a": ("slots",)}
    assert (await Slot.count(), await Commitment.count()) == (1, 1)


async def test_a_cancelled_session_frees_its_room_and_keeps_its_time(db: None) -> None:
    await edition()
    await load(make.programme(make.session("a", 0)))
    report = await load(make.programme(make.session("a", 0, cancelled=True), make.session("b", 0)))
    assert outcomes(report) == {"a": "updated", "b": "created"}
    assert report.notes == ()
    stamped = await Session.select(Session.cancelled_at).order_by(Session.number)
    assert [row["cancelled_at"] for row in stamped] == [NOW, None]


async def test_a_time_outside_the_edition_is_refused_and_leaves_nothing_behind(db: None) -> None:
    await edition()
    report = await load(make.programme(make.session("a", 24 * 30, room="elsewhere", speakers=["kim"])))
    assert outcomes(report) == {"a": "refused"}
    assert [await table.count() for table in (Session, Room, Speaker, Slot)] == [0, 0, 0, 0]


async def test_a_dry_run_says_everything_and_leaves_no_trace(db: None) -> None:
    await edition()
    await load(make.programme(make.session("a", 0, speakers=["kim"])))
    before = await counted()
    programme = make.programme(make.session("a", 4, speakers=["lee"]), make.session("b", 4.5))
    tried = await load(programme, dry_run=True)
    assert await counted() == before
    assert tried.dry_run
    done = await load(programme)
    assert outcomes(done) == outcomes(tried) == {"a": "updated", "b": "created"}


async def test_texts_of_a_second_file_join_those_of_the_first(db: None) -> None:
    await edition()
    await load(make.programme(make.session("a", 0, title=make.text("Opening", "en"))))
    report = await load(make.programme(make.session("a", 0, title=make.text("개막식", "ko"))))
    assert changed(report) == {"a": ("title",)}
    row = await Session.select(Session.title).first()
    assert row is not None
    title = required(row["title"])
    assert (title.source, sorted(title.renditions)) == ("ko", ["en", "ko"])


async def test_a_session_that_somebody_deleted_is_made_anew(db: None) -> None:
    await edition()
    programme = make.programme(make.session("a", 0))
    await load(programme)
    await Commitment.delete(force=True)
    await Slot.delete(force=True)
    await Session.delete(force=True)
    assert outcomes(await load(programme)) == {"a": "created"}
    assert outcomes(await load(programme)) == {"a": "unchanged"}


async def test_people_are_in_the_order_of_the_file_with_their_roles(db: None) -> None:
    await edition()
    parts = (
        ParsedAppearance(speaker="lee", role="moderator"),
        ParsedAppearance(speaker="kim"),
        ParsedAppearance(speaker="lee"),
        ParsedAppearance(speaker="nobody"),
    )
    programme = make.programme(make.session("a", 0, speakers=["kim", "lee"]))
    report = await load(replace(programme, sessions=(replace(programme.sessions[0], appearances=parts),)))
    rows = await Part.select(Part.role, Part.speaker.person.names.as_alias("names")).order_by(Part.place)
    assert [(row["names"], row["role"]) for row in rows] == [
        ('{"en": "lee"}', "moderator"),
        ('{"en": "kim"}', "speaker"),
        ('{"en": "lee"}', "speaker"),
    ]
    assert [note.kind for note in report.notes] == ["speaker_unknown"]


async def test_an_unknown_edition_is_refused(db: None) -> None:
    with pytest.raises(NoSuchEdition):
        await load(make.programme())
