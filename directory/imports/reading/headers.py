"""Where the header of a sheet is, in one row or two, what its columns likely are, and by what it is known again; pure."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from core.errors import mark
from core.search.words import fold
from directory.imports.reading.cells import tidy, word
from directory.imports.reading.fields import COLUMNS, LANGUAGE_WORDS
from directory.imports.reading.grids import Rows, filled
from directory.imports.reading.years import size_in, without_year, year_in
from i18n.catalogue import say
from i18n.locales import LANGUAGES

SEARCHED = 15
LONGEST_HEADER = 60
OURS = (mark("Row in the sheet before"), mark("Why it was not taken"))
"""Columns that we add to rows that come back."""


@dataclass(frozen=True, slots=True)
class Header:
    """`first` row of it from 0, how many `rows` it has, and a label for each column."""

    first: int
    rows: int
    labels: tuple[str, ...]

    @property
    def shape(self) -> str:
        """The same for every sheet with these columns in this order, also when we had added ours."""
        words = [one for label in self.labels if (one := word(label)) not in _ours()]
        while words and not words[-1]:
            words.pop()
        return hashlib.sha256("\n".join(words).encode()).hexdigest()


@cache
def _ours() -> frozenset[str]:
    return frozenset(word(say(one, label)) for one in LANGUAGES for label in OURS)


def header_in(rows: Rows, subject: str) -> Header:
    """The row with the most words that are known, or two of which the upper one groups the columns of the lower. What
    stands above is a title, or nothing.
    """
    width = max(map(len, rows), default=0)
    heads = [[tidy(cell) for cell in (*row, *([""] * (width - len(row))))] for row in rows[:SEARCHED]]
    possible = [Header(at, 1, tuple(head)) for at, head in enumerate(heads)]
    possible += [
        Header(at, 2, tuple(map(_joined, _carried(upper, lower), lower)))
        for at, (upper, lower) in enumerate(pairwise(heads))
        if len(set(upper) - {""}) > 1 and _groups(upper)
    ]
    known = {one: len(set(proposed(one.labels, subject)) - {""}) for one in possible}
    best = max(possible, key=lambda one: (known[one], -one.rows, -one.first))
    if known[best]:
        return best
    return next((one for one in possible if len(set(one.labels) - {""}) > 1), possible[0])


def _carried(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """In a table a merged cell has its words in the first place only: they hold for what follows below."""
    found: list[str] = []
    for above, below in zip(upper, lower, strict=True):
        found.append(above or (found[-1] if found and below else ""))
    return found


def _groups(head: Sequence[str]) -> bool:
    """One of its words stands over several columns, or over a column and nothing."""
    known = [one for one in head if one]
    return len(set(known)) < len(head) and not any(char.isdigit() for one in known for char in one)


def _joined(upper: str, lower: str) -> str:
    return lower if upper in (lower, "") else upper if not lower else f"{upper} {lower}"


def body_of(rows: Rows, header: Header) -> list[tuple[int, list[str]]]:
    """Rows with something in them, by their number from 1 as a spreadsheet counts; a header that is there again on a new
    page is no row.
    """
    heads = {tuple(map(word, row)) for row in rows[header.first : header.first + header.rows]}
    after = enumerate(rows[header.first + header.rows :], start=header.first + header.rows + 1)
    return [(number, row) for number, row in after if filled(row) and tuple(map(word, row)) not in heads]


def proposed(labels: Sequence[str], subject: str) -> list[str]:
    """The code of a column for each label, '' for what is not known; none twice."""
    found: list[str] = []
    for label in labels:
        code = _code(label, subject)
        found.append("" if code in found else code)
    if "family" in found and "given" not in found and "name" in found:
        found[found.index("name")] = "given"
    return found


def _code(label: str, subject: str) -> str:
    if not label or len(label) > LONGEST_HEADER:
        return ""
    if (year := year_in(label)) and _code(without_year(label), subject) == "size":
        return size_in(year)
    stem, tag = _without_language(label)
    whole = word(stem)
    for one in COLUMNS[subject]:
        if whole in one.words.split():
            return f"{one.code}_{tag}" if tag and one.worded else one.code
    last = stem.split()[-1:] if " " in stem else []
    return _code(last[0], subject) if last else ""


def _without_language(label: str) -> tuple[str, str]:
    """`기관명(영문)`, `Name (KO)`, `영문 성명`, `영문명`: the header without the word for the language, and its tag."""
    parts = re.findall(r"[^\W_]+", fold(label))
    tags = [LANGUAGE_WORDS[part] for part in parts if part in LANGUAGE_WORDS]
    if tags and len(parts) > 1:
        return " ".join(part for part in parts if part not in LANGUAGE_WORDS), tags[0]
    if len(parts) == 1:
        for known, tag in LANGUAGE_WORDS.items():
            rest = parts[0].removeprefix(known)
            if len(known) > 1 and not known.isascii() and rest not in (parts[0], ""):
                return {"명": "이름"}.get(rest, rest), tag
    return " ".join(parts), ""
