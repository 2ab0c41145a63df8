"""Invented consultations of the sample edition, marked as sample: written, confirmed, led to a deal, to be asked about."""

from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from babel.numbers import get_currency_precision

from core.actor import SYSTEM, Actor
from core.money import Money
from crm.agreements.days import day_in_seoul
from crm.consultations.advancing import catch_up
from crm.consultations.commands import WalkIn, add_walk_in, confirm, write_down
from crm.consultations.leading import open_deal
from crm.consultations.rules import Said
from crm.consultations.tables import ConsultationRecord
from crm.followups.answers import Told, save
from crm.followups.judging import accept
from crm.followups.preparing import prepare, release
from crm.followups.queries import Asked, forms_of, items_of, wave_for
from crm.followups.rules import OFFSETS, OPEN_FOR, Answer
from crm.followups.tables import FollowUpForm
from crm.followups.waves import change_wave, plan_wave
from directory.organisations.tables import Organisation
from expo.editions.tables import Edition
from expo.exhibitors.tables import Exhibitor
from seed.deals import PAPER
from seed.reading import contents, whole

FILE = "wsce_2026/consultations"
DEALS = "wsce_2026/deals"
ORIGIN = "sample:"
CALLS, LOOKS = Actor("system", "sample"), Actor("system", "plan")
"""As by two people."""
FIRST, BEGUN = 1, timedelta(days=14)
"""An early wave, a month after the edition; where the edition is still to come it has begun a fortnight ago."""


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
    if count:
        await _asked(actor, edition, now)
    return count


async def _asked(actor: Actor, edition: Edition, now: datetime) -> None:
    """One wave as if its companies had been written to and most had called back; nobody is written to, they are samples.
    One paper was looked at, one waits.
    """
    wave = await plan_wave(actor, edition=edition.slug, months=FIRST, now=now)
    one = await wave_for(actor, wave, now=now)
    begins = min(one.due_on, day_in_seoul(now) - BEGUN)
    reminders = (one.remind_days, one.most_reminders)
    days: dict[str, Any] = {"due_on": begins, "closes_on": begins + OPEN_FOR, "reminders": reminders}
    await change_wave(actor, wave, **days, version=one.version, now=now)
    await prepare(actor, wave, now=now)
    await release(LOOKS, wave, now=now)
    await FollowUpForm.update({FollowUpForm.left_out: ""}).where(FollowUpForm.wave == wave)
    answers = whole(DEALS)["answers"]
    for form in await forms_of(SYSTEM, wave):
        if form.company_code in answers:
            await _answered(form, answers[form.company_code], now)


async def _answered(form: Asked, told: dict[str, Any], now: datetime) -> None:
    """Of the first thing that it is asked about; the others stay open."""
    (item, *_) = await items_of(form.id)
    currency, signed = told.get("currency", ""), told.get("signed", "")
    answer = Answer(
        likely=told["likely"],
        signed=signed,
        money=Money(told["millions"] * 10 ** (6 + get_currency_precision(currency)), currency) if currency else None,
        on_date=day_in_seoul(now) - timedelta(days=30) if signed == "yes" else None,
        words=told["words"],
        consent=told.get("consent", "unasked"),
    )
    paper = told.get("paper", "")
    said = [Told(item.id, answer, PAPER if paper else None)]
    await save(CALLS, form, said, done=True, by="staff", version=form.version, now=now)
    if paper == "judged":
        await accept(LOOKS, item.id, "A", now=now)


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
