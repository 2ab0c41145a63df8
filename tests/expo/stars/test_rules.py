"""A programme of one's own: overlaps, time between, ways that are longer than that."""

from expo.live.layer import placed
from expo.live.queries import Said
from expo.live.rules import Differs
from expo.releases.publication import Publication
from expo.stars.rules import days_of
from tests.make.programme import draft, hall, room, session, slot

ROOMS = (room("east", hall="a"), room("west", hall="b"))


def test_the_page_says_what_overlaps_how_long_there_is_and_where_the_way_is_longer() -> None:
    codes = ("OPENED", "NEARBY", "FARSID", "TWICE1", "TWICE2", "CALLED", "SECOND")
    programme = draft(
        [session(code, number, cancelled=code == "CALLED") for number, code in enumerate(codes, 1)],
        [
            slot("OPENED", 0, 60, "east"),
            slot("CALLED", 0.5, 60, "west"),
            slot("NEARBY", 1, 30, "east"),
            slot("FARSID", 1.55, 57, "west"),
            slot("TWICE1", 4, 60, "east"),
            slot("TWICE2", 4.5, 60, "west"),
            slot("SECOND", 24, 60, "east"),
        ],
        ROOMS,
        halls=(hall("a"), hall("b")),
    )
    first, second = days_of(placed(Publication(programme), {}), lambda here, there: 0 if here == there else 7)
    assert [
        (one.meeting.session.code, one.free, one.walk, one.late, [other.meeting.session.code for other in one.overlaps])
        for one in first.steps
    ] == [
        ("OPENED", None, 0, False, []),
        ("CALLED", None, 0, False, []),
        ("NEARBY", 0, 0, False, []),
        ("FARSID", 3, 7, True, []),
        ("TWICE1", 90, 7, False, ["TWICE2"]),
        ("TWICE2", 120, 0, False, ["TWICE1"]),
    ]
    assert [(one.meeting.session.code, one.free) for one in second.steps] == [("SECOND", None)]


def test_what_is_said_on_the_day_counts_for_the_time_between() -> None:
    programme = draft(
        [session(code, number) for number, code in enumerate(("DELAYD", "FOLLOW", "CALLED"), 1)],
        [slot("DELAYD", 0, 60, "east"), slot("FOLLOW", 1.5, 60, "east"), slot("CALLED", 3, 60, "east")],
        ROOMS,
        halls=(hall("a"), hall("b")),
    )
    shown = Publication(programme)
    late, follow, off = (one.slot.id for one in shown.meetings)

    def steps(**said: Differs) -> list[tuple[str, int | None, int, bool]]:
        words = {slot: Said(1, differs, programme.released_at) for slot, differs in said.items()}
        (day,) = days_of(placed(shown, words), lambda here, there: 0 if here == there else 7)
        return [(one.meeting.session.code, one.free, one.walk, bool(one.overlaps)) for one in day.steps]

    assert steps() == [("DELAYD", None, 0, False), ("FOLLOW", 30, 0, False), ("CALLED", 30, 0, False)]
    assert steps(**{late: Differs(delay=25), follow: Differs(room="west"), off: Differs(cancelled=True)}) == [
        ("DELAYD", None, 0, False),
        ("FOLLOW", 5, 7, False),
        ("CALLED", None, 0, False),
    ]
    assert steps(**{late: Differs(delay=45)})[:2] == [("DELAYD", None, 0, True), ("FOLLOW", None, 0, True)]
