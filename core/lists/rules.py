"""What an address asks of a list, and the address that asks it; whatever it says is understood or told; pure."""

import base64
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import msgspec

from core.errors import mark
from core.forms.form import Mistake, typed
from core.lists.columns import Column, Kind, Listed
from core.lists.days import Span, month_in, span_in

MOST_ASKED = 60
MOST_VALUES = 40
LONGEST_TEXT = 100
LONGEST_CURSOR = 4_000
LONGEST_ADDRESS = 2_000
LARGEST = 2**31 - 1
WAYS = ("table", "board", "calendar")
OWN = frozenset(
    {"q", "sort", "group", "columns", "after", "as", "month", "view", "edit", "csrf", "idempotency", "done"}
)
"""Names in an address that are no columns."""
GONE = mark("This list no longer has a column “{name}”: that part is left out.")
NOT_UNDERSTOOD = mark("“{value}” says nothing of “{name}”: that part is left out.")
FROM_THE_START = mark("The place in the list is not there any more: it begins at the start.")
ME, NOBODY = "me", "nobody"

Asking = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Filter:
    """`texts` as the address has them; `spans` what they mean where the column holds days."""

    column: Column
    texts: tuple[str, ...]
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that an address asks of a list. `sort` is a column's name, `-` before it for the last first. `told` are
    the parts that were not understood. `near` are words that nothing has as they are typed; `only`
    these rows, which no address asks for.
    """

    words: str = ""
    filters: tuple[Filter, ...] = ()
    sort: str = ""
    group: str = ""
    columns: tuple[str, ...] = ()
    after: tuple[Any, ...] = ()
    way: str = "table"
    month: date | None = None
    view: str = ""
    edit: UUID | None = None
    told: tuple[Mistake, ...] = ()
    near: bool = False
    only: tuple[UUID, ...] = ()

    @property
    def columns_said(self) -> str:
        """As an address has them."""
        return ",".join(self.columns)

    @property
    def descending(self) -> bool:
        return self.sort.startswith("-")

    @property
    def sorted_by(self) -> str:
        return self.sort.removeprefix("-")

    def texts(self, name: str) -> tuple[str, ...]:
        """What is asked of a column, as the address has it."""
        return next((one.texts for one in self.filters if one.column.name == name), ())


def asked_of(listed: Listed, asking: Asking, today: date) -> Asked:
    """Never refuses: what it does not understand narrows nothing, and is told."""
    given: dict[str, list[str]] = {}
    for name, value in asking[:MOST_ASKED]:
        given.setdefault(typed(name, most=40), []).append(typed(value, most=LONGEST_CURSOR))
    _from_and_to(listed, given)
    told = [Mistake(GONE, {"name": name}) for name in given if name not in OWN and listed.column(name) is None]
    filters, trouble = _filters(listed, given, today)
    first = {name: values[0] for name, values in given.items()}
    order, group = first.get("sort") or listed.order, first.get("group", "")
    columns, missing = _columns(listed, first.get("columns", ""))
    if not _sortable(listed, order):
        order, missing = listed.order, [*missing, order.removeprefix("-")]
    if group and not ((found := listed.column(group)) and found.grouped):
        group, missing = "", [*missing, group]
    told += [Mistake(GONE, {"name": name[:LONGEST_TEXT]}) for name in missing]
    asked = Asked(
        words=first.get("q", "")[:LONGEST_TEXT],
        filters=filters,
        sort=order,
        group=group,
        columns=columns,
        way=_way(listed, first.get("as", "")),
        month=month_in(first.get("month", ""), today),
        view=first.get("view", "")[:40],
        edit=_id(first.get("edit", "")),
        told=(*told, *trouble),
    )
    return _placed(listed, asked, first.get("after", ""))


def address_of(listed: Listed, asked: Asked, **changes: Any) -> str:
    """The shortest that asks the same; `changes` are of Asked's own fields, and `where` column → texts."""
    where: Mapping[str, Sequence[str]] = changes.pop("where", {})
    asked = replace(asked, **changes)
    texts = {one.column.name: one.texts for one in asked.filters} | {name: tuple(one) for name, one in where.items()}
    pairs = [("q", asked.words)] if asked.words else []
    for column in listed.columns:
        wanted, presumed = texts.get(column.name, ()), listed.presumed.get(column.name, ())
        if wanted != presumed:
            pairs += [(column.name, one) for one in wanted or ("",)]
    if asked.sort != listed.order:
        pairs.append(("sort", asked.sort))
    pairs += [("group", asked.group)] if asked.group else []
    pairs += [("columns", asked.columns_said)] if asked.columns != listed.first else []
    pairs += [("as", asked.way)] if asked.way != "table" else []
    if asked.way == "calendar" and asked.month:
        pairs.append(("month", f"{asked.month:%Y-%m}"))
    pairs += [("view", asked.view)] if asked.view else []
    pairs += [("edit", str(asked.edit))] if asked.edit else []
    pairs += [("after", cursor_of(asked.after))] if asked.after else []
    return urlencode(pairs)


