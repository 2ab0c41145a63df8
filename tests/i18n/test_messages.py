"""Messages are found in code and templates; a change in a catalogue is a change of a text."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from jinja2 import TemplateSyntaxError

from i18n.locales import LANGUAGES, language
from i18n.messages import machine_object, plural_forms, renewed, source_path, spoken, store, stored, texts

PAGE = """
{# Translators: on the door #}
<h1>{{ _("Open") }}</h1>
{% trans trimmed n=rooms|length %}
  {{ n }} room
{% pluralize %}
  {{ n }} rooms
{% endtrans %}
{{ pgettext("verb", "Open") }}
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small house of its own, with its catalogues."""
    (tmp_path / "core").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "core" / "errors.py").write_text('Taken = mark("{room} is taken.")\nx = print("not this")\n')
    (tmp_path / "templates" / "page.html").write_text(PAGE)
    monkeypatch.setattr("i18n.messages.FOLDER", tmp_path / "locales")
    return tmp_path


def ids(catalogue: Catalog) -> list[object]:
    return [(message.id, message.context) for message in texts(catalogue)]


def test_messages_of_code_and_templates_are_found_by_file_and_text(root: Path) -> None:
    assert ids(spoken(root)) == [
        ("{room} is taken.", None),
        (("%(n)s room", "%(n)s rooms"), None),
        ("Open", None),
        ("Open", "verb"),
    ]


def test_a_template_that_cannot_be_read_is_not_passed_over(root: Path) -> None:
    (root / "templates" / "broken.html").write_text("{% if %}{{ _('Lost') }}")
    with pytest.raises(TemplateSyntaxError):
        spoken(root)


@pytest.mark.usefixtures("root")
def test_english_is_its_own_translation_and_the_others_wait(root: Path) -> None:
    english, arabic = (renewed(language(code), spoken(root)) for code in ("en", "ar"))
    assert [message.string for message in texts(english)] == [message.id for message in texts(english)]
    assert not any(map(any, (message.string or () for message in texts(arabic))))


def test_what_is_translated_stays_when_messages_come_and_go(root: Path) -> None:
    korean = language("ko")
    catalogue = renewed(korean, spoken(root))
    catalogue.get("Open").string = "열림"
    catalogue.get("Open").user_comments = ["a sign"]
    store(korean, catalogue)
    (root / "core" / "errors.py").write_text('Late = mark("Too late.")\n')
    again = renewed(korean, spoken(root))
    assert next((message.id, message.string) for message in texts(again)) == ("Too late.", None)
    assert (again.get("Open").string, again.get("Open").user_comments) == ("열림", ["a sign"])
    assert again.get("{room} is taken.") is None


def test_a_catalogue_has_no_dates_and_no_line_numbers(root: Path) -> None:
    korean = language("ko")
    store(korean, renewed(korean, spoken(root)))
    first = source_path(korean).read_text()
    assert "Date" not in first
    assert "#: templates/page.html\n" in first
    assert "#. on the door\n" in first
    (root / "templates" / "page.html").write_text(f"\n\n\n{PAGE}")
    store(korean, renewed(korean, spoken(root)))
    assert source_path(korean).read_text() == first


def test_a_fuzzy_message_is_kept_as_such_and_not_compiled(root: Path) -> None:
    korean = language("ko")
    catalogue = renewed(korean, spoken(root))
    catalogue.get("Open").string = "열기?"
    catalogue.get("Open").flags.add("fuzzy")
    store(korean, catalogue)
    kept = renewed(korean, spoken(root)).get("Open")
    assert kept is not None
    assert kept.fuzzy
    assert "열기?".encode() not in machine_object(korean).getvalue()


def test_plural_rules_are_cldrs() -> None:
    counts = {one.code: plural_forms(one).partition(";")[0] for one in LANGUAGES}
    assert counts == {
        "ko": "nplurals=1",
        "en": "nplurals=2",
        "zh-Hans": "nplurals=1",
        "es": "nplurals=3",
        "ar": "nplurals=6",
    }


def test_a_language_without_a_catalogue_has_an_empty_one(root: Path) -> None:
    assert ids(stored(language("ko"))) == []
    assert not (root / "locales").exists()
