"""The schedule's address: what it says is what is shown, whatever else somebody typed into it."""

from datetime import UTC, date, datetime
from urllib.parse import parse_qs
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expo.agenda.forms import Question, read_question
from expo.releases.publication import Publication
from tests.make import programme as make

SEOUL = ZoneInfo("Asia/Seoul")
BEFORE = datetime(2026, 11, 1, tzinfo=UTC).astimezone(SEOUL)
SECOND_DAY = datetime(2026, 12, 9, 1, tzinfo=UTC).astimezone(SEOUL)
PUBLICATION = Publication(
    make.draft(
        [make.session("FIRST1", track="data", spoken=("ko",)), make.session("NEXT22", 2, track="green")],
        [make.slot("FIRST1"), make.slot("NEXT22", 24)],
        tracks=(make.track("data"), make.track("green")),
    )
)


def question(query: str, now: datetime = BEFORE) -> Question:
    return read_question(parse_qs(query, keep_blank_values=True), PUBLICATION, now)


@pytest.mark.parametrize(
    ("query", "now", "day"),
    [
        ("", BEFORE, date(2026, 12, 8)),
        ("", SECOND_DAY, date(2026, 12, 9)),
        ("day=2026-12-09", BEFORE, date(2026, 12, 9)),
        ("day=2031-01-01", BEFORE, date(2026, 12, 8)),
        ("day=all", BEFORE, None),
        ("q=교통", BEFORE, None),
        ("q=교통&day=2026-12-08", BEFORE, date(2026, 12, 8)),
    ],
)
def test_the_day_shown(query: str, now: datetime, day: date | None) -> None:
    assert question(query, now).wish.day == day


@pytest.mark.parametrize(
    "query",
    [
        "track=nonsense",
        "view=spiral",
        "zone=Mars/Olympus",
        "track=data&track=data&page=9",
        "q=%00",
        "zone=../etc/passwd",
    ],
)
def test_values_that_mean_nothing_are_left_out(query: str) -> None:
    asked = question(query)
    assert (asked.view, asked.zone) == (None, None)
    assert asked.wish.chosen in ({}, {"track": ("data",)})


@given(
    st.sampled_from([None, "list", "grid", "now"]),
    st.sampled_from(["2026-12-08", "2026-12-09", "all"]),
    st.text(max_size=20),
    st.lists(st.sampled_from(["data", "green"]), unique=True),
    st.sampled_from([None, "America/Lima", "Asia/Seoul"]),
)
def test_an_address_that_we_wrote_reads_as_what_it_was_written_from(
    view: str | None, day: str, query: str, tracks: list[str], zone: str | None
) -> None:
    parts: dict[str, list[str]] = {"day": [day], "q": [query], "track": tracks}
    parts |= {name: [value] for name, value in (("view", view), ("zone", zone)) if value}
    asked = read_question(parts, PUBLICATION, BEFORE)
    assert question(asked.address().removeprefix("?")) == asked


def test_changing_one_part_keeps_the_others() -> None:
    asked = question("day=2026-12-09&track=green&zone=America/Lima")
    assert asked.address(track=None, view="grid") == "?view=grid&day=2026-12-09&zone=America%2FLima"
