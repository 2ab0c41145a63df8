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
from core.forms.merging import Lines, merged
from core.journal.commands import Change, record
from crm.agreements.days import months_after
from crm.agreements.queries import Card, agreement_for, locked
from crm.agreements.slots import PAPER
from crm.agreements.standing import OVER
from crm.obligations import rules
from crm.obligations.facts import ObligationAdded, ObligationChanged, ObligationMoved
from crm.obligations.lines import check_lines, columns_of, lines_from
from crm.obligations.tables import Obligation
from crm.permissions import Crm
from crm.sight import country_scope

COPIED = ("agreement", "clause", "title", "side", "owner", "months", "indicator", "baseline", "target")


async def add_obligation(actor: Actor, code: str, *, lines: Lines, now: datetime) -> UUID:
    """Raises Invalid, NotAWriter, NotFound."""
    check_lines(lines)
    async with transaction():
        card = await locked(actor, code, now=now)
        await _check_owner(card, lines["owner"], now)
        row = Obligation(id=uuid4(), agreement=card.id, **columns_of(lines, None))
        await Obligation.insert(row)
        await record(actor, ObligationAdded(agreement=card.id, obligation=row.id), now=now)
        return row.id


async def change_obligation(
    actor: Actor, code: str, obligation: UUID, *, lines: Lines, before: Lines, now: datetime
) -> None:
    """`lines` may be some of them: the others stay. `before` is what the form began from: what others changed meanwhile
    stays. Raises ChangedMeanwhile with what both changed, Invalid, NotAWriter, NotFound.
    """
    async with transaction():
        card = await locked(actor, code, now=now)
        row = await _row(card, obligation)
        stored = lines_from(row)
        after = {**stored, **merged(before, lines, stored)}
        changed = [name for name, line in after.items() if stored[name] != line]
        if not changed:
            return
        check_lines(after)
        if "owner" in changed:
            await _check_owner(card, after["owner"], now)
        values: dict[Any, Any] = {**columns_of(after, row), "revision": row["revision"] + 1}
        await Obligation.update(values).where(Obligation.id == obligation)
        told = [_told(name, stored[name], after[name], shown=card.sight == "team") for name in changed]
        await record(actor, ObligationChanged(agreement=card.id, obligation=obligation), now=now, changes=told)


async def lines_now(card: Card, obligation: UUID) -> tuple[dict[str, str], dict[str, Any]]:
    """As its form would have it, and its row. Raises NotFound."""
    row = await Obligation.select().where(_of(card, obligation)).first()
    if row is None:
        raise NotFound
    return lines_from(row), row


async def _row(card: Card, obligation: UUID) -> dict[str, Any]:
    row: dict[str, Any] | None = await Obligation.select().where(_of(card, obligation)).first().lock_rows("UPDATE")
    if row is None:
        raise NotFound
    return row


def _of(card: Card, obligation: UUID) -> Any:
    return (Obligation.id == obligation) & (Obligation.agreement == card.id)


async def _check_owner(card: Card, owner: str, now: datetime) -> None:
    if not owner:
        return
    writers = await holders(Crm.AGREEMENT_WRITE, country_scope(card.country), now=now)
    if owner not in {str(one.account) for one in writers}:
        raise rules.NotAWriter


def _told(name: str, before: str, after: str, *, shown: bool) -> Change:
    """Without its words where not everybody may see the agreement."""
    if not shown or name == "owner":
        return Change(name, None, None)
    return Change(name, before or None, after or None)


async def move_obligation(
    actor: Actor,
    code: str,
    obligation: UUID,
    *,
    to: str,
    said: str = "",
    actual: float | None = None,
    upload: Upload | None = None,
    seen: str | None = None,
    now: datetime,
) -> None:
    """`seen` is the state that the form began from. `said` is the evidence of one that is delivered, and
    the reason of one that is waived or missed. One that recurs is followed by the next when it is verified, as long as
    the agreement is not over. Raises MovedMeanwhile, WrongMove, VerifiedByOneself, EvidenceNeeded, WhyNot, FileRefused,
    NotFound.
    """
    known = await agreement_for(actor, code, now=now)
    taken = await files.take(actor, upload, slot=PAPER, scope=country_scope(known.country)) if upload else None
    async with transaction():
        card = await locked(actor, code, now=now)
        row = await _row(card, obligation)
        if seen not in (None, row["state"]):
            raise rules.MovedMeanwhile(state=rules.STATE_NAMES[row["state"]])
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
