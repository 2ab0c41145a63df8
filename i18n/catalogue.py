"""Messages of the interface: gettext catalogues, and an environment for each language over the same templates."""

from collections.abc import Callable
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from typing import Any

from jinja2 import Environment, pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

from core.errors import is_marked
from i18n.formats import isolated
from i18n.fullstops import seamed, sewn
from i18n.lists import listed
from i18n.locales import LANGUAGES, PSEUDO, Language, served
from i18n.messages import compiled_path, machine_object, source_path
from i18n.pseudo import PseudoTranslations
from i18n.text import Translated

MESSAGES_AT_HAND = 8_192


class Catalogue(GNUTranslations):
    """Says nothing for an empty message: gettext answers it with the catalogue's header."""

    def gettext(self, message: str) -> str:
        return super().gettext(message) if message else ""


@cache
def translations(language: Language) -> NullTranslations:
    """Compiled on the way when `i18n.compile` has not been run since the catalogue changed."""
    if language in PSEUDO:
        return PseudoTranslations(language.direction)
    source, compiled = source_path(language), compiled_path(language)
    if not source.exists():
        return NullTranslations()
    if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
        with compiled.open("rb") as ready:
            return Catalogue(ready)
    return Catalogue(machine_object(language))


def say(language: Language, message: str, /, **parameters: object) -> str:
    """Outside of templates: a message marked with `mark`, its `{name}` places filled; translated text among them in the
    reader's language, as are messages of ours, several things as it joins them, set apart so that its direction does not
    turn the sentence around. Places may have any name, `language` too.
    """
    said = translations(language).gettext(message)
    if not parameters:
        return said
    return sewn(said.format(**{name: seamed(_put(value, language)) for name, value in parameters.items()}))


def _put(value: object, language: Language) -> object:
    if isinstance(value, tuple):
        return listed(value, language)
    if isinstance(value, str) and is_marked(value):
        return translations(language).gettext(value)
    return isolated(value.read(language.chain).text, language) if isinstance(value, Translated) else value


def environments(base: Environment) -> dict[str, Environment]:
    """By language code: overlays of `base`, which share its loader, its rules and what was compiled."""
    return {language.code: _speaking(base, language) for language in served()}


def _speaking(base: Environment, language: Language) -> Environment:
    environment = base.overlay()
    environment.globals = {
        **base.globals,
        **_gettext_functions(language),
        "language": language,
        "languages": LANGUAGES,
    }
    environment.filters = dict(base.filters)
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    return environment


def _gettext_functions(language: Language) -> dict[str, Any]:
    """By way of an environment of their own: an overlay's `install_…` is the base's, and installs into the base. What a
    page asks for hundreds of times is ours: Jinja's copies the whole context for each, and fills in what has no places.
    """
    own = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    own.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    ours = _gettext(translations(language).gettext)
    return {"_": ours, "gettext": ours, **{name: own.globals[name] for name in ("ngettext", "pgettext", "npgettext")}}


def _gettext(said: Callable[[str], str]) -> Callable[..., str]:
    """As Jinja's newstyle: safe to print where everything is escaped, with its `%(name)s` places filled."""

    @lru_cache(MESSAGES_AT_HAND)
    def whole(message: str) -> Markup:
        return Markup(said(message)) % {}  # noqa: S704 -- translators', not users' text

    @pass_eval_context
    def gettext(printing: EvalContext, message: str, /, **places: object) -> str:
        put = {name: seamed(value) for name, value in places.items()}
        if not printing.autoescape:
            return sewn(said(message) % put)
        return sewn(Markup(said(message)) % put) if put else whole(message)  # noqa: S704 -- translators', not users' text

    return gettext
