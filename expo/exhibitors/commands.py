"""An application to exhibit: begun, written, sent, and moved on through its states."""

from datetime import date, datetime
from random import Random
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import may, require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Invalid, mark
from core.forms.merging import Lines, merged
from core.journal.commands import Change, record
from core.live.notices import tell
from directory.organisations.rules import scope_of
from expo.editions.queries import held
from expo.exhibitors import rules
from expo.exhibitors.facts import ApplicationBegun, ApplicationEdited, ContractSigned, ExhibitorMoved
from expo.exhibitors.newcomers.queries import unanswered
from expo.exhibitors.newcomers.rules import NewcomerUnknown
from expo.exhibitors.queries import SIGN, Application, fair_of, locked, pavilions
from expo.exhibitors.tables import Exhibitor
from expo.exhibitors.telling import tell_contact
from expo.permissions import Expo
from expo.programme.rules import new_code
from expo.reservations.ending import end_all_of
from expo.reservations.turns import turn
from i18n.text import to_json, written

SUBJECT = "exhibitors"
"""What the public reads of them is loaded anew when this is told."""
CONTACT = frozenset({"contact_name", "contact_email", "contact_phone"})


async def begin_application(
    actor: Actor, *, edition: str, organisation: UUID, chance: Random, sample: bool = False, now: datetime
) -> str:
    """The code of a new application, being written; nobody is written to about a sample. Raises ApplicationsClosed,
    AppliedAlready, NotFound.
    """
    require(actor, Expo.APPLICATION_WRITE, scope_of(organisation))
    async with transaction():
        row = await held(edition)
        fair = await fair_of(row.id)
        if not may(actor, Expo.EXHIBITOR_WRITE):
            rules.check_open(opens=fair.applications_open_at, closes=fair.applications_close_at, now=now)
        taken = await Exhibitor.select(Exhibitor.code).where(Exhibitor.edition == row.id).output(as_list=True)
        made = Exhibitor(
            id=uuid4(),
            edition=row.id,
            organisation=organisation,
            code=new_code(taken, chance),
            contact=actor.account if actor.kind == "exhibitor" else None,
            contact_name=actor.shown if actor.kind == "exhibitor" else "",
            contact_language=actor.language or "",
            begun_at=now,
            sample=sample,
        )
        async with refusing({"expo_exhibitor_once_live": rules.AppliedAlready()}):
            await Exhibitor.insert(made)
        await record(actor, ApplicationBegun(edition=row.id, exhibitor=made.id), now=now)
    code: str = made.code
    return code


async def save_application(actor: Actor, exhibitor: UUID, lines: Lines, before: Lines, *, now: datetime) -> None:
    """What somebody else wrote meanwhile stays. Raises ChangedMeanwhile, NotNow (it was sent), Invalid, NotFound."""
    async with transaction():
        known = await _mine_to_change(actor, exhibitor)
        if known.state not in rules.EDITABLE and not may(actor, Expo.EXHIBITOR_WRITE):
            raise rules.NotNow(state=rules.STATE_NAMES[known.state])
        after = merged(before, lines, known.lines)
        changed = {name: (known.lines[name], line) for name, line in after.items() if known.lines[name] != line}
        if not changed:
            return
        values = await _columns(known, after)
        await Exhibitor.update({**values, Exhibitor.revision: known.revision + 1}).where(Exhibitor.id == exhibitor)
        told = [Change(name, *((None, None) if name in CONTACT else pair)) for name, pair in changed.items()]
        await record(actor, ApplicationEdited(edition=known.edition, exhibitor=exhibitor), now=now, changes=told)
        await tell(SUBJECT)


async def move_exhibitor(actor: Actor, exhibitor: UUID, *, to: str, because: str = "", now: datetime) -> None:
    """Sends, takes up, gives back, approves, confirms, declines, withdraws. The contact is written to. Raises NotNow,
    ReasonNeeded, ApplicationsClosed, Invalid where an application is not complete, NotFound.
    """
    async with transaction():
        await _in_turn(exhibitor)
        known = await _mine_to_change(actor, exhibitor)
        organiser = may(actor, Expo.EXHIBITOR_WRITE)
        rules.check_move(known.state, to, side="organiser" if organiser else "exhibitor", because=because)
        if to == "applied":
            await _check_sending(known, organiser, now)
        if to in rules.TAKING_PART and await unanswered(exhibitor):
            raise NewcomerUnknown
        if to == "contracted":
            raise Invalid({"number": mark("A contract needs its number and its day.")})
        await _move(actor, known, to, because, now)


