"""What a solution must say, which videos are led to, and who moves it."""

import pytest

from expo.solutions import rules
from expo.solutions.forms import TAGS
from expo.solutions.rules import Choices, NotNow, ReasonNeeded, Reference, check_move, is_video, moves_from

LINES = {f"{name}_{tag}": "" for name in rules.TEXTS for tag in TAGS} | rules.lines_of_choices(Choices())


@pytest.mark.parametrize(
    ("address", "taken"),
    [
        ("https://www.youtube.com/watch?v=abc", True),
        ("https://youtu.be/abc", True),
        ("https://vimeo.com/123", True),
        ("http://www.youtube.com/watch?v=abc", False),
        ("https://youtube.com.evil.example/abc", False),
        ("https://www.youtube.com@evil.example/abc", False),
        ("https://www.youtube.com:8443/abc", False),
        ("https://evil.example/?https://youtu.be/abc", False),
        ("https://youtu.be\\@evil.example/abc", False),
        ("javascript:alert(1)//youtu.be", False),
        ("https://youtu.be/", False),
        ("https://youtu.be/" + "a" * 300, False),
        ("https://[youtu.be/abc", False),
    ],
)
def test_only_videos_at_hosts_we_know_are_led_to(address: str, taken: bool) -> None:
    assert is_video(address) is taken


def test_a_solution_is_sent_in_when_it_has_a_name_a_summary_a_field_and_a_form() -> None:
    assert set(rules.missing(LINES, TAGS)) == {"name_ko", "summary_ko", "fields", "categories"}
    whole = {**LINES, "name_ar": "ماء", "summary_ar": "ماء", "fields": "water", "categories": "software"}
    assert rules.missing(whole, TAGS) == {}
    assert rules.percent(rules.present(whole, TAGS)) < 100


def test_it_is_whole_only_with_everything_and_in_two_languages() -> None:
    given = {f"{name}_{tag}": "x" for name in rules.TEXTS for tag in ("ko", "ar")}
    choices = Choices(("software",), ("water",), ("PE",), ("es",), (Reference(text="x"),), (), "under_1m", "small")
    lines = {**LINES, **rules.lines_of_choices(choices), **given}
    assert rules.percent(rules.present(lines, TAGS)) == 100
    assert rules.percent(rules.present({**lines, "summary_ar": ""}, TAGS)) == 90


def test_what_is_chosen_comes_back_as_it_was_written() -> None:
    choices = Choices(
        categories=("software", "platform"),
        fields=("water",),
        countries=("KR", "PE"),
        references=(Reference("daejeon", "x", "Daejeon", 2024), Reference(text="y")),
        videos=("https://youtu.be/a", "https://youtu.be/b"),
        size="small",
    )
    assert rules.choices_of(rules.lines_of_choices(choices)) == choices


def test_an_exhibitor_never_publishes_and_nobody_is_refused_without_a_reason() -> None:
    for state in rules.STATE_NAMES:
        with pytest.raises(NotNow):
            check_move(state, "published", side="exhibitor")
    with pytest.raises(ReasonNeeded):
        check_move("submitted", "returned", side="organiser", because="  ")
    assert moves_from("submitted", "organiser") == ["published", "returned", "hidden"]
    assert moves_from("published", "exhibitor") == ["draft", "submitted"]
