"""The grid: every meeting of the day has a place of its own, as long as it lasts."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from expo.agenda.grid import STEP, grid
from expo.agenda.views import now_in_rooms
from expo.releases.publication import Publication
from tests.make import programme as make

meetings = st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 100), st.integers(1, 36)), min_size=1, max_size=12)


def published(rows: list[tuple[str, int, int]]) -> Publication:
    sessions = [make.session(f"S{place:05}", place + 1) for place in range(len(rows))]
    slots = [
        make.slot(session.code, begin / 12, minutes=5 * length, room=room)
        for session, (room, begin, length) in zip(sessions, rows, strict=True)
    ]
    return Publication(make.draft(sessions, slots, [make.room("a"), make.room("b", parallel=True)]))


@given(meetings)
def test_no_two_meetings_share_a_place(rows: list[tuple[str, int, int]]) -> None:
    publication = published(rows)
    drawn = grid(publication, date(2026, 12, 8), publication.meetings)
    assert len(drawn.cells) == len(rows)
    taken: set[tuple[int, int]] = set()
    for cell in drawn.cells:
        place = {(row, cell.column + cell.lane - 1) for row in range(cell.row, cell.row + cell.span)}
        assert not place & taken
        taken |= place
        assert cell.span == (cell.meeting.end - cell.meeting.begin) // STEP
        assert 1 <= cell.row <= drawn.rows
        assert cell.lane <= cell.lanes
    assert sum(column.width for column in drawn.columns) == drawn.lanes


@given(meetings, st.integers(0, 150))
def test_what_is_on_now_is_what_has_begun_and_not_ended(rows: list[tuple[str, int, int]], after: int) -> None:
    publication = published(rows)
    now = make.NINE + timedelta(minutes=5 * after)
    for here in now_in_rooms(publication, now):
        in_room = [meeting for meeting in publication.meetings if meeting.room.code == here.room.code]
        assert list(here.current) == [meeting for meeting in in_room if meeting.begin <= now < meeting.end]
        later = [meeting.begin for meeting in in_room if meeting.begin > now]
        assert (here.following.begin if here.following else None) == min(later, default=None)
