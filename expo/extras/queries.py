"""Reading the catalogue: all of an edition, one line of it, and as its form has it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from babel.numbers import get_currency_precision

from core.money import Money
from expo.editions.tables import Edition
from expo.extras.rules import TRADE_NAMES, NoSuchExtra, Offer
from expo.extras.tables import Extra
from i18n.locales import LANGUAGES
from i18n.text import Translated, from_json, required

TAGS = tuple(one.code for one in LANGUAGES)
TEXTS = ("name", "description", "question")


async def offers_of(edition: UUID) -> list[Offer]:
    """Those in force, by trade and in their order."""
    live = (Extra.edition == edition) & Extra.retired_at.is_null()
    found = [offer_of(row) for row in await Extra.select().where(live).order_by(Extra.position)]
    trades = list(TRADE_NAMES)
    return sorted(found, key=lambda one: trades.index(one.trade) if one.trade in trades else len(trades))


async def offer_called(edition: UUID, code: str) -> Offer:
    """Raises NoSuchExtra."""
    live = (Extra.edition == edition) & (Extra.code == code) & Extra.retired_at.is_null()
    row = await Extra.select().where(live).first() if code.isascii() and code.isprintable() else None
    if row is None:
        raise NoSuchExtra
    return offer_of(row)


def offer_of(row: Mapping[str, Any]) -> Offer:
    currency = row["currency"]
    late = Money(row["late_minor"], currency) if row["late_minor"] is not None else None
    names = ("id", "edition", "code", "trade", "unit", "kind", "opens_on", "closes_on", "late_on", "late_per_mille")
    return Offer(
        **{name: row[name] for name in (*names, "stock", "taken", "placed", "position")},
        name=required(row["name"]),
        description=from_json(row["description"]),
        question=from_json(row["question"]),
        each=Money(row["minor"], currency),
        late_each=late,
    )


def days_of(edition: Edition) -> list[date]:
    """The days on which the edition is open; none while only its year is known."""
    return days_between(edition.starts_on, edition.ends_on)


def days_between(first: date | None, last: date | None) -> list[date]:
    """Both included."""
    if first is None or last is None:
        return []
    return [first + timedelta(days=one) for one in range((last - first).days + 1)]


def lines_of(one: Offer) -> dict[str, str]:
    """As its form has it."""
    texts: dict[str, Translated | None] = {"name": one.name, "description": one.description, "question": one.question}
    lines = {f"{name}_{tag}": _text(texts[name], tag) for name in TEXTS for tag in TAGS}
    return lines | {
        "trade": one.trade,
        "unit": one.unit,
        "kind": one.kind,
        "amount": plain(one.each),
        "opens_on": one.opens_on.isoformat(),
        "closes_on": one.closes_on.isoformat(),
        "late_on": one.late_on.isoformat() if one.late_on else "",
        "late_percent": f"{one.late_per_mille / 10:g}" if one.late_per_mille is not None else "",
        "late_amount": plain(one.late_each) if one.late_each else "",
        "stock": "" if one.stock is None else str(one.stock),
        "placed": "yes" if one.placed else "",
    }


def plain(one: Money) -> str:
    """As somebody types it: 1650000, or 12.50 where the currency has cents."""
    places = get_currency_precision(one.currency)
    digits = f"{one.minor:0{places + 1}d}"
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def _text(text: Translated | None, tag: str) -> str:
    return text.renditions[tag].text if text is not None and tag in text.renditions else ""
