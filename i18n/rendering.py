"""What templates call: translated text with its own language marked, and the page's addresses."""

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

from i18n.locales import Language, direction_of, language_name, served
from i18n.names import written_like
from i18n.text import Reading, Translated


class Pages:
    """One environment per language over the same templates; `render` reads nothing but the templates."""

    def __init__(self, environments: Mapping[str, Environment]) -> None:
        self.environments = dict(environments)

    def render(self, language: Language, template: str, context: Mapping[str, Any]) -> bytes:
        page: str = self.environments[language.code].get_template(template).render(context)
        return page.encode()


def text_filters(language: Language) -> dict[str, Callable[..., Any]]:
    """`reading`, `t` and `plain` for one language; `written_in` for names of fields;
    `as_typed` for what people wrote in no language that we were told.
    """

    def reading(text: Translated) -> Reading:
        return text.read(language.chain)

    def marked(text: Translated | None) -> Markup:
        return Markup("") if text is None else mark_language(reading(text), language)

    def plain(text: Translated | None) -> str:
        return "" if text is None else reading(text).text

    def as_typed(text: str) -> Markup:
        return typed_in(text, written_like(text), language)

    return {"reading": reading, "t": marked, "plain": plain, "written_in": written_in, "as_typed": as_typed}


def written_in(field: str) -> str:
    """The language that is typed into a field, where its name ends with one of ours (`title_ko`); else nothing. Devices
    choose letters, spelling and voices by it.
    """
    tag = field.rpartition("_")[2]
    return tag if any(one.code == tag for one in served()) else ""


def mark_language(reading: Reading, language: Language) -> Markup:
    """WCAG 3.1.2: a text in another language than its page says so, to screen readers and line breakers alike."""
    return spoken_in(reading.text, reading.language, language)


def spoken_in(text: str, tag: str, language: Language) -> Markup:
    if tag == language.code:
        return escape(text)
    return Markup('<span lang="{}" dir="{}">{}</span>').format(tag, direction_of(tag), text)


def typed_in(text: str, tag: str, language: Language) -> Markup:
    """What somebody wrote, kept apart from the sentence around it; in another language than the page's, which says so."""
    if tag in ("", language.code):
        return Markup("<bdi>{}</bdi>").format(text)
    shown = Markup('<bdi lang="{}" dir="{}">{}</bdi> <span class="badge">{}</span>')
    return shown.format(tag, direction_of(tag), text, language_name(tag, language))
