"""A file that comes again after people have edited the draft: through the desk's own commands, in the database."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from core.actor import SYSTEM
from expo.editions.tables import Origin
from expo.interchange.commands import import_programme
from expo.interchange.parsed import ParsedSpeaker, ParsedTrack, Programme
from expo.interchange.reconcile.weighing import Decisions
from expo.interchange.report import Line, Report
from expo.programme.frame.commands import take_thing_away
from expo.programme.sessions.commands import change_session, set_cancelled
from expo.programme.slots.commands import move_slot, take_slot_away
from expo.programme.slots.rules import Place
from expo.programme.tables import Session, Slot, Track
from expo.venues.tables import Room
from i18n.text import required
from tests.make import files as make
from tests.make.editions import edition
from tests.make.organisations import staff

NOW = datetime(2026, 11, 23, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
EDITOR = staff("organiser")


async def load(programme: Programme, side: Any = "", **more: Any) -> Report:
    decisions = Decisions(otherwise=side)
    return await import_programme(
        SYSTEM, edition="wsce-2026", programme=programme, now=NOW, decisions=decisions, **more
    )


async def retitled(words: str, key: str = "a") -> None:
    row = await Session.select(Session.code, Session.revision).where(Session.id == await target("session", key)).first()
    assert row is not None
    await change_session(
        EDITOR,
        edition="wsce-2026",
        code=row["code"],
        lines={"title_ko": words},
        seen=0,
        revision=row["revision"],
        now=LATER,
    )


async def target(kind: str, key: str) -> UUID:
    row = await Origin.select(Origin.target).where(Origin.kind == kind, Origin.key == f"test:{key}").first()
    assert row is not None
    found: UUID = row["target"]
    return found


async def title(key: str = "a") -> str:
    row = await Session.select(Session.title).where(Session.id == await target("session", key)).first()
    assert row is not None
    return required(row["title"]).original


async def place(key: str) -> tuple[str, float] | None:
    row = (
        await Slot.select(Slot.room.code.as_alias("room"), Slot.begins_at)
        .where(Slot.id == await target("slot", key))
        .first()
    )
    return (row["room"], (row["begins_at"] - make.NINE) / timedelta(hours=1)) if row else None


async def moved(key: str, room: str, hours: float) -> None:
    slot, begin = await target("slot", key), make.NINE + timedelta(hours=hours)
    row = await Slot.select(Slot.revision).where(Slot.id == slot).first()
    assert row is not None
    place = Place(room, begin, begin + timedelta(hours=1))
    await move_slot(EDITOR, edition="wsce-2026", slot=slot, place=place, revision=row["revision"], now=LATER)


async def unplaced(key: str) -> None:
    slot = await target("slot", key)
    row = await Slot.select(Slot.revision).where(Slot.id == slot).first()
    assert row is not None
    await take_slot_away(EDITOR, edition="wsce-2026", slot=slot, revision=row["revision"], now=LATER)


def line(report: Report, key: str = "a") -> Line:
    return next(one for one in report.lines if one.kind == "session" and one.key == key)


async def test_an_edit_at_the_desk_stays_and_the_report_says_whose_it_is(db: None) -> None:
    await edition()
    await load(make.programme(make.session("a", 0)))
    await retitled("고친 제목")
    report = await load(make.programme(make.session("a", 0)))
    assert await title() == "고친 제목"
    said = line(report)
    assert (said.outcome, said.by) == ("kept", str(EDITOR))
    assert [(one.field, one.before, one.file, one.desk) for one in said.kept] == [
        ("title@ko", "a 세션", "a 세션", "고친 제목")
    ]


async def test_a_conflict_stays_open_with_the_desks_word_until_somebody_decides(db: None) -> None:
    await edition()
    await load(make.programme(make.session("a", 0)))
    await retitled("우리 제목")
    theirs = make.programme(make.session("a", 0, title=make.text("파일 제목")))
    for _ in range(2):
        report = await load(theirs)
        assert (line(report).outcome, await title()) == ("conflict", "우리 제목")
        (one,) = line(report).conflicts
        assert (one.before, one.file, one.desk, one.decided) == ("a 세션", "파일 제목", "우리 제목", "")
    await load(theirs, "desk")
    again = await load(theirs)
    assert (line(again).outcome, await title()) == ("kept", "우리 제목")


async def test_a_conflict_that_goes_to_the_file_is_settled(db: None) -> None:
    await edition()
    await load(make.programme(make.session("a", 0)))
    await retitled("우리 제목")
    theirs = make.programme(make.session("a", 0, title=make.text("파일 제목")))
    report = await load(theirs, "file")
    assert (line(report).outcome, await title()) == ("updated", "파일 제목")
    assert line(await load(theirs)).outcome == "unchanged"


async def test_a_room_from_the_desk_and_an_hour_from_the_file_go_together(db: None) -> None:
    await edition()
    rooms = make.session("b", 8, room="other")
    await load(make.programme(make.session("a", 0), rooms))
    await moved("a", "other", 0)
    report = await load(make.programme(make.session("a", 3), rooms))
    assert await place("a") == ("other", 3)
    assert {one.field: one.verdict for one in line(report).weighed} == {"place:a:room": "kept", "place:a:time": "taken"}


async def test_a_session_without_a_place_at_the_desk_is_not_put_back(db: None) -> None:
    await edition()
    await load(make.programme(make.session("a", 0)))
    await unplaced("a")
    assert line(await load(make.programme(make.session("a", 0)))).outcome == "kept"
    report = await load(make.programme(make.session("a", 2)))
    assert (line(report).outcome, await Slot.count()) == ("conflict", 0)
    await load(make.programme(make.session("a", 2)), "file")
    assert await place("a") == ("hall", 2)


async def test_a_place_that_the_file_gives_up_stays_when_the_desk_has_moved_it(db: None) -> None:
    await edition()
    twice = make.session("a", None, slots=(make.slot("a/1", 0), make.slot("a/2", 2)))
    await load(make.programme(twice))
    await moved("a/2", "hall", 5)
    once = make.programme(replace(twice, slots=(make.slot("a/1", 0),)))
    report = await load(once)
    assert (line(report).outcome, await Slot.count()) == ("conflict", 2)
    await load(once, "file")
    assert await Slot.count() == 1


async def test_a_place_whose_key_moves_to_another_session_is_not_lost(db: None) -> None:
    """In both orders of the file: what one session gives up, the other has."""
    await edition()
    first = make.programme(make.session("a", None, slots=(make.slot("x", 0),)), make.session("b", None))
    await load(first)
    for sessions in (("b", "a"), ("a", "b"), ("a", "b")):
        holder = await Slot.select(Slot.session).where(Slot.id == await target("slot", "x")).first()
        had = "a" if holder is not None and holder["session"] == await target("session", "a") else "b"
        gets = "b" if had == "a" else "a"
        found = {key: make.session(key, None, slots=(make.slot("x", 1),) if key == gets else ()) for key in sessions}
        await load(make.programme(*(found[key] for key in sessions)))
        rows = await Slot.select(Slot.session)
        assert [row["session"] for row in rows] == [await target("session", gets)]


async def test_a_missing_session_that_was_edited_is_not_withdrawn_unasked(db: None) -> None:
    await edition()
    whole = make.programme(make.session("a", 0), make.session("b", 2), make.session("c", 4))
    await load(whole)
    await retitled("살려 둘 것", "b")
    only = make.programme(make.session("a", 0))
    report = await load(only, withdraw_missing=True)
    assert {key: line(report, key).outcome for key in "bc"} == {"b": "conflict", "c": "withdrawn"}
    assert await Slot.count() == 2
    await load(only, "file", withdraw_missing=True)
    assert await Slot.count() == 1


async def test_a_session_that_was_cancelled_at_the_desk_stays_cancelled(db: None) -> None:
    await edition()
    await load(make.programme(make.session("a", 0)))
    row = await Session.select(Session.code).first()
    assert row is not None
    await set_cancelled(EDITOR, edition="wsce-2026", code=row["code"], cancelled=True, now=LATER)
    report = await load(make.programme(make.session("a", 0, level="expert")))
    stamped = await Session.select(Session.cancelled_at, Session.level).first()
    assert stamped == {"cancelled_at": LATER, "level": "expert"}
    assert {one.field: one.verdict for one in line(report).weighed} == {"level": "taken", "cancelled": "kept"}


async def test_a_track_that_was_taken_away_at_the_desk_comes_back_only_for_who_needs_it(db: None) -> None:
    await edition()
    tracks = (ParsedTrack(key="water", name=make.text("Water", "en")),)
    await load(make.programme(make.session("a", 0), tracks=tracks))
    row = await Track.select(Track.code).first()
    assert row is not None
    await take_thing_away(EDITOR, edition="wsce-2026", kind="track", code=row["code"], now=LATER)
    report = await load(make.programme(make.session("a", 0), tracks=tracks))
    assert [one.outcome for one in report.lines if one.kind == "track"] == ["kept"]
    assert await Track.count() == 0
    await load(make.programme(make.session("a", 0, track="water"), tracks=tracks))
    assert await Track.count() == 1


async def test_a_session_that_wants_the_hour_of_one_that_the_desk_has_moved_there_is_refused(db: None) -> None:
    await edition()
    await load(make.programme(make.session("a", 0), make.session("b", 2)))
    await moved("a", "hall", 5)
    report = await load(make.programme(make.session("a", 0), make.session("b", 5)))
    assert {key: line(report, key).outcome for key in "ab"} == {"a": "kept", "b": "refused"}
    assert (await place("a"), await place("b")) == (("hall", 5), ("hall", 2))


async def test_before_words_were_kept_the_journal_says_what_was_edited(db: None) -> None:
    await edition()
    await load(make.programme(make.session("a", 0), make.session("b", 2)))
    await retitled("우리 제목")
    await moved("b", "hall", 6)
    await Origin.update({Origin.said: None}, force=True)
    new = make.programme(
        make.session("a", 0, title=make.text("파일 제목"), level="expert"), make.session("b", 2, capacity=40)
    )
    report = await load(new)
    assert report.unknown > 0
    assert {key: line(report, key).outcome for key in "ab"} == {"a": "conflict", "b": "conflict"}
    assert (await title(), await place("b")) == ("우리 제목", ("hall", 6))
    assert [one.before for one in line(report).conflicts] == [None]
    rows = await Session.select(Session.level, Session.capacity).order_by(Session.number)
    assert [(row["level"], row["capacity"]) for row in rows] == [("expert", None), (None, 40)]


async def test_of_people_no_words_are_kept(db: None) -> None:
    await edition()
    kim = ParsedSpeaker(key="7", names={"en": "Seoyeon Example"}, family="Example", biography=make.text("이력", "ko"))
    await load(make.programme(make.session("a", 0), speakers=(kim,)))
    kept = await Origin.select(Origin.said).where(Origin.kind == "speaker")
    assert kept[0]["said"]
    assert "Example" not in kept[0]["said"]
    assert "이력" not in kept[0]["said"]
    report = await load(make.programme(make.session("a", 0), speakers=(kim,)))
    assert [one.outcome for one in report.lines if one.kind == "speaker"] == ["unchanged"]
    renamed = replace(kim, names={"en": "Seoyeon Sample"})
    report = await load(make.programme(make.session("a", 0), speakers=(renamed,)))
    assert [one.fields for one in report.lines if one.kind == "speaker"] == [("names",)]


async def test_a_room_that_was_renamed_at_the_desk_keeps_its_name(db: None) -> None:
    await edition()
    await load(make.programme(make.session("a", 0)))
    await Room.update({Room.capacity: 80}, force=True)
    report = await load(make.programme(make.session("a", 0)))
    assert (await Room.select(Room.capacity).first()) == {"capacity": 80}
    assert report.changes == 0
