"""Dated rows of one kind: none overlap, whatever is recorded in whatever order, and striking out gives back what was."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.countries.days_off import days_off
from directory.countries.finding import nearly
from directory.countries.rules import DAY, Entry, RecordedThatDay, ended_by, reopened_by
from directory.countries.zones import other_times, time_there
from i18n.likeness import initials, likened
from i18n.locales import language

NOW = datetime(2026, 11, 29, 3, tzinfo=UTC)
days = st.dates(date(2020, 1, 1), date(2020, 3, 1))


def entry(begins_on: date, ends_on: date | None = None, *, key: UUID | None = None, struck: bool = False) -> Entry:
    at = NOW if struck else None
    return Entry(
        key or uuid4(), "visa", "free", None, begins_on, ends_on, "a notice", "Kim", NOW, "Kim" if struck else None, at
    )


def replaced(known: list[Entry], old: Entry, ends_on: date | None) -> list[Entry]:
    return [entry(one.begins_on, ends_on, key=one.id) if one.id == old.id else one for one in known]


def recorded(known: list[Entry], begins_on: date) -> list[Entry]:
    before, ends_on = ended_by(known, begins_on)
    if before is not None:
        known = replaced(known, before, begins_on - DAY)
    return [*known, entry(begins_on, ends_on)]


def held(known: list[Entry]) -> dict[date, list[UUID]]:
    every = [date(2020, 1, 1) + DAY * number for number in range(70)]
    return {day: [one.id for one in known if one.holds_on(day)] for day in every}


@given(st.lists(days, min_size=1, max_size=8))
def test_every_day_has_at_most_one_and_from_the_first_on_exactly_one(begun: list[date]) -> None:
    known: list[Entry] = []
    for day in begun:
        try:
            known = recorded(known, day)
        except RecordedThatDay:
            assert day in [one.begins_on for one in known]
    assert all(len(ids) == (day >= min(begun)) for day, ids in held(known).items())


@given(st.lists(days, min_size=2, max_size=6, unique=True), st.data())
def test_what_a_mistake_had_ended_holds_again_as_before(begun: list[date], data: st.DataObject) -> None:
    known: list[Entry] = []
    for day in begun[:-1]:
        known = recorded(known, day)
    was = held(known)
    known = recorded(known, begun[-1])
    mistaken = known[-1]
    again = reopened_by(known, mistaken)
    known = [one for one in known if one.id != mistaken.id]
    assert held(replaced(known, again, mistaken.ends_on) if again else known) == was


def test_two_from_one_day_are_refused_but_not_beside_one_struck_out() -> None:
    day = date(2020, 1, 5)
    with pytest.raises(RecordedThatDay):
        ended_by([entry(day)], day)
    assert ended_by([entry(day, struck=True)], day) == (None, None)


def test_times_are_told_against_seoul_and_a_wide_country_has_several() -> None:
    lima = time_there("America/Lima", NOW, language("ko"))
    assert (lima.place, lima.minutes, lima.at.hour) == ("리마", -14 * 60, 22)
    assert time_there("Asia/Kolkata", NOW, language("en")).minutes == -210
    brazil = other_times("BR", "America/Sao_Paulo", NOW, language("en"))
    assert [one.minutes // 60 for one in brazil] == [-11, -13, -14]
    assert other_times("KR", "Asia/Seoul", NOW, language("en")) == []


def test_holidays_have_names_in_the_readers_language_where_anybody_can_give_them() -> None:
    day = date(2026, 12, 1)
    told = [(one.name, one.language) for one in days_off("PE", language("ko"), day, 3)]
    assert told == [("원죄 없이 잉태되신 성모 대축일", "ko"), ("Battle of Ayacucho Day", "en"), ("성탄절", "ko")]
    assert [(one.name, one.language) for one in days_off("KR", language("ko"), day, 1)] == [("기독탄신일", "ko")]
    assert days_off("KR", language("ar"), day, 1)[0].name == "عيد الميلاد"
    waits = {one.name for one in days_off("NG", language("en"), day, 20) if "Eid" in one.name}
    assert "Eid al-Fitr (estimated)" in waits, "the moon decides"
    assert "이드 알피트르(예상)" in {one.name for one in days_off("NG", language("ko"), day, 20)}


@pytest.mark.parametrize(
    ("words", "texts", "found"),
    [
        ("ㅍㄹ", ["페루", "Peru"], True),
        ("peru 페", ["페루", "Peru"], True),
        ("ㄱㅁㅈ", ["김민지"], True),
        ("perú", ["Peru"], True),
        ("wangwei", ["王伟"], True),
        ("بيرو", ["بيرو"], True),
        ("ㅍㄱ", ["페루"], False),
        ("chile", ["Peru"], False),
    ],
)
def test_names_are_found_by_any_script_first_consonants_and_readings(words: str, texts: list[str], found: bool) -> None:
    assert likened(texts, words) is found


def test_a_country_is_found_with_one_mistake_and_as_its_name_is_read() -> None:
    names = ["말레이시아", "Malaysia", "ماليزيا"]
    assert [nearly(names, one) for one in ("말레이시야", "malasyia", "malreisia", "chile", "ma")] == [True] * 3 + [
        False
    ] * 2


def test_only_syllables_have_first_consonants() -> None:
    assert initials("까치 A") == "ㄱㅊ A"
