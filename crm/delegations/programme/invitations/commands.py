"""Inviting by mail those who asked for it, and telling their calendars of every published change."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Conflict, Invalid, NotFound, mark
from core.journal.commands import record
from core.mail.commands import post_with_calendar
from core.mail.drafts import Recipient
from core.settings import settings
from crm.delegations.permissions import Visits
from crm.delegations.programme.facts import InviteeAsked
from crm.delegations.programme.invitations.addresses import organiser_for
from crm.delegations.programme.invitations.letters import INVITED, OFF
from crm.delegations.programme.invitations.messages import Correspondents, message_of
from crm.delegations.programme.links.pocket import Entry, Pocket, pocket_of, tongue_for, words_for
from crm.delegations.programme.queries import VisitKnown, held, visit_by_id
from crm.delegations.programme.tables import Invitee
from crm.delegations.programme.versions.changes import Party, changes_for
from crm.delegations.programme.versions.frozen import Frozen, by_id
from crm.delegations.programme.versions.queries import latest_of
from crm.delegations.tables import Delegate
from i18n import formats

NOT_IN_IT = mark("Please choose somebody who is in the programme.")


class InvitedAlready(Conflict):
    message = mark("They are invited by mail already.")


async def invite(actor: Actor, code: str, person: UUID, *, address: str, language: str, now: datetime) -> UUID:
    """They asked to have it in their calendar: all of the last version is sent at once. Raises NotFound, Invalid,
    InvitedAlready.
    """
    require(actor, Visits.VISIT_WRITE)
    async with transaction(), refusing({"crm_plan_invitee_once": InvitedAlready()}):
        visit = await held(actor, code)
        latest = await latest_of(visit.id)
        if await _party(visit.id, person) is None:
            raise Invalid({"person": NOT_IN_IT})
        row = Invitee(id=uuid4(), visit=visit.id, person=person, address=address, language=language, asked_at=now)
        await Invitee.insert(row)
        await record(actor, InviteeAsked(visit=visit.id, invitee=row.id, wanted=True), now=now)
        if latest is not None:
            await _send(visit, row.to_dict(), None, latest, now)
    return row.id


async def invite_no_more(actor: Actor, code: str, invitee: UUID, *, now: datetime) -> None:
    """What is in their calendar stays there; nothing more comes. Raises NotFound."""
    require(actor, Visits.VISIT_WRITE)
    async with transaction():
        visit = await held(actor, code)
        live = (Invitee.id == invitee) & (Invitee.visit == visit.id) & Invitee.ended_at.is_null()
        values: dict[Any, Any] = {Invitee.ended_at: now}
        if not await Invitee.update(values).where(live).returning(Invitee.id):
            raise NotFound
        await record(actor, InviteeAsked(visit=visit.id, invitee=invitee, wanted=False), now=now)


async def invitees_of(visit: UUID) -> list[dict[str, Any]]:
    """Those who are still to be told, as rows."""
    live = (Invitee.visit == visit) & Invitee.ended_at.is_null()
    return await Invitee.select().where(live).order_by(Invitee.asked_at)


async def send_changes(previous: Frozen | None, frozen: Frozen, *, now: datetime) -> int:
    """To everybody who asked, in the transaction that publishes; how many letters."""
    visit = await visit_by_id(frozen.visit)
    return sum([await _send(visit, row, previous, frozen, now) for row in await invitees_of(visit.id)])


async def _send(visit: VisitKnown, row: dict[str, Any], previous: Frozen | None, frozen: Frozen, now: datetime) -> int:
    party = await _party(visit.id, row["person"])
    if party is None:
        return 0
    pocket = await pocket_of(party, tongue_for(row["language"]))
    due = _due(pocket, frozen) if previous is None else await _changed(pocket, previous, frozen)
    between = Correspondents(organiser_for(row["id"]), row["address"], pocket.who.text)
    for entry in due:
        message = message_of(entry, pocket, between, settings().base_url)
        when = f"{formats.short_day(entry.begin.date(), pocket.language)} {formats.interval(entry.begin, entry.end)}"
        to = Recipient(row["address"], pocket.who.text, row["language"])
        draft = INVITED if entry.on else OFF
        await post_with_calendar(draft, to, message, now=now, title=entry.title.text, when=when)
    return len(due)


def _due(pocket: Pocket, frozen: Frozen) -> list[Entry]:
    """All that is on in this visit."""
    mine = by_id(frozen.items)
    return [one for one in pocket.entries if one.on and one.item.id in mine]


async def _changed(pocket: Pocket, previous: Frozen, frozen: Frozen) -> list[Entry]:
    """What changed for them, with the number that it has now, also where they are in it no more."""
    numbers = by_id((*frozen.gone, *frozen.items))
    words = await words_for([previous, frozen], pocket.language)
    found = []
    for one in changes_for(previous, frozen, pocket.party):
        known = numbers[one.item.id]
        item = msgspec.structs.replace(one.item, sequence=known.sequence, changed_at=frozen.published_at)
        found.append(words.entry(frozen, item, pocket.party, on=one.after is not None))
    return found


async def _party(visit: UUID, person: UUID) -> Party | None:
    """As a member, or as one who interprets."""
    mine = (Delegate.visit == visit) & (Delegate.person == person)
    row = await Delegate.select(Delegate.id).where(mine).first()
    if row is not None:
        return Party("member", row["id"])
    latest = await latest_of(visit)
    interprets = latest is not None and any(person in one.interpreters for one in (*latest.items, *latest.gone))
    return Party("interpreter", person) if interprets else None
