"""One's own proposals: begun, kept as a draft, sent in, changed until the call closes, withdrawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import SystemRandom
from typing import Any
from uuid import UUID, uuid4

from msgspec.json import encode

from core.access.tables import Account
from core.actor import SYSTEM, Actor
from core.db.transaction import transaction
from core.errors import Conflict, SignInRequired
from core.journal.commands import record
from expo.calls.queries import call_called, call_of
from expo.calls.rules import Call, check_open
from expo.programme.rules import new_code
from expo.programme.tables import Format, Track
from expo.proposals import rules
from expo.proposals.attachments.ending import take_all_away
from expo.proposals.facts import ProposalBegun, ProposalChanged, ProposalSent, ProposalWithdrawn
from expo.proposals.queries import Known, locked, own_proposal
from expo.proposals.rules import NotFromHere, TooManyDrafts
from expo.proposals.tables import Note, Proposal, Voice
from expo.proposals.telling import invite_named, tell_received
from i18n.text import Translated, to_json


@dataclass(frozen=True, slots=True)
class Named:
    """A co-speaker as the submitter names them."""

    name: str
    organisation: str
    address: str


@dataclass(frozen=True, slots=True)
class Written:
    """What the submitter wrote; `name`, `organisation` and `about` are their own."""

    title: Translated | None
    abstract: Translated | None
    track: str
    format: str
    level: str
    minutes: int | None
    spoken: str
    answers: Mapping[str, str]
    name: str
    organisation: str
    about: str
    others: Sequence[Named]
    note: str


async def begin(actor: Actor, *, edition: str, call: str, now: datetime) -> str:
    """Its code; a draft is kept from here on. Raises SignInRequired, CallNotOpen, TooManyDrafts, NotFound."""
    account = _own(actor)
    async with transaction():
        known = await call_called(edition, call)
        check_open(known, now)
        row = await Account.select(Account.email).where(Account.id == account).first().lock_rows()
        mine = (Proposal.account == account) & (Proposal.call == known.id) & (Proposal.state != "withdrawn")
        if await Proposal.count().where(mine) >= rules.MOST_DRAFTS:
            raise TooManyDrafts(most=rules.MOST_DRAFTS)
        code, key = new_code(set(), SystemRandom()), uuid4()
        while await Proposal.exists().where(Proposal.code == code):
            code = new_code({code}, SystemRandom())
        made: dict[str, Any] = {"begun_at": now, "changed_at": now}
        await Proposal.insert(Proposal(id=key, call=known.id, account=account, code=code, **made))
        address = str((row or {}).get("email") or "").casefold()
        await Voice.insert(Voice(id=uuid4(), proposal=key, place=0, address=address, confirmed_at=now))
        await record(by(actor, known), ProposalBegun(proposal=key), now=now)
    return code


async def save(actor: Actor, *, code: str, wrote: Written, revision: int, send: bool, now: datetime) -> None:
    """Sent in, it counts; until then it is a draft. What was sent in can be changed until the call closes. Raises NotFound,
    NotFromHere, CallNotOpen, Conflict.
    """
    async with transaction():
        shown, call = await changeable(actor, code, now)
        if shown.revision != revision:
            raise Conflict
        await _write(shown, call, wrote, now)
        if send and shown.shown_state in ("draft", "reopened"):
            await _send(actor, shown, call, now)
        else:
            await record(by(actor, call), ProposalChanged(proposal=shown.id), now=now)
        if send or shown.shown_state not in ("draft", "reopened"):
            await invite_named(shown.id, now=now)


async def changeable(actor: Actor, code: str, now: datetime) -> tuple[Known, Call]:
    """One's own, locked in the caller's transaction. Raises SignInRequired, NotFound, NotFromHere, CallNotOpen."""
    shown = await locked((await own_proposal(actor, code)).id)
    if shown.shown_state not in rules.EDITABLE:
        raise NotFromHere
    call = await call_of(shown.call)
    if shown.shown_state != "reopened":
        check_open(call, now, begun_at=shown.begun_at)
    return shown, call


async def withdraw(actor: Actor, *, code: str, now: datetime) -> None:
    """Nobody reviews it any more. Raises NotFound, NotFromHere."""
    async with transaction():
        shown = await locked((await own_proposal(actor, code)).id)
        await withdrawn(actor, shown, now=now)


async def withdrawn(actor: Actor, shown: Known, *, now: datetime) -> None:
    """In the caller's transaction, which has locked it. Its files go at once. What nobody has told them is no hindrance.
    Raises NotFromHere.
    """
    state = rules.after(shown.shown_state, "withdraw")
    await Proposal.update({Proposal.state: state, Proposal.ended_at: now}).where(Proposal.id == shown.id)
    await take_all_away(shown.id, now=now)
    await record(by(actor, await call_of(shown.call)), ProposalWithdrawn(proposal=shown.id), now=now)


def by(actor: Actor, call: Call) -> Actor:
    """Whom the journal names: in an anonymous call the row knows whose it is, and no trail does."""
    return SYSTEM if call.wanted.anonymous else actor


async def _send(actor: Actor, shown: Known, call: Call, now: datetime) -> None:
    state = rules.after(shown.state, "send")
    values: dict[Any, Any] = {Proposal.state: state, Proposal.submitted_at: now, Proposal.terms: call.terms_id}
    await Proposal.update({**values, Proposal.letters: None}).where(Proposal.id == shown.id)
    await record(by(actor, call), ProposalSent(proposal=shown.id), now=now)
    await tell_received(shown.id, call, now=now)


async def _write(shown: Known, call: Call, wrote: Written, now: datetime) -> None:
    values: dict[Any, Any] = {
        Proposal.title: to_json(wrote.title),
        Proposal.abstract: to_json(wrote.abstract),
        Proposal.track: await _id_of(Track, call.edition, wrote.track),
        Proposal.format: await _id_of(Format, call.edition, wrote.format),
        Proposal.level: wrote.level or None,
        Proposal.minutes: wrote.minutes,
        Proposal.spoken: wrote.spoken,
        Proposal.answers: encode(wrote.answers).decode(),
        Proposal.changed_at: now,
        Proposal.revision: Proposal.revision + 1,
    }
    await Proposal.update(values).where(Proposal.id == shown.id)
    await Note.delete().where(Note.proposal == shown.id)
    if wrote.note:
        await Note.insert(Note(id=uuid4(), proposal=shown.id, text=wrote.note))
    await _name(shown.id, wrote)


async def _name(proposal: UUID, wrote: Written) -> None:
    """Who was named before and still is keeps their link and their answer."""
    own: dict[Any, Any] = {Voice.name: wrote.name, Voice.organisation: wrote.organisation, Voice.about: wrote.about}
    await Voice.update(own).where((Voice.proposal == proposal) & (Voice.place == 0))
    rows = await Voice.select(Voice.address, Voice.place).where(Voice.proposal == proposal)
    there = {row["address"] for row in rows}
    mine = {row["address"] for row in rows if row["place"] == 0}
    others = {one.address.casefold(): one for one in wrote.others if one.address.casefold() not in mine}
    gone = list(there - mine - set(others))
    if gone:
        await Voice.delete().where((Voice.proposal == proposal) & Voice.address.is_in(gone))
    for place, (address, one) in enumerate(others.items(), start=1):
        values: dict[str, Any] = {"place": place, "name": one.name, "organisation": one.organisation}
        if address in there:
            same = (Voice.proposal == proposal) & (Voice.address == address)
            await Voice.update(values).where(same)  # type: ignore[arg-type]
        else:
            await Voice.insert(Voice(id=uuid4(), proposal=proposal, address=address, **values))


async def _id_of(table: type[Track] | type[Format], edition: UUID, code: str) -> UUID | None:
    row = await table.select(table.id).where(table.edition == edition, table.code == code).first() if code else None
    return row["id"] if row else None


def _own(actor: Actor) -> UUID:
    if actor.account is None or not actor.complete:
        raise SignInRequired
    return actor.account
