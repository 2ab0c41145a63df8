"""An agreement as it is put on paper: what was promised by whom, signed by whom, and what became of it, at one moment."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from core.access.accounts.queries import names_of
from core.actor import Actor
from core.db.transaction import one_moment
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import AGREEMENT
from crm.agreements.days import day_in_seoul
from crm.agreements.queries import Card, agreement_for
from crm.agreements.signing.queries import Signatory, signed_by
from crm.agreements.texts.queries import Version, versions_of
from crm.duties.queries import duties_of
from crm.obligations.queries import obligations_of, rate_of
from crm.obligations.rules import Rate


@dataclass(frozen=True, slots=True)
class Record:
    """`signed` by appointment; duties and obligations as they are stored, by day."""

    card: Card
    today: date
    reader: str
    versions: list[Version]
    signed: dict[UUID, Signatory]
    duties: list[dict[str, Any]]
    obligations: list[dict[str, Any]]
    rate: Rate


async def record_of(actor: Actor, code: str, *, now: datetime) -> Record:
    """That people were looked at is recorded. Raises NotFound."""
    async with one_moment():
        card = await agreement_for(actor, code, now=now)
        found = Record(
            card=card,
            today=day_in_seoul(now),
            reader=(await names_of({actor.account})).get(actor.account, "") if actor.account else "",
            versions=await versions_of(card.id),
            signed=await signed_by([one.appointment for one in card.sides if one.appointment]),
            duties=await duties_of(card.id),
            obligations=await obligations_of(card.id),
            rate=await rate_of([card.id]),
        )
    owners = {card.owner, *(row["owner"] for row in (*found.duties, *found.obligations))} - {None}
    shown = {one.person for one in found.signed.values()} | {one for one in owners if one}
    await note_list(actor, AGREEMENT, shown, chosen=card.code, now=now)
    return found
