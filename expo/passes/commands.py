"""Asking for badges, changing and withdrawing them: what comes with the booth is approved at once."""

import json
from collections.abc import Sequence
from datetime import datetime
from secrets import choice
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import may, require
from core.actor import Actor
from core.db.transaction import transaction
from core.forms.merging import Lines, merged
from core.journal.commands import record
from expo.editions.tables import Edition
from expo.exhibitors.queries import Application, locked
from expo.exhibitors.rules import TAKING_PART
from expo.passes import rules
from expo.passes.facts import PassChanged, PassesAsked, PassWithdrawn
from expo.passes.queries import Badge, counts_for, pass_for
from expo.passes.tables import ExhibitorPass
from expo.permissions import Expo
from expo.programme.rules import CODE_ALPHABET


async def ask_for_passes(actor: Actor, exhibitor: UUID, bearers: Sequence[rules.Bearer], *, now: datetime) -> int:
    """How many of them are more than come with the booth, and wait for approval. Under the exhibitor's lock, so that two who
    ask at once do not both get the last one. Raises NotAskingYet, NothingChosen, Invalid, Denied, NotFound.
    """
    if not bearers:
        raise rules.NothingChosen
    async with transaction():
        known, edition = await acting(actor, exhibitor)
        offered = rules.days_around(edition.starts_on, edition.ends_on)
        counts, beyond, rows = await counts_for(known), 0, []
        for kind in dict.fromkeys(one.kind for one in bearers):
            theirs = [one for one in bearers if one.kind == kind]
            for one, free in zip(theirs, rules.within(counts[kind], len(theirs)), strict=True):
                rules.check_bearer(one, offered)
                rows.append(_row(actor, known, one, now, free=free))
                beyond += not free
        await ExhibitorPass.insert(*rows)
        told = PassesAsked(edition=known.edition, exhibitor=known.id, number=len(rows), beyond=beyond)
        await record(actor, told, now=now)
    return beyond


async def change_pass(
    actor: Actor, exhibitor: UUID, badge: UUID, bearer: rules.Bearer, before: Lines, *, now: datetime
) -> None:
    """The kind stays, and so does what somebody else changed since `before`. One that was printed is printed again; one that
    was refused is asked for again. Raises HandedOutAlready, Invalid, ChangedMeanwhile, NoSuchPass, Denied.
    """
    async with transaction():
        known, edition, one = await _held(actor, exhibitor, badge)
        after = rules.bearer_of(one.bearer.kind, merged(before, bearer.lines, one.bearer.lines))
        rules.check_bearer(after, rules.days_around(edition.starts_on, edition.ends_on))
        values: dict[Any, Any] = {**_columns(after), "kind": one.bearer.kind, "printed_at": None}
        values |= {"revision": one.revision + 1, "said_by": actor.account if actor.kind == "exhibitor" else None}
        if one.stored == "refused":
            values |= {"state": "requested", "beyond": True, "refusal": ""}
        await ExhibitorPass.update(values).where(ExhibitorPass.id == badge)
        await record(actor, PassChanged(edition=known.edition, exhibitor=known.id, badge=badge), now=now)


async def withdraw_pass(actor: Actor, exhibitor: UUID, badge: UUID, *, now: datetime) -> None:
    """The name goes at once. Raises HandedOutAlready, NoSuchPass, Denied."""
    async with transaction():
        known, _, _one = await _held(actor, exhibitor, badge)
        forgotten: dict[Any, Any] = {"name": "", "shown_name": "", "post": "", "state": "withdrawn", "said_by": None}
        await ExhibitorPass.update(forgotten).where(ExhibitorPass.id == badge)
        await record(actor, PassWithdrawn(edition=known.edition, exhibitor=known.id, badge=badge), now=now)


async def acting(actor: Actor, exhibitor: UUID) -> tuple[Application, Edition]:
    """Under the exhibitor's lock. Raises NotAskingYet, Denied, NotFound."""
    known = await locked(exhibitor)
    if not may(actor, Expo.CREW_WRITE):
        require(actor, Expo.APPLICATION_WRITE, known.scope)
    if known.state not in TAKING_PART:
        raise rules.NotAskingYet
    edition = await Edition.objects().get(Edition.id == known.edition)
    if edition is None:
        raise rules.NoSuchPass
    return known, edition


async def _held(actor: Actor, exhibitor: UUID, badge: UUID) -> tuple[Application, Edition, Badge]:
    known, edition = await acting(actor, exhibitor)
    one = await pass_for(exhibitor, badge)
    if one.handed_at is not None:
        raise rules.HandedOutAlready
    return known, edition, one


def _row(actor: Actor, known: Application, one: rules.Bearer, now: datetime, *, free: bool) -> ExhibitorPass:
    return ExhibitorPass(
        id=uuid4(),
        edition=known.edition,
        exhibitor=known.id,
        code="".join(choice(CODE_ALPHABET) for _ in range(rules.CODE_LENGTH)),
        state="approved" if free else "requested",
        beyond=not free,
        said_by=actor.account if actor.kind == "exhibitor" else None,
        asked_at=now,
        decided_at=now if free else None,
        **_columns(one),
    )


def _columns(one: rules.Bearer) -> dict[str, Any]:
    days = json.dumps([day.isoformat() for day in sorted(set(one.days))])
    return {"kind": one.kind, "name": one.name, "shown_name": one.shown_name, "post": one.post, "days": days}
