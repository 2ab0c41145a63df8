"""Messages of the interface: gettext catalogues, and an environment for each language over the same templates."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from jinja2 import Environment

from i18n.locales import LANGUAGES, Language

FOLDER = Path(__file__).parent / "locales"
DOMAIN = "messages"


@cache
def translations(language: Language) -> NullTranslations:
    """The compiled catalogue, or the messages as they are written when it has not been compiled."""
    path = FOLDER / language.catalogue / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if not path.exists():
        return NullTranslations()
    with path.open("rb") as compiled:
        return GNUTranslations(compiled)


def environments(base: Environment) -> dict[str, Environment]:
    """By language code: overlays of `base`, which share its loader and its rules."""
    return {language.code: _speaking(base, language) for language in LANGUAGES}


def _speaking(base: Environment, language: Language) -> Environment:
    environment = base.overlay()
    environment.globals = {**base.globals, "language": language, "languages": LANGUAGES}
    environment.filters = dict(base.filters)
    environment.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    return environment
