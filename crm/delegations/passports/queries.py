"""Which delegates have a passport here and who was asked for theirs: never what stands in it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.access.sessions.commands import digest_of
from core.errors import NotFound
from core.privacy.retention.queries import days_by_table
from crm.delegations.dossiers.queries import Dossier, dossier_of
from crm.delegations.passports.tables import Passport, PassportLink
from crm.delegations.tables import Delegate


@dataclass(frozen=True, slots=True)
class Held:
    """`entered_at` None where there is none; `asked_at` when the newest link was sent, `asked_until` when it ends."""

    entered_at: datetime | None = None
    asked_at: datetime | None = None
    asked_until: datetime | None = None


async def held_of(delegates: Collection[UUID]) -> dict[UUID, Held]:
    """For each of them."""
    if not delegates:
        return {}
    ids = list(delegates)
    entered = {
        row["delegate"]: row["entered_at"]
        for row in await Passport.select(Passport.delegate, Passport.entered_at).where(Passport.delegate.is_in(ids))
    }
    columns = (PassportLink.delegate, PassportLink.made_at, PassportLink.ends_at)
    waiting = PassportLink.delegate.is_in(ids) & PassportLink.used_at.is_null()
    asked = {row["delegate"]: row for row in await PassportLink.select(*columns).where(waiting)}
    return {
        one: Held(
            entered.get(one),
            asked[one]["made_at"] if one in asked else None,
            asked[one]["ends_at"] if one in asked else None,
        )
        for one in ids
    }


async def days_kept() -> int:
    """After departure: as the privacy officer set it."""
    return (await days_by_table())["crm_passport"]


async def asked_by(token: str, now: datetime) -> tuple[Dossier, UUID]:
    """The visit and the delegate whom a link is for. Raises NotFound for one that is unknown, replaced, used or over."""
    live = (PassportLink.digest == digest_of(token)) & PassportLink.used_at.is_null() & (PassportLink.ends_at > now)
    row = await PassportLink.select(PassportLink.delegate).where(live).first()
    if row is None:
        raise NotFound
    delegate = row["delegate"]
    known = await Delegate.select(Delegate.visit).where(Delegate.id == delegate).first()
    if known is None:
        raise NotFound
    one = await dossier_of(known["visit"])
    return one, one.member(delegate).id
