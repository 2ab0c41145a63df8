"""Who agrees with whom, in protocol order."""

from datetime import datetime
from uuid import UUID, uuid4

from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Conflict, Invalid, mark
from core.journal.commands import record
from core.live.notices import tell
from crm.agreements.commands import SUBJECT
from crm.agreements.facts import PartiesChanged
from crm.agreements.meanwhile import NONE, check_seen
from crm.agreements.queries import locked
from crm.agreements.tables import Party
from directory.organisations.tables import Organisation

NO_ORGANISATION = mark("There is no organisation with this code.")


class PartyAlready(Conflict):
    message = mark("This organisation is a party already.")


class PartiesStay(Conflict):
    message = mark("The parties of a signed agreement stay; another party comes by an agreement that amends it.")


async def add_party(actor: Actor, code: str, organisation: str, *, now: datetime) -> None:
    """As the last in protocol order. Raises Invalid, PartyAlready, PartiesStay, NotFound."""
    async with transaction():
        card = await locked(actor, code, now=now)
        if card.state == "signed":
            raise PartiesStay
        row = await Organisation.select(Organisation.id).where(Organisation.code == organisation).first()
        if row is None:
            raise Invalid({"organisation": NO_ORGANISATION})
        party = Party(id=uuid4(), agreement=card.id, organisation=row["id"], place=len(card.sides))
        async with refusing({"crm_party_once": PartyAlready()}):
            await Party.insert(party)
        await record(actor, PartiesChanged(agreement=card.id, organisation=row["id"]), now=now)


async def remove_party(actor: Actor, code: str, party: UUID, *, now: datetime) -> None:
    """Raises PartiesStay, NotFound."""
    async with transaction():
        card = await locked(actor, code, now=now)
        theirs = next((one for one in card.sides if one.id == party), None)
        if card.state == "signed" or (theirs and theirs.signed_on):
            raise PartiesStay
        if theirs is None:
            return
        await Party.delete().where(Party.id == party)
        await record(actor, PartiesChanged(agreement=card.id, organisation=theirs.organisation), now=now)


async def move_party(actor: Actor, code: str, party: UUID, *, seen: str | None = None, now: datetime) -> None:
    """One place further to the front; the first stays where it is. `seen` is the place that the form began from. Raises
    Overtaken, NotFound.
    """
    async with transaction():
        card = await locked(actor, code, now=now)
        order = [one.id for one in card.sides]
        at = order.index(party) if party in order else None
        check_seen(seen, NONE if at is None else str(at + 1))
        if not at:
            return
        order[at - 1], order[at] = order[at], order[at - 1]
        for place, one in enumerate(order):
            await Party.update({Party.place: place}).where(Party.id == one)
        await record(actor, PartiesChanged(agreement=card.id, organisation=card.sides[at].organisation), now=now)
        await tell(SUBJECT)
