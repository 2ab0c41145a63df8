"""Keeping the list of a delegation as it stands today, and putting somebody elsewhere than protocol would."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from msgspec.json import encode

from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Conflict, NotFound, mark
from core.forms.merging import Lines, merged
from core.journal.commands import record
from crm.delegations.facts import DelegationChanged, DelegationListKept
from crm.delegations.protocol.queries import members_of
from crm.delegations.protocol.rules import Member, ReasonForPlace, put_line
from crm.delegations.protocol.tables import DelegationSnapshot, ListedDelegate
from crm.delegations.queries import Card, locked
from crm.delegations.tables import Delegate
from i18n.text import to_json


class NobodyToList(Conflict):
    message = mark("There is nobody to put on a list yet.")


async def keep_list(actor: Actor, code: str, *, programme: int | None = None, now: datetime) -> int:
    """The list's number. `programme` is the version of the programme that is published with it. Raises NobodyToList,
    NotFound.
    """
    async with transaction():
        return await keep_list_of(actor, await locked(actor, code), programme=programme, now=now)


async def keep_list_of(actor: Actor, card: Card, *, programme: int | None, now: datetime) -> int:
    """The same in the transaction of somebody who has locked the visit. Raises NobodyToList."""
    members = await members_of(card)
    if not members:
        raise NobodyToList
    number: int = await DelegationSnapshot.count().where(DelegationSnapshot.visit == card.id) + 1
    snapshot = DelegationSnapshot(
        id=uuid4(), visit=card.id, number=number, programme=programme, taken_at=now, taken_by=str(actor)
    )
    await DelegationSnapshot.insert(snapshot)
    await ListedDelegate.insert(*(_row(snapshot.id, place, one) for place, one in enumerate(members, start=1)))
    await record(actor, DelegationListKept(visit=card.id, number=number), now=now)
    return number


async def put_at(
    actor: Actor, code: str, member: UUID, place: int | None, because: str, before: Lines, *, now: datetime
) -> None:
    """`place` 1 is the first; None lets protocol decide again. `before` is where they were put when the form was shown.
    Raises ReasonForPlace, ChangedMeanwhile, NotFound.
    """
    if place is not None and not because.strip():
        raise ReasonForPlace
    async with transaction():
        card = await locked(actor, code)
        theirs = next((one for one in await members_of(card) if one.id == member), None)
        if theirs is None:
            raise NotFound
        mine = put_line(place, because)
        if merged(before, {"put": mine}, {"put": theirs.put})["put"] != mine or mine == theirs.put:
            return
        values: dict[Any, Any] = {
            Delegate.place: place,
            Delegate.place_reason: because.strip() if place is not None else "",
        }
        await Delegate.update(values).where(Delegate.id == member)
        await record(actor, DelegationChanged(visit=card.id, person=theirs.who.id), now=now)


def _row(snapshot: UUID, place: int, one: Member) -> ListedDelegate:
    return ListedDelegate(
        id=uuid4(),
        snapshot=snapshot,
        place=place,
        person=one.who.id,
        role=one.role,
        rank=one.rank,
        names=encode(dict(one.who.names)).decode(),
        title=to_json(one.post.title) if one.post else None,
        house=to_json(one.post.house.name) if one.post else None,
    )
