"""Messages reach the reader in the reader's language, whoever else is reading at the same time."""

from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined

from core.errors import mark
from core.settings import settings
from core.web.templates import CompiledOnce, late
from crm.obligations.rules import STATE_NAMES, WrongMove
from i18n.catalogue import environments, say, translations
from i18n.compile import compile_one
from i18n.formats import isolated
from i18n.locales import LANGUAGES, PSEUDO, language
from i18n.pseudo import accented, mirrored

WORDS = "{{ _('Schedule') }}"
ESCAPED = "{{ _('<b>%(name)s</b>', name='<i>') }}"


def speaking(template: str) -> dict[str, Environment]:
    base = Environment(
        loader=DictLoader({"page": template}),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        bytecode_cache=CompiledOnce(),
    )
    return environments(base)


def test_each_language_keeps_its_own_words() -> None:
    said = {code: one.get_template("page").render() for code, one in speaking(WORDS).items()}
    assert said == {"ko": "일정", "en": "Schedule", "zh-Hans": "日程", "es": "Programa", "ar": "البرنامج"}


def test_values_in_messages_are_escaped_and_the_messages_own_markup_is_not() -> None:
    assert speaking(ESCAPED)["en"].get_template("page").render() == "<b>&lt;i&gt;</b>"


def spoken(kept: Callable[[Callable[[str], str]], Callable[..., str]]) -> list[str]:
    """A constant through a filter of each language, in languages that share what was compiled."""
    speakers = speaking("{{ 'KR' | spoken }}")
    for code, one in speakers.items():
        one.filters["spoken"] = kept(f"{code}:{{}}".format)
    return [one.get_template("page").render() for one in speakers.values()]


def test_a_filter_of_a_constant_is_not_shared_between_languages() -> None:
    assert spoken(late) == [f"{one.code}:KR" for one in LANGUAGES]


@pytest.mark.planted("a word folded into shared code")
def test_a_filter_that_jinja_may_fold_speaks_the_first_readers_language_to_all() -> None:
    assert spoken(lambda filtering: filtering) == [f"{LANGUAGES[0].code}:KR"] * len(LANGUAGES)


def test_an_empty_message_is_empty_and_not_the_catalogues_header() -> None:
    assert [translations(one).gettext("") for one in (*LANGUAGES, *PSEUDO)] == [""] * 7


def test_refusals_are_said_in_the_readers_language_with_their_values() -> None:
    said = say(language("es"), "Too many requests. Please try again in {after} seconds.", after=5)
    assert said == "Demasiadas solicitudes. Vuelva a intentarlo dentro de 5 segundos."


def test_a_catalogue_is_compiled_when_it_is_newer_and_only_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "ko" / "LC_MESSAGES" / "messages.po"
    source.parent.mkdir(parents=True)
    source.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Home"\nmsgstr "홈"\n')
    monkeypatch.setattr("i18n.messages.FOLDER", tmp_path)
    korean = language("ko")
    assert [compile_one(korean), compile_one(korean), compile_one(language("ar"))] == [True, False, False]
    assert {path.name for path in source.parent.iterdir()} == {"messages.po", "messages.mo"}


@pytest.mark.parametrize("one", PSEUDO, ids=["accented", "mirrored"])
def test_stand_in_languages_say_everything_without_a_catalogue(one: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MADANG_PSEUDO", "1")
    settings.cache_clear()
    try:
        page = speaking(
            "{% trans n=2 %}{{ n }} room{% pluralize %}{{ n }} rooms{% endtrans %} {{ pgettext('a', 'b') }}"
        )
        said = {code: environment.get_template("page").render() for code, environment in page.items()}
    finally:
        monkeypatch.undo()
        settings.cache_clear()
    code = getattr(one, "code", "")
    assert (
        said[code]
        == {
            "en-XA": "⟦2 ŕööɱš ~~~~⟧ ⟦ƀ ⟧",
            "ar-XB": "2\u202e rooms\u202c \u202eb\u202c",
        }[code]
    )


def test_pseudo_messages_leave_places_and_markup_alone() -> None:
    message = 'Go to <a href="x">%(place)s</a> &amp; {name}, 100%%'
    for strange in (accented, mirrored):
        assert all(kept in strange(message) for kept in ('<a href="x">', "%(place)s", "&amp;", "{name}", "%%", "</a>"))
    assert accented("Speakers") == "⟦Šþéåķéŕš ~~~⟧"


def test_a_message_of_ours_is_said_in_the_readers_language_inside_another_and_what_somebody_typed_is_not() -> None:
    refused = WrongMove(before=STATE_NAMES["planned"], after="verified".capitalize())
    assert say(language("ko"), refused.message, **refused.parameters) == (
        "이행 과제는 ‘계획됨’에서 ‘Verified’(으)로 갈 수 없습니다."
    )


def test_a_sentence_that_ends_with_a_name_with_a_full_stop_has_one() -> None:
    asked, found = mark("They met {who}."), language("en")
    assert say(found, asked, who="river Inc.") == "They met river Inc."
    assert say(found, asked, who=isolated("river Inc.", language("ar"))) == "They met \u2068river Inc.\u2069"
    assert say(found, asked, who="river") == "They met river."
    assert say(found, mark("{who}, {where}..."), who="a Inc.", where="..") == "a Inc., ....."
    words = '{{ _("Made by %(who)s.", who=who|safe) }}|{{ _("%(who)s. %(who)s", who="<i>.") }}'
    page = speaking(words)["en"].get_template("page")
    assert page.render(who="<bdi>a &amp; b Inc.</bdi>") == "Made by <bdi>a &amp; b Inc.</bdi>|&lt;i&gt;. &lt;i&gt;."
