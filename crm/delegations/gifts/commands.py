"""Writing down gifts, reporting and transferring them, and setting the thresholds."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import NotFound
from core.journal.commands import record
from core.money import Money
from crm.delegations.dossiers.queries import locked
from crm.delegations.gifts.facts import GiftNoted, GiftReported, GiftRuleSet, GiftTransferred
from crm.delegations.gifts.queries import gifts_of
from crm.delegations.gifts.rules import KnownRule, check_step
from crm.delegations.gifts.tables import Gift, GiftRule
from crm.delegations.permissions import Visits


async def note_gift(
    actor: Actor, code: str, *, worth: Money, delegate: UUID | None = None, now: datetime, **given: Any
) -> UUID:
    """`given` are its own columns. Raises NotFound."""
    async with transaction():
        one = await locked(actor, code)
        row = Gift(
            id=uuid4(),
            visit=one.id,
            delegate=one.member(delegate).id if delegate else None,
            amount=worth.minor,
            currency=worth.currency,
            noted_at=now,
            noted_by=str(actor),
            **given,
        )
        await Gift.insert(row)
        await record(actor, GiftNoted(visit=one.id, gift=row.id), now=now)
        return row.id


async def move_gift(
    actor: Actor, code: str, gift: UUID, *, to: str, on: date, whither: str = "", now: datetime
) -> None:
    """`to` is reported or transferred, `whither` the office that took it. Raises NotThatWay, NothingToReport, BeforeThat,
    NotFound.
    """
    async with transaction():
        one = await locked(actor, code)
        known = next((each for each in await gifts_of(one.id) if each.gift.id == gift), None)
        if known is None:
            raise NotFound
        check_step(known.gift, known.rule, to, on)
        values: dict[Any, Any] = {Gift.state: to}
        if to == "reported":
            values[Gift.reported_on] = on
        else:
            values |= {Gift.transferred_on: on, Gift.transferred_to: whither}
        await Gift.update(values).where(Gift.id == gift)
        fact = (GiftReported if to == "reported" else GiftTransferred)(visit=one.id, gift=gift)
        await record(actor, fact, now=now)


async def set_gift_rule(
    actor: Actor, *, least: Money, begins_on: date, report_days: int, transfer_days: int, source: str, now: datetime
) -> UUID:
    """Gifts of an earlier day keep the threshold of their day. Raises KnownRule, Denied."""
    require(actor, Visits.VISIT_RULE_WRITE)
    async with transaction():
        row = GiftRule(
            id=uuid4(),
            currency=least.currency,
            begins_on=begins_on,
            least=least.minor,
            report_days=report_days,
            transfer_days=transfer_days,
            source=source,
            made_at=now,
            made_by=str(actor),
        )
        async with refusing({"crm_gift_rule_once": KnownRule()}):
            await GiftRule.insert(row)
        await record(actor, GiftRuleSet(rule=row.id), now=now)
        return row.id
