"""A bank's sheet of exchange rates, as it is handed out: which column is what, and each row read or refused; pure.

Two shapes are known: a row for each currency and day (day, currency, rate), and a row for each day with a column for each
currency. Yen and dong are often stated for a hundred: a header or a cell like `JPY(100)` says so.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from core.digits import usual_digits
from core.errors import mark
from core.search.words import fold
from crm.rates.rules import HOME, Rate, is_currency
from directory.imports.reading.cells import Odd, day_in, tidy

DAYS = frozenset({"date", "day", "일자", "날짜", "고시일", "기준일", "일시", "日期", "fecha", "التاريخ"})
CURRENCIES = frozenset({"currency", "code", "통화", "통화코드", "통화명", "货币", "币种", "moneda", "divisa", "العملة"})
RATES = frozenset(
    {"rate", "krw", "won", "매매기준율", "기준환율", "환율", "매매기준", "汇率", "tipodecambio", "tasa", "سعرالصرف"}
)
SEARCHED = 15
HUNDREDS = re.compile(r"\b([A-Z]{3})\b(?:\s*[(\[/]?\s*(100|1000)\s*[)\]]?)?")
NO_CURRENCY = mark("No currency stands there that we know: {value}")
NO_NUMBER = mark("This is no rate: {value}")
NO_HEADER = mark("No column for the day and none for rates was found: a sheet has a row of headers.")
OF_WON = mark("Won for won is always one.")
TWICE = mark("This day and currency stand in the sheet before, with another rate.")
_number = re.compile(r"[0-9]{1,12}(\.[0-9]{1,10})?")


@dataclass(frozen=True, slots=True)
class Refused:
    """Row `number` as a spreadsheet counts, as it stands there, and why it is not taken (a gettext id)."""

    number: int
    cells: tuple[str, ...]
    says: str
    places: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sheet holds, each day and currency once, and what could not be read."""

    rates: tuple[Rate, ...]
    refused: tuple[Refused, ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    day: int
    currency: int | None
    rate: int | None
    wide: tuple[tuple[int, str, int], ...]
    """Of a column for each currency: its place, the currency and for how many units."""


def read(rows: Sequence[Sequence[str]], source: str) -> Reading:
    """Every row with something in it below the headers is read, or refused with a reason."""
    at, columns = _header(rows)
    if columns is None:
        return Reading((), (Refused(1, tuple(rows[0]) if rows else (), NO_HEADER),))
    found: dict[tuple[str, date], Rate] = {}
    refused: list[Refused] = []
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        if not any(cell.strip() for cell in row):
            continue
        cells = tuple(tidy(cell) for cell in row)
        try:
            every = [*_rates(cells, columns, source)]
            told = [found.setdefault((one.currency, one.on_date), one).won == one.won for one in every]
            refused += [] if all(told) else [Refused(number, cells, TWICE)]
        except Odd as odd:
            refused.append(Refused(number, cells, odd.message, odd.places))
    return Reading(tuple(found.values()), tuple(refused))


def _header(rows: Sequence[Sequence[str]]) -> tuple[int, _Columns | None]:
    """The first row that has a column for the day, and one for rates or for each currency."""
    for at, row in enumerate(rows[:SEARCHED]):
        heads = [_plain(cell) for cell in row]
        day = next((place for place, one in enumerate(heads) if one in DAYS), None)
        currency = next((place for place, one in enumerate(heads) if one in CURRENCIES), None)
        rate = next((place for place, one in enumerate(heads) if one in RATES), None)
        wide = tuple(
            (place, *named) for place, cell in enumerate(row) if place != day and (named := _currency(cell)) is not None
        )
        if day is not None and currency is not None and rate is not None:
            return at, _Columns(day, currency, rate, ())
        if day is not None and wide:
            return at, _Columns(day, None, None, wide)
    return 0, None


def _rates(cells: Sequence[str], columns: _Columns, source: str) -> Iterator[Rate]:
    day = day_in(_cell(cells, columns.day))
    if columns.currency is None or columns.rate is None:
        for place, currency, units in columns.wide:
            if typed := _cell(cells, place):
                yield Rate(currency, day, _won(typed, units), source)
        return
    typed = _cell(cells, columns.currency)
    named = _currency(typed)
    if named is None:
        raise Odd(OF_WON if HOME in typed.upper() else NO_CURRENCY, value=typed)
    yield Rate(named[0], day, _won(_cell(cells, columns.rate), named[1]), source)


def _currency(cell: str) -> tuple[str, int] | None:
    """The code and for how many units: JPY (100) is ("JPY", 100). None for what names no currency but won."""
    found = HUNDREDS.search(tidy(cell).upper())
    if found is None or not is_currency(found[1]) or found[1] == HOME:
        return None
    return found[1], int(found[2] or 1)


def _won(cell: str, units: int) -> Decimal:
    """Raises Odd."""
    typed = usual_digits(cell).replace(",", "").removesuffix("원").strip()
    try:
        value = Decimal(typed) / units if _number.fullmatch(typed) else Decimal(0)
    except InvalidOperation:
        value = Decimal(0)
    if value <= 0:
        raise Odd(NO_NUMBER, value=cell)
    return value


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _plain(cell: str) -> str:
    return re.sub(r"[\W_]+", "", fold(tidy(cell)))
