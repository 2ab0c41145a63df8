"""Invented consultations of the sample edition, marked as sample: written, confirmed, led to a deal, to be asked about."""

from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from core.actor import Actor
from core.money import Money
from crm.consultations.advancing import catch_up
from crm.consultations.commands import WalkIn, add_walk_in, confirm, write_down
from crm.consultations.leading import open_deal
from crm.consultations.rules import Said
from crm.consultations.tables import ConsultationRecord
from crm.followups.rules import OFFSETS
from crm.followups.waves import plan_wave
from directory.organisations.tables import Organisation
from expo.editions.tables import Edition
from expo.exhibitors.tables import Exhibitor
from seed.reading import contents

FILE = "wsce_2026/consultations"
ORIGIN = "sample:"


async def load_consultations(actor: Actor, edition: Edition, *, now: datetime) -> int:
    """How many were new; in the caller's transaction. Of meetings that are there already the records are made as well."""
    if await ConsultationRecord.exists().where(ConsultationRecord.origin.like(f"{ORIGIN}%")):
        return 0
    await catch_up(now=now)
    count = 0
    for one in contents(FILE, "consultations"):
        company, other = await _exhibitor(edition.id, one["company"]), await _organisation(one["counterpart"])
        if company is not None and other is not None:
            await _load(actor, edition, one, company, other, now)
            count += 1
    for months in OFFSETS if count else ():
        await plan_wave(actor, edition=edition.slug, months=months, now=now)
    return count


async def _load(actor: Actor, edition: Edition, one: dict[str, Any], company: UUID, other: UUID, now: datetime) -> None:
    begins = datetime.combine(edition.starts_on, time.fromisoformat(one["at"]), ZoneInfo(edition.zone))
    walk_in = WalkIn(
        edition.id,
        company,
        f"{ORIGIN}{one['key']}",
        other,
        held_at=begins.astimezone(UTC) + timedelta(days=one["day"]),
        sample=True,
    )
    chance = Random(one["key"])  # noqa: S311 -- no secret
    record = await add_walk_in(actor, walk_in, chance=chance, now=now)
    if "said" not in one:
        return
    told = dict(one["said"])
    currency = told.pop("currency", "")
    amounts: dict[str, Any] = {
        name: Money(told.pop(name), currency) for name in ("consulted", "expected") if name in told
    }
    said = Said(**told, **amounts)
    await write_down(actor, record, said, {}, by="table", who="system:sample", now=now)
    if "deal" in one:
        await open_deal(actor, record, name=one["deal"], now=now)
    if "consent" in one:
        await confirm(actor, record, said, {}, company=company, consent=one["consent"], now=now)


async def _exhibitor(edition: UUID, code: str) -> UUID | None:
    mine = (Exhibitor.edition == edition) & (Exhibitor.organisation.code == code)
    row = await Exhibitor.select(Exhibitor.organisation).where(mine).first()
    return row["organisation"] if row else None


async def _organisation(code: str) -> UUID | None:
    row = await Organisation.select(Organisation.id).where(Organisation.code == code).first()
    return row["id"] if row else None
