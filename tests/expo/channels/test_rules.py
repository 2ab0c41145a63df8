"""Which channels disturb each other, and when interpreters need relief."""

from datetime import UTC, datetime, timedelta

import pytest

from core.spans import Span
from expo.channels.rules import (
    ALONE,
    NO_CHANNEL,
    NOBODY,
    OTHER_NUMBER,
    Area,
    Channel,
    Job,
    LanguageThere,
    NumberTaken,
    check_number,
    troubles,
)
from i18n.text import Rendition, Translated

NAME = Translated("en", {"en": Rendition("Room")})
AREAS = {
    "a": Area("a", NAME, "hall", open=True),
    "b": Area("b", NAME, "hall", open=True),
    "c": Area("c", NAME, "hall", open=False),
    "d": Area("d", NAME, "other", open=True),
}
NINE = datetime(2026, 12, 8, tzinfo=UTC)


@pytest.mark.parametrize(("room", "refused"), [("a", True), ("b", True), ("c", False), ("d", False)])
def test_a_number_is_taken_where_it_would_be_heard(room: str, refused: bool) -> None:
    there = [Channel("a", 3, "es", "infrared")]
    if refused:
        with pytest.raises(NumberTaken):
            check_number(Channel(room, 3, "ar", "infrared"), there, AREAS)
    else:
        check_number(Channel(room, 3, "ar", "infrared"), there, AREAS)
    with pytest.raises(LanguageThere):
        check_number(Channel("a", 4, "es", "infrared"), there, AREAS)


def job(begin: int, minutes: int, people: dict[str, list[str]], *, session: str = "S", number: int | None = 3) -> Job:
    start = NINE + timedelta(minutes=begin)
    return Job(session, NAME, "a", Span(start, start + timedelta(minutes=minutes)), {"es": number}, people)


CHANNELS = [Channel("a", 3, "es", "infrared")]
OTHER = [Channel("a", 3, "ar", "infrared")]
SHORT, LONG = 30, 31


@pytest.mark.parametrize(
    ("jobs", "told"),
    [
        ([job(0, LONG, {"es": ["A"]})], [ALONE]),
        ([job(0, SHORT, {"es": ["A"]})], []),
        ([job(0, 90, {"es": ["A", "B"]})], []),
        ([job(0, 20, {"es": ["A"]}), job(25, 20, {"es": ["A"]}, session="T")], [ALONE]),
        ([job(0, 20, {"es": ["A"]}), job(30, 20, {"es": ["A"]}, session="T")], []),
        ([job(0, 20, {})], [NOBODY]),
        ([job(0, 20, {"es": ["A"]}, number=5)], [OTHER_NUMBER]),
    ],
)
def test_what_cannot_work_is_told(jobs: list[Job], told: list[str]) -> None:
    assert [one.message for one in troubles(jobs, CHANNELS, AREAS)] == told


def test_a_room_without_the_channel_that_a_session_says_is_told() -> None:
    assert [one.message for one in troubles([job(0, 20, {"es": ["A"]})], OTHER, AREAS)] == [NO_CHANNEL]
    assert troubles([job(0, 20, {"es": ["A"]})], [], AREAS) == []
