"""Half hours: those in which the floor is open and nobody has lunch."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.spans import Span
from expo.exhibitors.hours.rules import Opening
from expo.exhibitors.meetings.rules import HALF_HOUR, chosen, grid, value_of

SEOUL = ZoneInfo("Asia/Seoul")
DAY = date(2026, 12, 8)


def opening(opens: time, closes: time, zone: ZoneInfo = SEOUL, day: date = DAY) -> Opening:
    return Opening(day, Span(datetime.combine(day, opens, zone), datetime.combine(day, closes, zone)), stated=True)


@pytest.mark.parametrize(
    ("lunch", "free"),
    [
        (None, ["11:00", "11:30", "12:00", "12:30", "13:00"]),
        ((time(12), time(13)), ["11:00", "11:30", "13:00"]),
        ((time(12, 15), time(12, 45)), ["11:00", "11:30", "13:00"]),
        ((time(12, 30), time(13)), ["11:00", "11:30", "12:00", "13:00"]),
    ],
)
def test_no_minute_of_a_half_hour_is_lunch(lunch: tuple[time, time] | None, free: list[str]) -> None:
    (day,) = grid([opening(time(11), time(13, 45))], SEOUL, lunch)
    assert [f"{one.begin:%H:%M}" for one in day.halves if not one.lunch] == free


def test_a_whole_day_can_be_ticked_or_emptied_and_the_others_stay() -> None:
    days = grid(
        [opening(time(10), time(11)), opening(time(10), time(11), day=DAY + timedelta(days=1))],
        SEOUL,
        (time(10, 30), time(11)),
    )
    first, second = (day.halves[0] for day in days)
    assert chosen(days, {second.value}, f"all {DAY}") == {first.begin.astimezone(UTC), second.begin.astimezone(UTC)}
    assert chosen(days, {first.value, second.value}, f"none {DAY}") == {second.begin.astimezone(UTC)}
    lunch = days[0].halves[1]
    assert chosen(days, {lunch.value, "2026-12-08T00:00Z", "nonsense"}) == frozenset()


@given(
    st.integers(0, 46),
    st.integers(1, 20),
    st.sampled_from(["Asia/Seoul", "Europe/Madrid", "America/Lima", "Australia/Lord_Howe"]),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
)
def test_half_hours_fill_the_opening_without_a_gap_also_when_clocks_change(
    begin: int, length: int, zone: str, day: date
) -> None:
    first = datetime.combine(day, time(begin // 2, 30 * (begin % 2)), ZoneInfo(zone)).astimezone(UTC)
    span = Span(first, first + length * HALF_HOUR)
    (found,) = grid([Opening(day, span, stated=True)], ZoneInfo(zone), None)
    begins = [one.begin.astimezone(UTC) for one in found.halves]
    assert begins == [span.begin + number * HALF_HOUR for number in range(length)]
    assert len({value_of(one) for one in begins}) == length
