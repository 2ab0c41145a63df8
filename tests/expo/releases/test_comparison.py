"""What changed between two programmes, told once each, in words that a reader would use."""

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from expo.releases.comparison import Comparison, compare, decode, encode
from expo.releases.rules import NothingToRelease, as_draft, freeze
from expo.releases.snapshot import Snapshot
from tests.expo.releases.test_rules import LATER, NOW, first, two_sessions
from tests.make import programme as make


def changed(session: dict[str, Any] | None = None, **changes: Any) -> Comparison:
    """From two sessions to two in which MOVES1 has these fields."""
    after = two_sessions(**changes)
    if session is not None:
        after = msgspec.structs.replace(after, sessions=(make.session("MOVES1", **session), make.session("STAYS1", 2)))
    return compare(first(two_sessions()), after)


def test_a_move_tells_from_where_to_where() -> None:
    after = msgspec.structs.replace(two_sessions(), slots=(make.slot("MOVES1", 1), make.slot("STAYS1", 2)))
    (told,) = compare(first(two_sessions()), after).sessions
    assert (told.kind, told.code, told.fields) == ("moved", "MOVES1", ())
    assert [one.begin for one in (*told.before, *told.after)] == [
        make.NINE,
        make.NINE + (make.slot("x", 1).begin - make.NINE),
    ]


def test_a_text_tells_in_which_languages_it_reads_differently() -> None:
    (told,) = changed({"title": make.text({"ko": "MOVES1 세션", "es": "Sesión"})}).sessions
    assert (told.kind, told.fields, told.languages) == ("changed", ("title",), ("es",))


def test_cancelling_says_more_than_moving() -> None:
    (told,) = changed({"cancelled": True, "capacity": 40}).sessions
    assert (told.kind, told.fields) == ("cancelled", ("capacity",))


def test_a_renamed_room_is_told_once_and_moves_nobody() -> None:
    told = changed(rooms=[make.room(name=make.text("대강당"))])
    assert told.sessions == ()
    assert [(one.what, one.kind, one.fields) for one in told.things] == [("rooms", "changed", ("name",))]


def test_what_was_taken_away_is_told_once_although_calendars_hear_of_it_for_ever() -> None:
    shorter = make.draft([make.session("STAYS1", 2)], [make.slot("STAYS1", 2)])
    second = freeze(shorter, first(two_sessions()), name="second", now=LATER)
    assert [one.kind for one in compare(first(two_sessions()), second).sessions] == ["withdrawn"]
    assert compare(second, shorter).sessions == ()


def test_a_comparison_is_read_back_as_it_was_kept() -> None:
    told = changed({"cancelled": True}, rooms=[make.room(name=make.text("대강당"))])
    assert decode(encode(told)) == told


programmes = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 3), st.booleans()), min_size=1, unique_by=lambda one: one[0]
)


def drafted(programme: list[tuple[int, int, bool]]) -> Snapshot:
    sessions = [make.session(f"CODE{number}", number + 1, cancelled=off) for number, _, off in programme]
    status = {True: "cancelled", False: "confirmed"}
    slots = [make.slot(f"CODE{n}", at, status=status[off]) for n, at, off in programme]
    return make.draft(sessions, sorted(slots, key=lambda slot: (slot.begin, slot.room, slot.id)))


@given(programmes, programmes)
def test_there_and_back_tell_the_opposite_of_each_other(
    one: list[tuple[int, int, bool]], other: list[tuple[int, int, bool]]
) -> None:
    opposite = {"added": "withdrawn", "withdrawn": "added", "cancelled": "restored", "restored": "cancelled"}
    there, back = compare(drafted(one), drafted(other)), compare(drafted(other), drafted(one))
    assert {(a.code, opposite.get(a.kind, a.kind)) for a in there.sessions} == {(a.code, a.kind) for a in back.sessions}
    assert compare(drafted(one), drafted(one)).empty


@given(programmes, programmes)
def test_going_back_shows_the_earlier_programme_and_calendars_hear_of_every_step(
    one: list[tuple[int, int, bool]], other: list[tuple[int, int, bool]]
) -> None:
    earlier = freeze(drafted(one), None, name="1", now=NOW)
    try:
        later = freeze(drafted(other), earlier, name="2", now=NOW)
    except NothingToRelease:
        return
    again = freeze(as_draft(earlier), later, name="3", now=LATER)
    assert compare(earlier, again).empty
    before = {slot.id: slot.sequence for slot in later.slots}
    assert all(slot.sequence >= before.get(slot.id, 0) for slot in again.slots)
