"""A bank statement as banks really write it: CP949 or UTF-8, words above the header, days and amounts as text; pure."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from core.errors import Conflict, mark
from expo.billing.forms import minor_of

DAYS = frozenset(
    {"거래일자", "거래일시", "거래일", "일자", "날짜", "date", "transactiondate", "bookingdate", "valuedate"}
)
COMING = frozenset(
    {"입금액", "입금", "입금금액", "맡기신금액", "받으신금액", "credit", "deposit", "paidin", "amountin"}
)
SIGNED = frozenset({"금액", "거래금액", "amount"})
GOING = frozenset(
    {"출금액", "출금", "출금금액", "찾으신금액", "지급금액", "debit", "withdrawal", "paidout", "amountout"}
)
WORDS = frozenset(
    {
        "적요",
        "내용",
        "거래내용",
        "기재내용",
        "보낸분/받는분",
        "보낸분",
        "입금자",
        "입금자명",
        "의뢰인/수취인",
        "메모",
        "비고",
    }
    | {"description", "reference", "memo", "payer", "name", "narrative", "details", "remittanceinformation"}
)
HEADER_WITHIN, MOST_ROWS, LARGEST = 40, 5_000, 2**21
YEAR_FIRST = re.compile(r"(\d{4})\D{0,3}(\d{1,2})\D{0,3}(\d{1,2})(?!\d)|(\d{4})(\d{2})(\d{2})(?!\d{3})")
SHORT_YEAR = re.compile(r"(\d{2})[./-](\d{1,2})[./-](\d{1,2})(?!\d)")


class UnreadableStatement(Conflict):
    message = mark(
        "This is no bank statement that can be read: a table (CSV) with a day and an amount received is needed."
    )


@dataclass(frozen=True, slots=True)
class Row:
    """`minor` is below zero for what went out; `day` None where neither day nor amount could be read."""

    position: int
    day: date | None
    minor: int
    text: str


def statement_in(octets: bytes, currency: str) -> list[Row]:
    """Rows by their place in the file, from 1. Raises UnreadableStatement."""
    lines = list(csv.reader(io.StringIO(_decoded(octets)), delimiter=_delimiter(_decoded(octets))))
    for place, header in enumerate(lines[:HEADER_WITHIN]):
        names = [_name(cell) for cell in header]
        if DAYS.intersection(names) and (COMING | SIGNED).intersection(names):
            return list(_rows(names, lines[place + 1 : place + 1 + MOST_ROWS], place + 2, currency))
    raise UnreadableStatement


def day_of_text(text: str) -> date | None:
    """2026.12.08, 2026-12-08 10:31, 20261208, 2026년 12월 8일, 26/12/08; the year is always first."""
    found = YEAR_FIRST.match(text.strip()) or SHORT_YEAR.match(text.strip())
    if found is None:
        return None
    year, month, day = (int(one) for one in found.groups() if one)
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def amount_of_text(text: str, currency: str) -> int | None:
    """₩1,650,000, 1650000원, +1,650,000, (500), -500; an empty cell is nothing."""
    plain = re.sub(r"[\s₩￦원+$€]|KRW|USD|EUR", "", text)
    minus = plain.startswith(("-", "("))
    plain = plain.strip("-()")
    if not plain:
        return 0
    found = minor_of(plain.removesuffix(".00") if currency == "KRW" else plain, currency)
    return None if found is None else -found if minus else found


def _rows(names: Sequence[str], lines: Sequence[Sequence[str]], first: int, currency: str) -> Iterator[Row]:
    for position, cells in enumerate(lines, first):
        if not any(cell.strip() for cell in cells):
            continue
        by_kind = {kind: _cells(names, cells, kind) for kind in (DAYS, COMING, SIGNED, GOING, WORDS)}
        text = " ".join(dict.fromkeys(by_kind[WORDS])) or " ".join(cell.strip() for cell in cells)[:200]
        day = next((day for cell in by_kind[DAYS] if (day := day_of_text(cell))), None)
        came, went = ([amount_of_text(cell, currency) for cell in by_kind[kind]] for kind in (COMING, GOING))
        came = came or ([amount_of_text(cell, currency) for cell in by_kind[SIGNED]] if not any(came) else came)
        if day is None or None in came or not (any(came) or any(went)):
            yield Row(position, None, 0, text)
        else:
            yield Row(position, day, sum(one or 0 for one in came) - sum(one or 0 for one in went), text)


def _cells(names: Sequence[str], cells: Sequence[str], kind: frozenset[str]) -> list[str]:
    return [cell.strip() for name, cell in zip(names, cells, strict=False) if name in kind and cell.strip()]


def _name(cell: str) -> str:
    return re.sub(r"\(.*?\)|\s|\[.*?\]", "", cell.strip("\ufeff")).casefold()


def _delimiter(text: str) -> str:
    head = "\n".join(text.splitlines()[:HEADER_WITHIN])
    return max(",;\t", key=head.count)


def _decoded(octets: bytes) -> str:
    for encoding in ("utf-16",) if octets[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp949"):
        try:
            return octets.decode(encoding).replace("\0", "")
        except UnicodeDecodeError:
            continue
    raise UnreadableStatement
