"""Registration numbers, addresses by chance, and what an address is answered."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from expo.exhibitors.newcomers.rules import WEIGHTS, answer_to, bare, is_korean_number, new_address, shown_number


@pytest.mark.parametrize("number", ["123-45-67891", "１２３－４５－６７８９１", " 123 45 67891 ", "220-81-62517"])
def test_a_korean_number_is_taken_however_it_is_written(number: str) -> None:
    assert is_korean_number(bare(number))


@pytest.mark.parametrize("number", ["123-45-67890", "1234567891x", "000-00-00000", "12345", "", "١٢٣٤٥٦٧٨٩١a"])
def test_what_does_not_check_is_none(number: str) -> None:
    assert not is_korean_number(bare(number))


@given(some.integers(min_value=10**8, max_value=10**9 - 1), some.integers(0, 8), some.integers(1, 9))
def test_one_digit_mistyped_is_noticed_wherever_the_weights_can(body: int, place: int, more: int) -> None:
    head = str(body)
    fitting = next(head + str(last) for last in range(10) if is_korean_number(head + str(last)))
    digit = (int(fitting[place]) + more) % 10
    wrong = fitting[:place] + str(digit) + fitting[place + 1 :]
    carried = place == len(WEIGHTS) - 1  # the ninth digit counts twice, and its carry can make up for the change
    assert carried or not is_korean_number(wrong)


def test_numbers_are_shown_as_korea_writes_them_and_others_as_given() -> None:
    assert shown_number("1234567891") == "123-45-67891"
    assert shown_number("DE811907980") == "DE811907980"


def test_a_name_that_is_free_and_one_that_is_taken_get_addresses_that_tell_nothing() -> None:
    one, two = (new_address({"en": "Maru Tech Co., Ltd."}, Random(seed)) for seed in (1, 2))
    assert one.startswith("maru-tech-co-ltd-")
    assert one != two
    assert new_address({"ko": "마루"}, Random(1)).startswith("company-")


def test_only_an_address_of_nobody_is_let_in() -> None:
    assert answer_to({}) == "let_in"
    assert answer_to({"exhibitor": (False, True)}) == "known"
    assert answer_to({"exhibitor": (False, False)}) == "unfinished"
    assert answer_to({"exhibitor": (True, True)}) == "closed"
