"""Amounts as people type them are read back exactly, in every language."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.amounts import MOST, minor_of
from i18n.locales import LANGUAGES
from i18n.money import exact, money

BY_CODE = {one.code: one for one in LANGUAGES}


@settings(max_examples=300, deadline=None)
@given(
    st.integers(-MOST, MOST) | st.integers(-(10**6), 10**6).map(lambda one: one * 10**8),
    st.sampled_from(["KRW", "USD", "EUR", "JPY", "KWD"]),
    st.sampled_from(LANGUAGES),
)
def test_what_is_said_of_an_amount_is_read_as_that_amount(minor, currency, language):
    assert minor_of(money(minor, currency, language), currency, language) == minor
    assert minor_of(exact(minor, currency, language), currency, language) == minor


@pytest.mark.parametrize(
    ("typed", "currency", "language", "minor"),
    [
        ("42억", "KRW", "ko", 4_200_000_000),
        ("4억 2,000만 원", "KRW", "ko", 420_000_000),
        ("4.2 million", "USD", "en", 420_000_000),
        ("1.650.000,50", "USD", "es", 165_000_050),
        ("1,650,000", "USD", "es", 165_000_000),
        ("1,650", "USD", "es", 165),
        ("3 mil millones", "USD", "es", 300_000_000_000),
        ("٤٬٢٠٠٬٠٠٠", "USD", "ar", 420_000_000),
        ("-1,000", "USD", "en", -100_000),
        *(
            (odd, "USD", "en", None)
            for odd in ("", "a lot", "1.234", "12,34", "1 million 2 billion", "--5", "5 x", "1e9")
        ),
    ],
)
def test_amounts_are_read_as_they_are_meant(typed, currency, language, minor):
    assert minor_of(typed, currency, BY_CODE[language]) == minor
