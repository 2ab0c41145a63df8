"""Golden table of money: short where that is exact, written out where it is not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.locales import LANGUAGES, Language, language
from i18n.money import money

FRENCH = Language("fr", "Français", "ltr", "fr", "fr_FR", ("fr", "en"))
DIGITS = {"억": 10**8, "만": 10**4, "조": 10**12}


@pytest.mark.parametrize(
    ("minor", "currency", "golden"),
    [
        (
            70_360_000_000,
            "KRW",
            ("703.6억 원", "KRW 70.36 billion", "703.6亿韩元", "KRW 70.360 millones", "70.36 مليار وون كوري"),
        ),
        (
            117_800_000_000,
            "KRW",
            ("1,178억 원", "KRW 117.8 billion", "1,178亿韩元", "KRW 117.800 millones", "117.8 مليار وون كوري"),
        ),
        (
            420_000_000,
            "USD",
            ("420만 달러", "USD 4.2 million", "420万美元", "USD 4,2 millones", "4.2 مليون دولار أمريكي"),
        ),
        (
            8_470_000_000,
            "USD",
            ("8,470만 달러", "USD 84.7 million", "8,470万美元", "USD 84,7 millones", "84.7 مليون دولار أمريكي"),
        ),
        (
            100_000_000,
            "USD",
            ("100만 달러", "USD 1 million", "100万美元", "USD 1 millón", "1 مليون دولار أمريكي"),
        ),
        (
            500_000_000,
            "USD",
            ("500만 달러", "USD 5 million", "500万美元", "USD 5 millones", "5 ملايين دولار أمريكي"),
        ),
        (
            1_500_000_000_000,
            "KRW",
            ("1.5조 원", "KRW 1.5 trillion", "1.5万亿韩元", "KRW 1,5 billones", "1.5 تريليون وون كوري"),
        ),
        (
            123_456_789,
            "USD",
            (
                "123만 4,567.89 달러",
                "USD 1,234,567.89",
                "123万4,567.89美元",
                "USD 1.234.567,89",
                "1,234,567.89 دولار أمريكي",
            ),
        ),
        (
            -117_812_345_678,
            "KRW",
            (
                "-1,178억 1,234만 5,678 원",
                "KRW -117,812,345,678",
                "-1,178亿1,234万5,678韩元",
                "KRW -117.812.345.678",
                "-117,812,345,678 وون كوري",
            ),
        ),
        (0, "KRW", ("0 원", "KRW 0", "0韩元", "KRW 0", "0 وون كوري")),
        (
            1_250_000,
            "PEN",
            ("1만 2,500 페루 솔", "PEN 12,500", "1.25万秘鲁索尔", "PEN 12.500", "12,500 سول بيروفي"),
        ),
    ],
)
def test_an_amount_is_said_as_the_language_counts(minor: int, currency: str, golden: tuple[str, ...]) -> None:
    written = tuple(money(minor, currency, one).replace("\u00a0", " ").replace("\u200e", "") for one in LANGUAGES)
    assert written == golden


@given(st.integers(0, 10**16))
def test_no_won_is_lost_in_korean(won: int) -> None:
    total = Decimal(0)
    for part in money(won, "KRW", language("ko")).removesuffix(" 원").replace(",", "").split():
        size = DIGITS.get(part[-1], 1)
        total += Decimal(part.rstrip("조억만")) * size
    assert total == won


def test_a_further_language_writes_the_amount_out() -> None:
    assert money(420_000_000, "USD", FRENCH).replace("\u202f", " ") == "USD\u00a04 200 000"
