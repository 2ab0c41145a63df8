"""Staff and badges: how many come with a booth, approving and refusing more, handing them out."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.forms.rows import Began, joined
from core.journal.commands import Change, record
from expo.editions.queries import edition_called, held
from expo.editions.tables import Edition
from expo.exhibitors.queries import locked
from expo.passes import rules
from expo.passes.facts import PassesDecided, PassHanded, QuotaSet
from expo.passes.queries import Badge, pass_called, passes_called, quotas_of
from expo.passes.tables import ExhibitorPass, PassQuota
from expo.passes.telling import tell_exhibitor
from expo.permissions import Expo


async def decide_passes(
    actor: Actor, edition: str, badges: Collection[UUID], *, to: str, because: str = "", now: datetime
) -> int:
    """`to` approved or refused, all or none; each exhibitor gets one letter, which says how many and not whose. Raises
    NothingChosen, NotNow, HandedOutAlready, WhyRefused, Denied, NoSuchPass.
    """
    require(actor, Expo.CREW_WRITE)
    if not badges:
        raise rules.NothingChosen
    async with transaction():
        where = await edition_called(edition)
        found = await passes_called(badges)
        if len(found) != len(set(badges)) or any(one.edition != where.id for one in found):
            raise rules.NoSuchPass
        for exhibitor in sorted({one.exhibitor for one in found}, key=str):
            await _decide(
                actor, where, exhibitor, [one.id for one in found if one.exhibitor == exhibitor], to, because, now
            )
    return len(found)


async def hand_out(actor: Actor, *, edition: str, code: str, now: datetime) -> Badge:
    """To who has come for it, by the code on it. Raises NoSuchPass, NotApproved, HandedOutAlready, Denied."""
    require(actor, Expo.CREW_WRITE)
    async with transaction():
        where = await edition_called(edition)
        one = await pass_called(actor, where.id, code)
        await locked(one.exhibitor)
        one = await pass_called(actor, where.id, code)
        if one.stored != "approved":
            raise rules.NotApproved
        if one.handed_at is not None:
            raise rules.HandedOutAlready
        values: dict[Any, Any] = {"handed_at": now, "handed_by": str(actor)}
        await ExhibitorPass.update(values).where(ExhibitorPass.id == one.id)
        await record(actor, PassHanded(edition=where.id, exhibitor=one.exhibitor, badge=one.id), now=now)
    return one


async def set_quotas(
    actor: Actor, *, edition: str, quotas: Sequence[rules.Quota], before: Began, now: datetime
) -> None:
    """For whoever asks from now on; what was approved stays, and so do steps that somebody else set since `before`. Raises
    Denied, NoSuchEdition, ChangedMeanwhile.
    """
    require(actor, Expo.CREW_WRITE)
    async with transaction():
        row = await held(edition)
        theirs = await quotas_of(row.id)
        after = rules.quotas_of_lines(
            joined(rules.ROWS, before, rules.lines_of(quotas), rules.lines_of(theirs)),
        )
        was, is_ = _said(theirs), _said(after)
        changed = [Change(kind, was[kind], is_[kind]) for kind in rules.KIND_NAMES if was[kind] != is_[kind]]
        if not changed:
            return
        await PassQuota.delete().where(PassQuota.edition == row.id)
        rows = [
            PassQuota(id=uuid4(), edition=row.id, kind=one.kind, least_area=one.least_area, passes=one.passes)
            for one in after
        ]
        if rows:
            await PassQuota.insert(*rows)
        await record(actor, QuotaSet(edition=row.id), now=now, changes=changed)


async def _decide(
    actor: Actor, where: Edition, exhibitor: UUID, badges: Sequence[UUID], to: str, because: str, now: datetime
) -> None:
    known = await locked(exhibitor)
    for one in await passes_called(badges):
        rules.check_decision(one.stored, to, handed=one.handed_at is not None, because=because)
    values: dict[Any, Any] = {"state": to, "refusal": because if to == "refused" else "", "decided_at": now}
    values |= {"decided_by": str(actor)}
    await ExhibitorPass.update(values).where(ExhibitorPass.id.is_in(list(badges)))
    fact = PassesDecided(edition=where.id, exhibitor=exhibitor, number=len(badges), state=to)
    await record(actor, fact, now=now, because=because)
    await tell_exhibitor(to, known, where, len(badges), because, now=now)


def _said(quotas: Sequence[rules.Quota]) -> dict[str, str]:
    return {
        kind: ", ".join(f"{one.least_area} m²: {one.passes}" for one in quotas if one.kind == kind)
        for kind in rules.KIND_NAMES
    }
