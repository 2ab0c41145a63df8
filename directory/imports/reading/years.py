"""Columns of a sheet that hold for one year each, as `기업규모(2024)`; pure."""

import re
from collections.abc import Iterable
from datetime import date

from core.search.words import fold

SIZE_OF = "size_"
_year = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_around = re.compile(r"^(?:년도?|年度?|year|in|en|de|del|a[nñ]o|عام|لعام|سنة|في)$")


def year_in(label: str) -> str:
    """The one year that a header names, empty where there is none, or more than one."""
    found = _year.findall(fold(label))
    return found[0] if len(found) == 1 else ""


def without_year(label: str) -> str:
    """The header without its year and without what says that it is one."""
    parts = re.findall(r"[^\W_]+", _year.sub(" ", fold(label)))
    while parts and _around.match(parts[-1]):
        parts.pop()
    while parts and _around.match(parts[0]):
        parts.pop(0)
    return " ".join(parts)


def years_in(labels: Iterable[str]) -> list[str]:
    """Those that headers name, each once, the earliest first."""
    return sorted({year_in(label) for label in labels} - {""})


def size_in(year: str) -> str:
    """The code of the column that says how large an organisation is in that year."""
    return f"{SIZE_OF}{year}"


def year_of(code: str) -> str:
    """The year of such a column, empty for any other."""
    year = code.removeprefix(SIZE_OF)
    return year if year != code and _year.fullmatch(year) else ""


def begins_in(year: str) -> date:
    """What holds for a year holds from its first day."""
    return date(int(year), 1, 1)
