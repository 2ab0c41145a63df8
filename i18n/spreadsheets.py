"""Tables that are taken out, with their heads in the language of whoever takes them."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from babel.numbers import get_currency_precision

from core.money import Money
from core.spreadsheets import Cell, csv_of, xlsx_of
from i18n.catalogue import say
from i18n.locales import Language


def sheet_in(reader: Language, kind: str, name: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """`kind` is one of `core.spreadsheets.TYPES`; `name` and `heads` are gettext ids, or texts that need no translation."""
    said = [say(reader, one) for one in heads]
    if kind == "csv":
        return csv_of(said, rows)
    return xlsx_of(say(reader, name), said, rows, rightward=reader.direction == "rtl")


def units_of(amount: Money) -> int | Decimal:
    """In the currency's larger unit, exact: won have no cents, dollars two digits."""
    places = int(get_currency_precision(amount.currency))
    return Decimal(amount.minor).scaleb(-places) if places else amount.minor


def plain(amount: Money) -> str:
    """As `units_of`, without separators, as a form takes it."""
    return str(units_of(amount))


def metres_of(area: Decimal) -> int | Decimal:
    """Square metres without the zeros that a column keeps behind the point."""
    return int(area) if area == int(area) else area.normalize()
