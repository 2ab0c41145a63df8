"""Ratings as a table for spreadsheet programs."""

from collections.abc import Iterable

from core.errors import mark
from core.spreadsheets import csv_of
from expo.audience.ratings.rules import STARS, Summary
from expo.releases.publication import Publication
from i18n.catalogue import say
from i18n.locales import Language

HEAD = (mark("Code"), mark("Session"), mark("Ratings"), mark("Mean"))
WORDS = mark("Words")


def sheet_of(rows: Iterable[tuple[str, Summary, list[str]]], shown: Publication, language: Language) -> bytes:
    """Heads in the reader's language; how often each number of stars was given."""
    head = [*(say(language, one) for one in HEAD), *(str(one) for one in STARS), say(language, WORDS)]
    return csv_of(head, (_row(code, one, words, shown, language) for code, one, words in rows))


def _row(code: str, one: Summary, words: list[str], shown: Publication, language: Language) -> list[object]:
    session = shown.sessions.get(code)
    title = session.title.read(language.chain).text if session else ""
    return [code, title, one.number, one.mean, *one.counts, "\n".join(words)]
