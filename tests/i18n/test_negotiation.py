"""Which language a browser is answered in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.locales import LANGUAGES, PSEUDO
from i18n.negotiation import negotiate


@pytest.mark.parametrize(
    ("header", "code"),
    [
        (None, "en"),
        ("", "en"),
        ("ko", "ko"),
        ("ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7", "ko"),
        ("es-PE,es;q=0.9", "es"),
        ("es-419", "es"),
        ("AR-om", "ar"),
        ("zh-CN", "zh-Hans"),
        ("zh-TW,zh;q=0.9,en;q=0.8", "zh-Hans"),
        ("zh-HK", "zh-Hans"),
        ("zh-Hant-TW", "zh-Hans"),
        ("fr,es;q=0.3", "es"),
        ("en;q=0.1,ko;q=0.9", "ko"),
        ("ko;q=0,es;q=0.1", "es"),
        ("ko;q=nan,es;q=0.1", "es"),
        ("ko;q=high,es;q=0.1", "es"),
        ("es;q=0.5,ar;q=0.5", "es"),
        ("ko ; q = 0.2 , ar ; q = 0.9", "ar"),
        ("fr-FR", "en"),
        ("in,iw;q=0.9", "en"),
        ("*", "en"),
        ("en-XA,ko;q=0.5", "en"),
        (";;;q=,,,=", "en"),
        ("korean", "en"),
    ],
)
def test_a_browser_is_answered_in_what_it_asked_for(header: str | None, code: str) -> None:
    assert negotiate(header).code == code


@given(st.text() | st.from_regex(r"([a-zA-Z*-]{0,9}(;q=[0-9.a-z-]{0,6})?,?){0,9}", fullmatch=True))
def test_whatever_stands_in_the_header_the_answer_is_one_of_ours(header: str) -> None:
    found = negotiate(header)
    assert found in LANGUAGES
    assert found not in PSEUDO


def test_a_header_of_a_megabyte_is_not_read_to_its_end() -> None:
    assert negotiate("fr," * 350_000 + "ko").code == "en"
