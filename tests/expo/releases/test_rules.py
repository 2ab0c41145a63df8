"""Releases: calendars are told of each change once, of what is gone too, and of nothing else."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from expo.releases.rules import NothingToRelease, freeze
from expo.releases.snapshot import FrozenSlot, Snapshot, decode, encode
from tests.make import programme as make

NOW = datetime(2026, 11, 1, tzinfo=UTC)
LATER = NOW + timedelta(days=1)


def first(draft: Snapshot) -> Snapshot:
    return freeze(draft, None, name="first", now=NOW)


def by_session(snapshot: Snapshot) -> dict[str, FrozenSlot]:
    return {slot.session: slot for slot in snapshot.slots}


def two_sessions(**changes: object) -> Snapshot:
    slots = [make.slot("MOVES1"), make.slot("STAYS1", 2)]
    return make.draft([make.session("MOVES1"), make.session("STAYS1", 2)], slots, **changes)


def test_a_first_release_begins_every_sequence_at_nought() -> None:
    released = first(two_sessions())
    assert [(slot.sequence, slot.modified_at) for slot in released.slots] == [(0, NOW), (0, NOW)]
    assert released.number == 1


def test_only_what_moved_rises_and_says_when() -> None:
    moved = msgspec.structs.replace(two_sessions(), slots=(make.slot("MOVES1", 1), make.slot("STAYS1", 2)))
    released = by_session(freeze(moved, first(two_sessions()), name="second", now=LATER))
    assert (released["MOVES1"].sequence, released["MOVES1"].modified_at) == (1, LATER)
    assert (released["STAYS1"].sequence, released["STAYS1"].modified_at) == (0, NOW)


def test_a_new_title_is_a_change_of_the_calendar_entry() -> None:
    sessions = (make.session("MOVES1", title=make.text("새 제목")), make.session("STAYS1", 2))
    retitled = msgspec.structs.replace(two_sessions(), sessions=sessions)
    released = by_session(freeze(retitled, first(two_sessions()), name="second", now=LATER))
    assert [released[code].sequence for code in ("MOVES1", "STAYS1")] == [1, 0]


def test_a_renamed_room_changes_every_entry_in_it() -> None:
    renamed = two_sessions(rooms=[make.room(name=make.text("대강당"))])
    released = freeze(renamed, first(two_sessions()), name="second", now=LATER)
    assert [slot.sequence for slot in released.slots] == [1, 1]


def test_a_session_that_is_gone_stays_as_cancelled_with_its_text() -> None:
    shorter = make.draft([make.session("STAYS1", 2)], [make.slot("STAYS1", 2)])
    released = freeze(shorter, first(two_sessions()), name="second", now=LATER)
    gone = by_session(released)["MOVES1"]
    assert (gone.status, gone.sequence, gone.modified_at) == ("cancelled", 1, LATER)
    assert [session.code for session in released.withdrawn] == ["MOVES1"]
    assert [session.code for session in released.sessions] == ["STAYS1"]


def test_a_cancelled_entry_does_not_rise_again_with_each_release() -> None:
    shorter = make.draft([make.session("STAYS1", 2)], [make.slot("STAYS1", 2)])
    second = freeze(shorter, first(two_sessions()), name="second", now=LATER)
    longer = make.draft([make.session("STAYS1", 2)], [make.slot("STAYS1", 3)])
    third = freeze(longer, second, name="third", now=LATER + timedelta(days=1))
    assert by_session(third)["MOVES1"].sequence == 1
    assert [session.code for session in third.withdrawn] == ["MOVES1"]


def test_what_comes_back_rises_above_its_cancellation() -> None:
    shorter = make.draft([make.session("STAYS1", 2)], [make.slot("STAYS1", 2)])
    second = freeze(shorter, first(two_sessions()), name="second", now=LATER)
    third = freeze(two_sessions(), second, name="third", now=LATER + timedelta(days=1))
    back = by_session(third)["MOVES1"]
    assert (back.status, back.sequence) == ("confirmed", 2)
    assert third.withdrawn == ()


def test_the_same_programme_is_not_released_twice() -> None:
    with pytest.raises(NothingToRelease) as refused:
        freeze(two_sessions(), first(two_sessions()), name="again", now=LATER)
    assert refused.value.parameters == {"number": 1}


def test_the_same_programme_after_a_removal_is_not_released_twice() -> None:
    shorter = make.draft([make.session("STAYS1", 2)], [make.slot("STAYS1", 2)])
    second = freeze(shorter, first(two_sessions()), name="second", now=LATER)
    with pytest.raises(NothingToRelease):
        freeze(shorter, second, name="again", now=LATER)


def test_a_release_is_read_back_as_it_was_frozen() -> None:
    released = first(two_sessions())
    assert decode(encode(released)) == released


@given(st.lists(st.sets(st.integers(0, 5), min_size=1), min_size=1, max_size=6), st.data())
def test_sequences_never_fall_and_every_slot_ever_seen_is_still_told_of(
    programmes: list[set[int]], data: st.DataObject
) -> None:
    previous: Snapshot | None = None
    seen: dict[str, int] = {}
    for step, numbers in enumerate(programmes):
        sessions = [make.session(f"CODE{number}", number + 1) for number in sorted(numbers)]
        begins = {number: data.draw(st.integers(0, 3)) for number in sorted(numbers)}
        slots = [make.slot(f"CODE{number}", begins[number]) for number in sorted(numbers)]
        try:
            previous = freeze(make.draft(sessions, slots), previous, name="", now=NOW + timedelta(days=step))
        except NothingToRelease:
            continue
        now = {slot.id: slot.sequence for slot in previous.slots}
        assert seen.keys() <= now.keys()
        assert all(now[slot_id] >= sequence for slot_id, sequence in seen.items())
        alive = {slot.session for slot in previous.slots if slot.status == "confirmed"}
        assert alive == {f"CODE{number}" for number in numbers}
        seen = now