async def send_by_right(actor: Actor, exhibitor: UUID, *, now: datetime) -> None:
    """Sends an application that is being written, in the caller's transaction, which has the turn: who has a right to a
    booth applies before others may. Raises Incomplete.
    """
    known = await locked(exhibitor)
    if known.state not in rules.EDITABLE:
        return
    if rules.missing(known.wishes, known.contact):
        raise rules.Incomplete
    await _move(actor, known, "applied", "", now)


async def sign_contract(actor: Actor, exhibitor: UUID, *, number: str, signed_on: date, now: datetime) -> None:
    """Raises NotNow, Invalid, Denied, NotFound."""
    require(actor, Expo.EXHIBITOR_WRITE)
    async with transaction():
        known = await locked(exhibitor)
        rules.check_move(known.state, "contracted", side="organiser")
        if not number.strip():
            raise Invalid({"number": mark("A contract needs its number and its day.")})
        said: dict[Any, Any] = {Exhibitor.contract_number: number.strip(), Exhibitor.contracted_on: signed_on}
        await Exhibitor.update(said).where(Exhibitor.id == exhibitor)
        signed = ContractSigned(edition=known.edition, exhibitor=exhibitor, number=number.strip(), signed_on=signed_on)
        await record(actor, signed, now=now)
        await _move(actor, known, "contracted", "", now)


async def _move(actor: Actor, known: Application, to: str, because: str, now: datetime) -> None:
    values: dict[Any, Any] = {Exhibitor.state: to, Exhibitor.revision: known.revision + 1}
    if to == "applied":
        values[Exhibitor.applied_at] = known.applied_at or now
    if to in ("approved", "declined"):
        values[Exhibitor.decided_at] = now
    async with refusing({"expo_exhibitor_once_live": rules.AppliedAlready()}):
        await Exhibitor.update(values).where(Exhibitor.id == known.id)
    moved = ExhibitorMoved(edition=known.edition, exhibitor=known.id, state=to, was=known.state)
    await record(actor, moved, now=now, because=because)
    if to in rules.OVER:
        await end_all_of(actor, known.id, now=now)
    await tell_contact(known, to, because, now=now)
    await tell(SUBJECT)


async def _in_turn(exhibitor: UUID) -> None:
    """Whoever leaves gives booths back: their turn comes before any row is locked."""
    row = await Exhibitor.select(Exhibitor.edition).where(Exhibitor.id == exhibitor).first()
    if row is not None:
        await turn(row["edition"])


async def _check_sending(known: Application, organiser: bool, now: datetime) -> None:
    rules.check_complete(known.wishes, known.contact)
    if not organiser:
        fair = await fair_of(known.edition)
        begun = known.state == "returned"
        rules.check_open(opens=fair.applications_open_at, closes=fair.applications_close_at, now=now, begun=begun)


async def _mine_to_change(actor: Actor, exhibitor: UUID) -> Application:
    known = await locked(exhibitor)
    if not may(actor, Expo.EXHIBITOR_WRITE):
        require(actor, Expo.APPLICATION_WRITE, known.scope)
    return known


async def _columns(known: Application, lines: Lines) -> dict[Any, Any]:
    places = {one["code"]: one["id"] for one in await pavilions(known.edition)}
    if lines["pavilion"] and lines["pavilion"] not in places:
        raise Invalid({"pavilion": mark("Please choose one of the list.")})
    signs = {name.removeprefix("sign_"): lines[name] for name in SIGN}
    return {
        Exhibitor.kind: lines["kind"],
        Exhibitor.area: int(lines["area"] or 0),
        Exhibitor.open_sides: int(lines["open_sides"] or 1),
        Exhibitor.hall: lines["hall"],
        Exhibitor.near: lines["near"],
        Exhibitor.apart: lines["apart"],
        Exhibitor.note: lines["note"],
        Exhibitor.pavilion: places.get(lines["pavilion"]),
        Exhibitor.alliance: bool(lines["alliance"]),
        Exhibitor.sign: to_json(written(known.sign.source if known.sign else "ko", signs)),
        Exhibitor.contact_name: lines["contact_name"],
        Exhibitor.contact_email: lines["contact_email"],
        Exhibitor.contact_phone: lines["contact_phone"],
        Exhibitor.contact_language: lines["contact_language"],
    }
