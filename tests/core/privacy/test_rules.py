"""When a consent holds, which days a rule may have, what a value is in words: tables of cases."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core.errors import Invalid
from core.privacy.consents.rules import HOLDS, holds
from core.privacy.erasure.rules import REASONS, reason_of
from core.privacy.holdings.labels import in_words, moment
from core.privacy.registry import Ending
from core.privacy.retention.rules import LONGEST, DaysAreFixed, check_days, kept_as, kept_things
from tests.conftest import NOW

ENDING = Ending("things", "Things", "ended_at", 30, "To know.")
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("given", "withdrawn", "needed", "expected"),
    [
        (NOW, None, False, True),
        (NOW - HOLDS + SECOND, None, False, True),
        (NOW - HOLDS, None, False, False),
        (NOW - HOLDS, None, True, True),
        (NOW - SECOND, NOW, False, False),
        (NOW - SECOND, NOW, True, False),
    ],
)
def test_an_optional_consent_holds_two_years_unless_it_is_withdrawn(
    given: Any, withdrawn: Any, needed: bool, expected: bool
) -> None:
    assert holds(given, withdrawn, needed=needed, now=NOW) is expected


@pytest.mark.parametrize("days", [1, 30, LONGEST])
def test_days_that_a_rule_may_have(days: int) -> None:
    check_days(ENDING, days)


@pytest.mark.parametrize("days", [-1, 0, LONGEST + 1])
def test_days_that_it_may_not(days: int) -> None:
    with pytest.raises(Invalid):
        check_days(ENDING, days)


def test_a_rule_that_others_count_on_keeps_its_days_and_one_of_the_law_has_a_least() -> None:
    check_days(replace(ENDING, fixed=True), ENDING.days)
    with pytest.raises(DaysAreFixed):
        check_days(replace(ENDING, fixed=True), ENDING.days + 1)
    with pytest.raises(Invalid):
        check_days(replace(ENDING, least=1095), 1094)


def test_every_kept_thing_is_found_by_its_name() -> None:
    assert [kept_as(one.what) for one in kept_things()] == kept_things()
    assert kept_as("nothing") is None


def test_reasons_are_those_of_the_list() -> None:
    assert [reason_of(one) for one in REASONS] == list(REASONS)
    for wrong in ("", "Because Kim asked", "asked "):
        with pytest.raises(Invalid):
            reason_of(wrong)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ("Kim", "Kim"),
        (3, "3"),
        ({"ko": "홍길동", "en": "Hong Gil-dong"}, "홍길동 / Hong Gil-dong"),
        (["ko", "en"], "ko · en"),
        ({}, ""),
    ],
)
def test_a_value_in_words(value: Any, words: str) -> None:
    assert in_words(value) == words


def test_instants_are_known_by_their_columns() -> None:
    assert moment("seen_at", NOW.isoformat()) == NOW
    assert moment("at", NOW.isoformat()) == NOW
    assert moment("seen_at", None) is None
    assert moment("name", NOW.isoformat()) is None