def kept_address(listed: Listed, asked: Asked) -> str:
    """What a view keeps: without the place in the list and the row in hand."""
    return address_of(listed, asked, after=(), edit=None, view="")


def cursor_of(values: Sequence[Any]) -> str:
    """The sort of the last row that was shown, and its id."""
    plain = [one.isoformat() if isinstance(one, date) else str(one) if isinstance(one, UUID) else one for one in values]
    return base64.urlsafe_b64encode(msgspec.json.encode(plain)).decode().rstrip("=")


def sorts_of(listed: Listed, asked: Asked) -> list[tuple[Column, bool]]:
    """By which columns, the last first where True."""
    names = ([(asked.group, False)] if asked.group else []) + [(asked.sorted_by, asked.descending)]
    found = [(listed.column(name), down) for name, down in names]
    return [(column, down) for column, down in found if column is not None]


def _from_and_to(listed: Listed, given: dict[str, list[str]]) -> None:
    """What a form has in two fields is one span in an address: due.from and due.to."""
    for column in listed.columns:
        first, last = (given.pop(f"{column.name}.{end}", [""])[0] for end in ("from", "to"))
        if column.kind == Kind.DAY and (first or last):
            given.setdefault(column.name, []).append(f"{first}..{last}")


def _filters(listed: Listed, given: Mapping[str, list[str]], today: date) -> tuple[tuple[Filter, ...], list[Mistake]]:
    found, told = [], []
    for column in listed.columns:
        texts = [one for one in given.get(column.name, ()) if one][:MOST_VALUES]
        if column.name not in given:
            texts = list(listed.presumed.get(column.name, ()))
        good = [one for one in dict.fromkeys(texts) if column.filtered and _means(column, one, today)]
        told += [Mistake(NOT_UNDERSTOOD, {"value": one[:40], "name": column.name}) for one in texts if one not in good]
        if good:
            spans = [span_in(one, today) for one in good] if column.kind == Kind.DAY else []
            found.append(Filter(column, tuple(good), tuple(one for one in spans if one)))
    return tuple(found), told


def _means(column: Column, text: str, today: date) -> bool:
    if column.kind == Kind.DAY:
        return span_in(text, today) is not None
    if column.kind == Kind.CHOICE:
        return text in column.choices
    if column.kind == Kind.COUNTRY:
        return re.fullmatch("[A-Z]{2}|none", text) is not None
    if column.kind == Kind.PERSON:
        return text in (ME, NOBODY) or _id(text) is not None
    return len(text) <= LONGEST_TEXT


def _columns(listed: Listed, text: str) -> tuple[tuple[str, ...], list[str]]:
    wanted = list(dict.fromkeys(one for one in text.split(",")[:MOST_VALUES] if one)) or list(listed.first)
    there = [one.name for one in listed.columns]
    always = [one.name for one in listed.columns if one.always and one.name not in wanted]
    return (*always, *(one for one in wanted if one in there)), [one for one in wanted if one not in there]


def _sortable(listed: Listed, order: str) -> bool:
    column = listed.column(order.removeprefix("-"))
    return column is not None and column.sortable


def _way(listed: Listed, text: str) -> str:
    there = {"board": listed.board, "calendar": listed.calendar}
    return text if there.get(text) else "table"


def _placed(listed: Listed, asked: Asked, text: str) -> Asked:
    if not text:
        return asked
    kinds = [column.sorted_as for column, _ in sorts_of(listed, asked)]
    after = _after(text, kinds)
    if after is None:
        return replace(asked, told=(*asked.told, Mistake(FROM_THE_START)))
    return replace(asked, after=after)


def _after(text: str, kinds: Sequence[type]) -> tuple[Any, ...] | None:
    try:
        octets = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        values = msgspec.json.decode(octets, type=list[str | int])
    except (ValueError, msgspec.DecodeError):
        return None
    if len(values) != len(kinds) + 1 or (last := _id(str(values[-1]))) is None:
        return None
    read = [_value(value, kind) for value, kind in zip(values[:-1], kinds, strict=True)]
    return None if None in read else (*read, last)


def _value(value: str | int, kind: type) -> Any:
    """None for what no column of this kind holds."""
    if kind is int:
        return value if isinstance(value, int) and abs(value) <= LARGEST else None
    if not isinstance(value, str):
        return None
    if kind is date:
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return None if any(one == "\0" or "\ud800" <= one <= "\udfff" for one in value) else value


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
