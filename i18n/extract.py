"""Brings the five catalogues up to what code and templates say: `python -m i18n.extract`."""

import click

from i18n.locales import LANGUAGES
from i18n.messages import renewed, spoken, store, texts


def main() -> None:
    """New messages are added untranslated, those that nobody says any more are dropped, translations are kept."""
    current = spoken()
    for language in LANGUAGES:
        catalogue = renewed(language, current)
        store(language, catalogue)
        missing = sum(1 for message in texts(catalogue) if not message.string or not all(message.string))
        click.echo(f"{language.code}: {len(catalogue)} messages, {missing} to translate")


if __name__ == "__main__":
    main()
