"""A bank's sheet before it is taken: what of it is new, what is there already, and what is refused and why."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO

from core.errors import mark
from core.files.rules import MEGABYTE
from crm.rates.queries import rate_in
from crm.rates.rules import NoRate, Rate, check_rate
from crm.rates.sheets import Refused, read
from crm.rates.tables import ExchangeRate
from directory.imports.reading.opening import opened

LARGEST = 4 * MEGABYTE
MOST = 5_000
"""Rates of one sheet: of twenty currencies those of a year."""
TOO_MANY = mark("A sheet has 5,000 rates at most. Please part it.")
OTHERWISE = mark("Another rate stands for this day: put it right by hand, with a reason.")
HEADER = ("date", "currency", "rate")


@dataclass(frozen=True, slots=True)
class Looked:
    """`there` are those that stand already, just so."""

    new: tuple[Rate, ...]
    there: tuple[Rate, ...]
    refused: tuple[Refused, ...]


async def sheet_in(content: bytes) -> list[list[str]]:
    """The rows of a workbook's first sheet, or of a table of text. Raises FileRefused, Unavailable."""
    return (await opened(content))[0].rows


async def looked_at(rows: Sequence[Sequence[str]], source: str) -> Looked:
    """Nothing is written."""
    reading = read(rows, source)
    if len(reading.rates) > MOST:
        return Looked((), (), (Refused(1, (), TOO_MANY),))
    stored = {(one.currency, one.on_date): one for one in await _stored(reading.rates)}
    new, there, refused = [], [], [*reading.refused]
    for one in reading.rates:
        known = stored.get((one.currency, one.on_date))
        if known is None and _fits(one):
            new.append(one)
        elif known is not None and known.won == one.won:
            there.append(one)
        else:
            says = OTHERWISE if known is not None else NoRate.message
            refused.append(Refused(0, (one.on_date.isoformat(), one.currency, f"{one.won:f}"), says))
    return Looked(tuple(new), tuple(there), tuple(refused))


def kept_rows(rates: Iterable[Rate]) -> str:
    """For the form by which they are taken: a table of text that reads as they do."""
    written = StringIO()
    csv.writer(written).writerows([HEADER, *((one.on_date.isoformat(), one.currency, f"{one.won:f}") for one in rates)])
    return written.getvalue()


def typed_rows(text: str) -> list[list[str]]:
    """Back from it; what somebody made of it is looked at as any other sheet."""
    try:
        return list(csv.reader(StringIO(text)))[: MOST + 1]
    except csv.Error:
        return []


def _fits(rate: Rate) -> bool:
    try:
        check_rate(rate)
    except NoRate:
        return False
    return True


async def _stored(rates: Sequence[Rate]) -> list[Rate]:
    if not rates:
        return []
    days = [one.on_date for one in rates]
    mine = (
        ExchangeRate.currency.is_in(sorted({one.currency for one in rates}))
        & (ExchangeRate.on_date >= min(days))
        & (ExchangeRate.on_date <= max(days))
    )
    return [rate_in(row) for row in await ExchangeRate.select().where(mine)]
