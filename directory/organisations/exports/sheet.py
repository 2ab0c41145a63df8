"""Organisations as a table for spreadsheet programs."""

from collections.abc import Iterable

from core.errors import mark
from core.spreadsheets import csv_of
from directory.organisations.queries import Profile
from directory.organisations.rules import LANGUAGE_CODES
from i18n.catalogue import say
from i18n.locales import Language

CODE, KIND, NAME, COUNTRY, WEBSITE = mark("Code"), mark("Kind"), mark("Name"), mark("Country"), mark("Website")


def sheet_of(rows: Iterable[Profile], language: Language) -> bytes:
    """A name in each language; heads in the reader's."""
    head = [
        say(language, CODE),
        say(language, KIND),
        *(f"{say(language, NAME)} ({code})" for code in LANGUAGE_CODES),
        say(language, COUNTRY),
        say(language, WEBSITE),
    ]
    return csv_of(head, (_row(one) for one in rows))


def _row(one: Profile) -> list[str]:
    texts = one.texts()
    names = [texts[f"name_{code}"] for code in LANGUAGE_CODES]
    return [one.code, one.kind, *names, texts["country"], texts["website"]]
