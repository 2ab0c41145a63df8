"""Keeping the catalogue: a price that changes is for whoever orders from now on."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Invalid
from core.forms.merging import Lines, merged
from core.journal.commands import Change, record
from expo.billing.forms import minor_of
from expo.editions.queries import held
from expo.editions.tables import Edition
from expo.exhibitors.queries import fair_of
from expo.extras import rules
from expo.extras.facts import ExtraRetired, ExtraSet
from expo.extras.queries import TAGS, TEXTS, days_of, lines_of, offer_called
from expo.extras.rules import OutOfStock
from expo.extras.tables import Extra
from expo.permissions import Expo
from i18n.locales import DEFAULT
from i18n.text import to_json, written

OWN_ADDRESSES = ("new", "orders")
"""Words that stand in an address where a code could."""
UNFIT = {
    "expo_extra_closes_later": Invalid({"closes_on": rules.CLOSES_BEFORE}),
    "expo_extra_late_between": Invalid({"late_on": rules.LATE_BETWEEN}),
    "expo_extra_late_one_way": Invalid({"late_percent": rules.LATE_ONE_WAY}),
}
"""What two have put together line by line may not fit together."""


async def add_extra(actor: Actor, *, edition: str, lines: Lines, now: datetime) -> str:
    """Its code, in the fair's currency. Raises Denied, NoSuchEdition."""
    require(actor, Expo.EXTRA_WRITE)
    async with transaction():
        row = await held(edition)
        currency = (await fair_of(row.id)).currency
        taken = await Extra.select(Extra.code).where(Extra.edition == row.id).output(as_list=True)
        code = _code(lines, [*taken, *OWN_ADDRESSES])
        values = columns(lines, currency)
        await Extra.insert(Extra(id=uuid4(), edition=row.id, code=code, position=len(taken), **values))
        added = [Change(name, "", line) for name, line in lines.items() if line]
        await record(actor, ExtraSet(edition=row.id, code=code), now=now, changes=added)
    return code


async def change_extra(actor: Actor, *, edition: str, code: str, lines: Lines, before: Lines, now: datetime) -> None:
    """What was ordered keeps its price; what others changed since `before` stays. Raises NoSuchExtra, ChangedMeanwhile,
    Invalid, OutOfStock where more is ordered already, Denied.
    """
    require(actor, Expo.EXTRA_WRITE)
    async with transaction():
        row = await held(edition)
        known = await offer_called(row.id, code)
        stored = lines_of(known)
        after = merged(before, lines, stored)
        values: dict[Any, Any] = columns(after, (await fair_of(row.id)).currency)
        async with refusing({"expo_extra_in_stock": OutOfStock(left=known.taken), **UNFIT}):
            await Extra.update(values).where(Extra.id == known.id)
        changed = [Change(name, stored[name], line) for name, line in after.items() if stored[name] != line]
        if changed:
            await record(actor, ExtraSet(edition=row.id, code=code), now=now, changes=changed)


async def retire_extra(actor: Actor, *, edition: str, code: str, now: datetime) -> None:
    """Nobody orders it any more; what was ordered stays. Raises NoSuchExtra, Denied."""
    require(actor, Expo.EXTRA_WRITE)
    async with transaction():
        row = await held(edition)
        known = await offer_called(row.id, code)
        await Extra.update({Extra.retired_at: now}).where(Extra.id == known.id)
        await record(actor, ExtraRetired(edition=row.id, code=code), now=now)


async def clone_extras(like: Edition, made: Edition) -> int:
    """The catalogue of another edition, with its days moved as the edition's were, and nothing ordered yet."""
    before, after = days_of(like), days_of(made)
    later = after[0] - before[0] if before and after else timedelta()
    rows = await Extra.objects().where((Extra.edition == like.id) & Extra.retired_at.is_null())
    for row in rows:
        values = {**row.to_dict(), "id": uuid4(), "edition": made.id, "taken": 0}
        for name in ("opens_on", "closes_on", "late_on"):
            values[name] = values[name] + later if values[name] else None
        await Extra.insert(Extra(**values))
    return len(rows)


def columns(lines: Lines, currency: str) -> dict[str, Any]:
    """What its form says, as it is stored."""
    texts = {name: {tag: lines[f"{name}_{tag}"] for tag in TAGS if lines[f"{name}_{tag}"]} for name in TEXTS}
    late = lines["late_percent"]
    return {
        **{name: _column(text) for name, text in texts.items()},
        **{name: lines[name] for name in ("trade", "unit", "kind")},
        "minor": minor_of(lines["amount"], currency) or 0,
        "currency": currency,
        "opens_on": date.fromisoformat(lines["opens_on"]),
        "closes_on": date.fromisoformat(lines["closes_on"]),
        "late_on": date.fromisoformat(lines["late_on"]) if lines["late_on"] else None,
        "late_per_mille": round(float(late) * 10) if late else None,
        "late_minor": minor_of(lines["late_amount"], currency) if lines["late_amount"] else None,
        "stock": int(lines["stock"]) if lines["stock"] else None,
        "placed": bool(lines["placed"]),
    }


def _column(text: Mapping[str, str]) -> str | None:
    source = DEFAULT.code if DEFAULT.code in text else next(iter(text), "")
    return to_json(written(source, text)) if text else None


def _code(lines: Lines, taken: list[str]) -> str:
    """From the English name, for addresses and contractors' lists."""
    plain = re.sub(r"[^a-z0-9]+", "-", lines.get("name_en", "").casefold()).strip("-")[:50] or lines["trade"]
    found, number = plain, 2
    while found in taken:
        found, number = f"{plain}-{number}", number + 1
    return found
