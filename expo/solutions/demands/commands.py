"""A demand: begun, written, sent in, looked at, approved, given back, closed."""

from datetime import date, datetime
from random import Random
from typing import Any
from uuid import UUID, uuid4

import msgspec

from core.access.rules import may, require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Invalid, NotFound
from core.forms.merging import Lines, merged
from core.journal.commands import Change, record
from core.live.notices import tell
from directory.countries.tables import Country
from expo.editions.queries import held
from expo.permissions import Expo
from expo.programme.rules import new_code
from expo.solutions.commands import SUBJECT
from expo.solutions.demands import rules
from expo.solutions.demands.facts import DemandBegun, DemandEdited, DemandMoved
from expo.solutions.demands.queries import KnownDemand, account_of, contact_lines, lacking, locked
from expo.solutions.demands.tables import Demand, DemandContact
from expo.solutions.demands.telling import tell_owner
from expo.solutions.forms import TAGS
from expo.solutions.introductions.commands import end_with_demand
from i18n.lines import text_in
from i18n.text import Translated, to_json, written


async def begin_demand(actor: Actor, *, edition: str, chance: Random, now: datetime, sample: bool = False) -> str:
    """The code of a new draft: one's own, or nobody's when staff write it down for somebody. Raises SignInRequired,
    TooManyDemands, NotFound.
    """
    staff = may(actor, Expo.DEMAND_WRITE)
    account = None if staff else account_of(actor)
    async with transaction():
        row = await held(edition)
        if account is not None:
            live = (Demand.account == account) & (Demand.edition == row.id) & (Demand.state != "closed")
            if await Demand.count().where(live) >= rules.MOST_DEMANDS:
                raise rules.TooManyDemands(most=rules.MOST_DEMANDS)
        taken = await Demand.select(Demand.code).where(Demand.edition == row.id).output(as_list=True)
        made: dict[str, Any] = {"edition": row.id, "account": account, "begun_at": now, "changed_at": now}
        if staff:
            made["submitted_at"] = now
        one = Demand(id=uuid4(), code=new_code(taken, chance), sample=sample, **made)
        await Demand.insert(one)
        await record(actor, DemandBegun(edition=row.id, demand=one.id), now=now)
    code: str = one.code
    return code


async def save_demand(
    actor: Actor, demand: UUID, lines: Lines, before: Lines, contact: Lines, *, now: datetime
) -> None:
    """`contact` empty leaves the one that is there. Raises ChangedMeanwhile, NotNow, Invalid, NotFound."""
    async with transaction():
        known = await _mine_to_change(actor, demand)
        if known.state not in rules.EDITABLE:
            raise rules.NotNow(state=rules.STATE_NAMES[known.state])
        after = merged(before, lines, known.lines)
        whole = {**after, **await contact_lines(demand), **{name: line for name, line in contact.items() if line}}
        if known.state != "draft" and (gaps := rules.missing(whole, TAGS)):
            raise Invalid(gaps)
        changed = {name: (known.lines[name], line) for name, line in after.items() if known.lines[name] != line}
        if any(contact.values()):
            await _keep_contact(actor, demand, whole)
        if changed:
            await Demand.update({**await _columns(known, after), Demand.changed_at: now}).where(Demand.id == demand)
            told = [Change(name, *pair, known.account) for name, pair in changed.items()]
            await record(actor, DemandEdited(edition=known.edition, demand=demand), now=now, changes=told)


async def move_demand(actor: Actor, demand: UUID, *, to: str, because: str = "", now: datetime) -> None:
    """Sends in, takes back, approves, gives back, closes; the owner is written to. Raises NotNow, ReasonNeeded, Invalid
    where it is not whole, NotFound.
    """
    async with transaction():
        known = await _mine_to_change(actor, demand, moderating=True)
        organiser = may(actor, Expo.DEMAND_WRITE)
        rules.check_move(known.state, to, side="organiser" if organiser else "owner", because=because)
        if to in ("submitted", "approved") and (gaps := await lacking(known)):
            raise Invalid(gaps)
        values: dict[Any, Any] = {Demand.state: to, Demand.because: because.strip() or None}
        if to == "submitted":
            values[Demand.submitted_at] = now
        if to == "closed":
            values[Demand.ended_at] = now
        await Demand.update(values).where(Demand.id == demand)
        moved = DemandMoved(edition=known.edition, demand=demand, state=to, was=known.state)
        await record(actor, moved, now=now, because=because)
        if to == "closed":
            await end_with_demand(actor, demand, now=now)
        await tell_owner(known, to, because, now=now)
        await tell(SUBJECT)


async def _mine_to_change(actor: Actor, demand: UUID, *, moderating: bool = False) -> KnownDemand:
    """Its owner's; staff change what they wrote down themselves, and decide about all. Raises NotFound, Denied."""
    known = await locked(demand)
    if known.account is not None and known.account == actor.account:
        return known
    require(actor, Expo.DEMAND_WRITE)
    if known.account is not None and not moderating:
        raise NotFound
    return known


async def _keep_contact(actor: Actor, demand: UUID, whole: Lines) -> None:
    values: dict[str, Any] = {name: whole[f"contact_{name}"] for name in ("name", "email", "phone")}
    values["language"] = actor.language or ""
    mine = DemandContact.demand == demand
    if await DemandContact.exists().where(mine):
        await DemandContact.update(values).where(mine)  # type: ignore[arg-type]
    else:
        await DemandContact.insert(DemandContact(id=uuid4(), demand=demand, **values))


async def _columns(known: KnownDemand, lines: Lines) -> dict[Any, Any]:
    choices = rules.DemandChoices(
        **{name: tuple(lines[name].split()) for name in rules.CHOSEN},
        budget=lines["budget"],
    )
    country = await Country.select(Country.id).where(Country.code == lines["country"]).first()
    return {
        **{getattr(Demand, name): to_json(_text(known, name, lines)) for name in rules.TEXTS},
        Demand.place: lines["place"],
        Demand.country: country["id"] if country else None,
        Demand.choices: msgspec.json.encode(choices).decode(),
        Demand.due_on: date.fromisoformat(lines["due_on"]) if lines["due_on"] else None,
        Demand.wished: bool(lines["wished"]),
        Demand.revision: known.revision + 1,
    }


def _text(known: KnownDemand, name: str, lines: Lines) -> Translated | None:
    before: Translated | None = getattr(known, name)
    own = {key: line for key, line in lines.items() if key.startswith(f"{name}_")}
    if before is None:
        return written(TAGS[0], {tag: own[f"{name}_{tag}"] for tag in TAGS})
    return text_in(own, before, name)
