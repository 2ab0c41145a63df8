"""Writing down what was promised, saying how far it is, and verifying it by another pair of eyes."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.grants.queries import holders
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import NotFound
from core.files import commands as files
from core.files.uploads import Upload
from core.journal.commands import Change, record
from crm.agreements.days import months_after
from crm.agreements.queries import Card, agreement_for, locked
from crm.agreements.slots import PAPER
from crm.agreements.standing import OVER
from crm.obligations import rules
from crm.obligations.facts import ObligationAdded, ObligationChanged, ObligationMoved
from crm.obligations.tables import Obligation
from crm.permissions import Crm
from crm.sight import country_scope

COPIED = ("agreement", "clause", "title", "side", "owner", "months", "indicator", "baseline", "target")


async def add_obligation(actor: Actor, code: str, *, given: dict[str, Any], now: datetime) -> UUID:
    """`given` are its own columns. Raises NotFound."""
    async with transaction():
        card = await locked(actor, code, now=now)
        row = Obligation(id=uuid4(), agreement=card.id, **given)
        await Obligation.insert(row)
        await record(actor, ObligationAdded(agreement=card.id, obligation=row.id), now=now)
        return row.id


async def change_obligation(
    actor: Actor, code: str, obligation: UUID, *, due_on: date | None = None, owner: str | None = None, now: datetime
) -> None:
    """None leaves it as it is, an empty owner is nobody. Raises NotAWriter, NotFound."""
    async with transaction():
        card = await locked(actor, code, now=now)
        mine = (Obligation.id == obligation) & (Obligation.agreement == card.id)
        row = await Obligation.select().where(mine).first().lock_rows("UPDATE")
        if row is None:
            raise NotFound
        if owner and owner not in await _writers(card.country, now):
            raise rules.NotAWriter
        day: date = due_on or row["due_on"]
        values: dict[Any, Any] = {"due_on": day, "owner": row["owner"] if owner is None else owner or None}
        await Obligation.update({**values, "revision": row["revision"] + 1}).where(mine)
        days = (row["due_on"].isoformat(), day.isoformat())
        told = [Change("due_on", *days)] if days[0] != days[1] else []
        await record(actor, ObligationChanged(agreement=card.id, obligation=obligation), now=now, changes=told)


async def _writers(country: str, now: datetime) -> set[str]:
    return {str(one.account) for one in await holders(Crm.AGREEMENT_WRITE, country_scope(country), now=now)}


async def move_obligation(
    actor: Actor,
    code: str,
    obligation: UUID,
    *,
    to: str,
    said: str = "",
    actual: float | None = None,
    upload: Upload | None = None,
    now: datetime,
) -> None:
    """`said` is the evidence of one that is delivered, and the reason of one that is waived or missed. One that recurs is
    followed by the next when it is verified, as long as the agreement is not over. Raises WrongMove, VerifiedByOneself,
    EvidenceNeeded, WhyNot, FileRefused, NotFound.
    """
    known = await agreement_for(actor, code, now=now)
    taken = await files.take(actor, upload, slot=PAPER, scope=country_scope(known.country)) if upload else None
    async with transaction():
        card = await locked(actor, code, now=now)
        mine = (Obligation.id == obligation) & (Obligation.agreement == card.id)
        row = await Obligation.select().where(mine).first().lock_rows("UPDATE")
        if row is None:
            raise NotFound
        evidence = bool(said.strip() or upload or row["evidence"] or row["document"])
        rules.check_move(
            row["state"], to, by=str(actor), delivered_by=row["delivered_by"], evidence=evidence, because=said
        )
        values = _values(row, to, said, actual, str(actor), now)
        if taken is not None:
            values[Obligation.document] = await files.write_down(actor, taken, now=now)
        async with refusing({"crm_obligation_two_people": rules.VerifiedByOneself()}):
            await Obligation.update(values).where(Obligation.id == obligation)
        moved = ObligationMoved(agreement=card.id, obligation=obligation, before=row["state"], after=to)
        await record(actor, moved, now=now)
        if to == "verified" and row["months"] and not _over(card):
            await _again(actor, row, now)


def _over(card: Card) -> bool:
    return card.standing is not None and card.standing.state in OVER


def _values(row: dict[str, Any], to: str, said: str, actual: float | None, by: str, now: datetime) -> dict[Any, Any]:
    values: dict[Any, Any] = {Obligation.state: to, Obligation.revision: row["revision"] + 1}
    if actual is not None:
        values[Obligation.actual] = actual
    if to == "delivered":
        values |= {Obligation.delivered_at: now, Obligation.delivered_by: by}
        if said.strip():
            values[Obligation.evidence] = said
    elif to == "verified":
        values |= {Obligation.verified_at: now, Obligation.verified_by: by}
    elif to in rules.WITH_REASON:
        values[Obligation.reason] = said
    elif to == "in_progress":
        values |= {Obligation.delivered_at: None, Obligation.delivered_by: "", Obligation.reason: said}
    return values


async def _again(actor: Actor, row: dict[str, Any], now: datetime) -> None:
    due_on: date = months_after(row["due_on"], row["months"])
    following = Obligation(id=uuid4(), due_on=due_on, **{name: row[name] for name in COPIED})
    await Obligation.insert(following)
    await record(actor, ObligationAdded(agreement=row["agreement"], obligation=following.id), now=now)
