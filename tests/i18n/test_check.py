"""Every promise of the catalogues, each with a catalogue in which it is broken."""

import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from i18n.check import in_catalogue, in_source
from i18n.hard_coded import hard_coded
from i18n.locales import language

ROOT = Path(__file__).parent.parent.parent
ROOMS = ("%(n)s room in <b>%(hall)s</b>", "%(n)s rooms in <b>%(hall)s</b>")
ROOMS_IN_ARABIC = (
    "لا قاعات في <b>%(hall)s</b>",
    "قاعة في <b>%(hall)s</b>",
    "قاعتان في <b>%(hall)s</b>",
    "%(n)s قاعات في <b>%(hall)s</b>",
    "%(n)s قاعة في <b>%(hall)s</b>",
    "%(n)s قاعة في <b>%(hall)s</b>",
)


def said(message: object) -> Catalog:
    catalogue = Catalog()
    catalogue.add(message, locations=[("templates/page.html", 0)])
    return catalogue


def problems(message: object, string: object, code: str = "ko", **more: object) -> list[str]:
    kept = Catalog(locale=language(code).catalogue)
    kept.add(message, string, locations=[("templates/page.html", 0)], **more)
    return list(in_catalogue(said(message), kept, language(code)))


def test_a_catalogue_without_faults_has_no_problems() -> None:
    assert problems("Open until %(time)s", "%(time)s까지 엽니다") == []
    assert problems(ROOMS, ROOMS_IN_ARABIC, "ar") == []
    assert problems(", ", "، ", "ar") == []


@pytest.mark.parametrize(
    ("message", "string", "problem"),
    [
        ("Open", "", "not translated"),
        ("Open %(time)s", "열림", "lost a place: time"),
        ("Open", "%(time)s 열림", "has a place that is not filled: time"),
        ("{room} is taken", "{방} 사용 중", "has a place that is not filled: 방"),
        ("<b>Open</b>", "<i>열림</i>", "its HTML tags differ from the original's"),
        ("Open", "열  림", "two blanks in a row, or blanks at an end"),
        ("Open", "열림 ", "two blanks in a row, or blanks at an end"),
        ("Open", "\u202e열림", "has invisible direction marks"),
        ("Open %(n)s %%", "100% %(n)s", "has a lone % or brace: write %% or {{"),
        ("Open today", "Open today", "left in English (put `# same` above it when that is right)"),
    ],
)
def test_a_fault_in_a_translation_is_named(message: str, string: str, problem: str) -> None:
    assert f"“{message}”: {problem}" in problems(message, string)


def test_a_word_that_is_the_same_on_purpose_says_so() -> None:
    assert problems("Open today", "Open today", user_comments=["same"]) == []


def test_a_fuzzy_translation_counts_as_none() -> None:
    assert problems("Open", "열림", flags={"fuzzy"}) == ["“Open”: marked as fuzzy: somebody has to look at it"]


def test_arabic_has_six_forms() -> None:
    assert problems(ROOMS, ROOMS_IN_ARABIC[:2], "ar") == [
        "“%(n)s room in <b>%(hall)s</b>”: 2 plural forms where the language has 6 (zero, one, two, few, many, other)"
    ]


def test_only_a_form_for_one_number_may_leave_the_number_out() -> None:
    without = (*ROOMS_IN_ARABIC[:3], "قاعات في <b>%(hall)s</b>", *ROOMS_IN_ARABIC[4:])
    assert problems(ROOMS, without, "ar") == ["“%(n)s room in <b>%(hall)s</b>”: lost a place: n"]


def test_what_was_not_extracted_and_what_nobody_says_any_more_are_named() -> None:
    found = list(in_catalogue(said("New words"), said("Old words"), language("ko")))
    assert found == [
        "“New words”: not in the catalogue; run python -m i18n.extract",
        "“Old words”: nobody says this any more; run python -m i18n.extract",
    ]


@pytest.mark.parametrize("text", ["Two  blanks", "A line\nend", " Blank"])
def test_a_message_with_the_layout_of_its_template_in_it_is_named(text: str) -> None:
    assert list(in_source(said(text))) == [f"templates/page.html: “{text}”: blanks or line ends in the text"]


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>{{ _('Open') }} · {{ time }}</p>", ()),
        ("<p>Open</p>", ("Open",)),
        ("<p>{% if x %}열림{% else %}{{ _('Closed') }}{% endif %}</p>", ("열림",)),
        ('<img alt="A map">', ("A map",)),
        ('<a title="{{ _(\'Map\') }}" href="/en/about-us" class="big button">{{ x }}</a>', ()),
        (
            '<meta name="viewport" content="width=device-width"><meta name="description" content="An expo">',
            ("An expo",),
        ),
        ("<script>var words = 'none'</script><style>main { color: red }</style>", ()),
        ('<p translate="no">Madang Expo <b>Oh</b></p><p>Yes</p>', ("Yes",)),
        ("{% macro hall(x) %}<b>Hall {{ x }}</b>{% endmacro %}", ("Hall",)),
        ("{% trans trimmed %} Open {% endtrans %}{# Closed #}", ()),
        ("<p>MOU · KST · 12:30 schedule.v2.json https://expo.example/map a@expo.example</p>", ()),
        ('<{{ heading }} class="big">{{ _("Hall") }}</{{ heading }}>', ()),
    ],
)
def test_words_that_ask_no_catalogue_are_found(template: str, found: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(template, encoding="utf-8")
    assert tuple(text.replace("\ufffc", "").strip() for text in hard_coded(path)) == found


def test_our_own_catalogues_have_no_problems() -> None:
    checked = subprocess.run(
        [sys.executable, "-m", "i18n.check"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert (checked.returncode, checked.stderr) == (0, "")


def test_a_second_word_for_what_the_house_has_one_for() -> None:
    assert problems("Exhibitors", "참가기업") == ["“Exhibitors”: says “참가기업” where the house says “참가업체”"]
    assert problems("Exhibitors", "참가업체") == []
    assert problems("Exhibitors", "参展企业", "zh-Hans") != []
