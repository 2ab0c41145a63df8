"""Who bills, and who is billed: said once, and printed on each paper as it was that day."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import may, require
from core.actor import Actor
from core.db.transaction import transaction
from core.forms.merging import Lines, merged
from core.journal.commands import Change, record
from expo.billing.facts import BillerSet, BuyerSet
from expo.billing.invoices.queries import BUYER, biller_of, buyer_of
from expo.billing.invoices.tables import Biller, Buyer
from expo.editions.queries import held
from expo.exhibitors.queries import locked
from expo.permissions import Expo
from i18n.text import Translated, from_json, required, to_json, written

TEXTS = ("name", "address")
NOBODY = dict.fromkeys(BUYER, "")
"""Where it was not said yet to whom invoices go."""


def biller_lines(known: Biller | None) -> dict[str, str]:
    """As the form has it, in Korean and English."""
    found = {f"{name}_{tag}": "" for name in TEXTS for tag in ("ko", "en")}
    found |= {"business_number": "", "bank": "", "confirms": ""}
    if known is None:
        return found
    texts: Mapping[str, Translated | None] = {"name": required(known.name), "address": from_json(known.address)}
    for name, text in texts.items():
        for tag in ("ko", "en"):
            found[f"{name}_{tag}"] = text.renditions[tag].text if text and tag in text.renditions else ""
    more = {"business_number": known.business_number, "bank": known.bank, "confirms": "yes" if known.confirms else ""}
    return found | more


async def set_biller(actor: Actor, *, edition: str, lines: Lines, before: Lines | None = None, now: datetime) -> None:
    """For what is issued from now on. `before` is what the form began from, None where there was none. Raises Denied,
    NotFound, ChangedMeanwhile.
    """
    require(actor, Expo.PRICE_WRITE)
    async with transaction():
        row = await held(edition)
        known = await biller_of(row.id)
        stored = biller_lines(known)
        lines = merged(stored if before is None else before, lines, stored)
        values: dict[Any, Any] = {
            "name": to_json(written("ko", {tag: lines[f"name_{tag}"] for tag in ("ko", "en")})),
            "address": to_json(written("ko", {tag: lines[f"address_{tag}"] for tag in ("ko", "en")})),
            "business_number": lines["business_number"],
            "bank": lines["bank"],
            "confirms": bool(lines["confirms"]),
        }
        if known is None:
            await Biller.insert(Biller(id=uuid4(), edition=row.id, **values))
        else:
            await Biller.update({**values, "revision": known.revision + 1}).where(Biller.id == known.id)
        changed = [Change(name, stored[name], line) for name, line in lines.items() if stored[name] != line]
        await record(actor, BillerSet(edition=row.id), now=now, changes=changed)


async def set_buyer(actor: Actor, exhibitor: UUID, lines: Lines, *, before: Lines | None = None, now: datetime) -> None:
    """By whoever acts for the exhibitor, or by staff. What was issued keeps what it said. `before` is what the form began
    from, None where there was none. Raises NotFound, ChangedMeanwhile.
    """
    async with transaction():
        one = await locked(exhibitor)
        if not may(actor, Expo.INVOICE_WRITE):
            require(actor, Expo.APPLICATION_WRITE, one.scope)
        known = await buyer_of(exhibitor)
        stored = known or NOBODY
        values: dict[Any, Any] = merged(stored if before is None else before, lines, stored)
        if actor.kind == "exhibitor":
            values["said_by"] = actor.account
        if known is None:
            await Buyer.insert(Buyer(id=uuid4(), exhibitor=exhibitor, **values))
        else:
            await Buyer.update(values).where(Buyer.exhibitor == exhibitor)
        await record(actor, BuyerSet(edition=one.edition, exhibitor=exhibitor), now=now)
