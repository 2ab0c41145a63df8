"""Leading an agreement on its way: a step, a step back, and doing without what a step asks for."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.journal.commands import record
from core.live.notices import tell
from crm.agreements import rules
from crm.agreements.commands import SUBJECT
from crm.agreements.dossier import dossier_of
from crm.agreements.facts import AgreementMoved, GuardWaived
from crm.agreements.meanwhile import check_state
from crm.agreements.queries import Card, agreement_for, locked
from crm.agreements.standing import effective_day
from crm.agreements.tables import Agreement, StateStep, Waiver
from crm.agreements.terms.commands import write_event
from crm.agreements.texts.commands import freeze
from crm.duties.commands import make_duties
from crm.permissions import Crm
from crm.sight import country_scope


async def take_step(
    actor: Actor,
    code: str,
    to: str,
    *,
    signed_on: date | None = None,
    signed_in: str = "",
    seen: str | None = None,
    now: datetime,
) -> None:
    """The next state; where and when only matter for signing, `seen` is the state that the form began from. Raises
    Overtaken, WrongStep, NotYet, NotFound.
    """
    async with transaction():
        card = await locked(actor, code, now=now)
        check_state(card, seen)
        dossier = await dossier_of(card, dated=signed_on is not None, placed=bool(signed_in))
        rules.check_step(dossier, to)
        if to == "text_agreed":
            await freeze(actor, card, now=now)
        await put_state(actor, card, to, now=now, signed_on=signed_on, signed_in=signed_in)
        if to == "signed":
            await _follow_signing(actor, await agreement_for(actor, code, now=now), now)


async def send_back(actor: Actor, code: str, to: str, *, because: str, seen: str | None = None, now: datetime) -> None:
    """Also to withdraw it. Raises Overtaken, WrongStep, ReasonNeeded, NotFound."""
    async with transaction():
        card = await locked(actor, code, now=now)
        check_state(card, seen)
        rules.check_back(card.state, to, because)
        await put_state(actor, card, to, because=because, now=now)


async def waive(actor: Actor, code: str, key: str, *, because: str, now: datetime) -> None:
    """The reason stays with the agreement. Raises Denied, NotToBeWaived, ReasonNeeded, NotFound."""
    require(actor, Crm.AGREEMENT_WAIVE)
    async with transaction():
        card = await locked(actor, code, now=now)
        require(actor, Crm.AGREEMENT_WAIVE, country_scope(card.country))
        rules.check_waiver(await dossier_of(card), key, because)
        row = Waiver(id=uuid4(), agreement=card.id, key=key, reason=because, waived_at=now, waived_by=str(actor))
        await Waiver.insert(row)
        await record(actor, GuardWaived(agreement=card.id, key=key.partition(":")[0]), now=now)


async def put_state(
    actor: Actor,
    card: Card,
    to: str,
    *,
    because: str = "",
    signed_on: date | None = None,
    signed_in: str = "",
    now: datetime,
) -> None:
    """In the caller's transaction, which has asked whether it may be."""
    values: dict[Any, Any] = {Agreement.state: to, Agreement.state_at: now, Agreement.version: card.version + 1}
    if to == "signed":
        values |= {Agreement.signed_on: signed_on, Agreement.signed_in: signed_in or card.signed_in}
    await Agreement.update(values).where(Agreement.id == card.id)
    await StateStep.insert(
        StateStep(
            id=uuid4(), agreement=card.id, before=card.state, after=to, reason=because, made_at=now, made_by=str(actor)
        )
    )
    await record(actor, AgreementMoved(agreement=card.id, before=card.state, after=to), now=now)
    await tell(SUBJECT)


async def _follow_signing(actor: Actor, card: Card, now: datetime) -> None:
    """Duties by the rules in force, and the end of what it replaces."""
    await make_duties(actor, card, now=now)
    if card.replaces is not None and card.signed_on is not None:
        signed = [one.signed_on for one in card.sides if one.signed_on]
        since = effective_day(card.terms, card.signed_on, signed) or card.signed_on
        await write_event(actor, card.replaces, "superseded", since, evidence=card.code, now=now)


async def steps_of(agreement: UUID) -> list[dict[str, Any]]:
    """The latest first."""
    return await StateStep.select().where(StateStep.agreement == agreement).order_by(StateStep.made_at, ascending=False)


async def waivers_of(agreement: UUID) -> list[dict[str, Any]]:
    return await Waiver.select().where(Waiver.agreement == agreement).order_by(Waiver.waived_at)
