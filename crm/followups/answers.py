"""What companies answer: kept as a draft, sent, and written into the ledger as their own word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from core.actor import SYSTEM, Actor, by_link
from core.db.transaction import transaction
from core.errors import NotFound, mark
from core.files import commands as files
from core.files.uploads import Upload
from core.journal.commands import record
from crm.agreements.days import day_in_seoul
from crm.consultations.leading import open_deal
from crm.consultations.queries import record_for
from crm.deals.amounts.commands import enter_amount, note_consent
from crm.deals.amounts.queries import standing_of
from crm.deals.amounts.rules import Stated
from crm.deals.amounts.slots import EVIDENCE
from crm.deals.queries import deal_for
from crm.deals.tables import AmountEntry, Deal
from crm.followups.facts import WaveAnswered
from crm.followups.queries import Asked, Item, items_of
from crm.followups.rules import EVIDENCED, FOLLOW_UP, AnotherPaper, Answer, SavedMeanwhile, WaveOver, needs_paper
from crm.followups.tables import FollowUpForm, FollowUpItem, FollowUpWave
from i18n.catalogue import say
from i18n.formats import long_day
from i18n.locales import language

By = Literal["company", "staff"]
KOREAN = language("ko")
SIGNED, CALLED = mark("signed on {day}, its paper is awaited"), mark("said on the telephone")

UNJUDGED: dict[Any, Any] = {"grade": "", "reviewed_at": None, "reviewed_by": "", "review_words": ""}


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of one item, with a paper where one was put in."""

    item: UUID
    answer: Answer
    upload: Upload | None = None


async def check_open(form: Asked, now: datetime) -> FollowUpWave:
    """Its wave. Raises WaveOver after its last day, NotFound."""
    wave = await FollowUpWave.objects(FollowUpWave.edition).get(FollowUpWave.id == form.wave)
    if wave is None:
        raise NotFound
    last: date = wave.closes_on
    if now.astimezone(ZoneInfo(wave.edition.zone)).date() > last:
        raise WaveOver
    return wave


async def save(
    actor: Actor, form: Asked, told: Sequence[Told], *, done: bool, by: By, version: int, now: datetime
) -> None:
    """A draft until it is `done`; then each answer with an amount stands in the ledger as the company's own word (C), in
    place of what it said before. Nothing said is nothing written. Asks nobody: for who may, or holds the link. Raises
    SavedMeanwhile, WaveOver, AnotherPaper, FileRefused.
    """
    await check_open(form, now)
    company = by_link("company", form.company)
    taken = {
        one.item: await files.take(company, one.upload, slot=EVIDENCE, scope=f"follow_up:{form.id}")
        for one in told
        if one.upload is not None
    }
    async with transaction():
        await FollowUpForm.select(FollowUpForm.id).where(FollowUpForm.id == form.id).lock_rows("UPDATE")
        values: dict[Any, Any] = {"saved_at": now, "version": version + 1}
        if done:
            values |= {"answered_at": now, "answered_by": str(actor) if by == "staff" else f"company:{form.company}"}
        same = (FollowUpForm.id == form.id) & (FollowUpForm.version == version)
        if not await FollowUpForm.update(values).where(same).returning(FollowUpForm.id):
            raise SavedMeanwhile
        mine = {one.id: one for one in await items_of(form.id)}
        for one in told:
            if one.item not in mine:
                raise NotFound
            file = await files.write_down(company, taken[one.item], now=now) if one.item in taken else None
            await _keep(mine[one.item], one.answer, file)
        if done:
            for item in await items_of(form.id):
                await _enter(company, item, version, by, now)
            await record(actor, WaveAnswered(wave=form.wave, company=form.company, by=by), now=now)


async def _keep(item: Item, answer: Answer, file: UUID | None) -> None:
    """What somebody has judged stays with the paper that was judged, as long as the same is said. Raises AnotherPaper."""
    values: dict[Any, Any] = {"words": answer.words, "consent": answer.consent}
    if file is not None:
        values |= {**_stated(answer), "evidence": file, "review": "waiting", **UNJUDGED}
    elif item.review not in ("accepted", "declined"):
        values |= _stated(answer)
    elif needs_paper(item.review, item.answer, answer):
        raise AnotherPaper
    elif answer.states() != item.answer.states():
        values |= {**_stated(answer), "review": "", **UNJUDGED}
    await FollowUpItem.update(values).where(FollowUpItem.id == item.id)


def _stated(answer: Answer) -> dict[Any, Any]:
    return {
        "likely": answer.likely,
        "signed": answer.signed,
        "minor": answer.money.minor if answer.money else None,
        "currency": answer.money.currency if answer.money else "",
        "on_date": answer.on_date,
    }


async def _agree(company: Actor, item: Item, now: datetime) -> None:
    """Whether what was written down of it may be published is theirs to say at any time."""
    ours = AmountEntry.origin.like(f"{FOLLOW_UP}:{item.id}:%") | AmountEntry.origin.like(f"{EVIDENCED}:{item.id}:%")
    for entry in await AmountEntry.select(AmountEntry.id).where(ours).output(as_list=True):
        await note_consent(company, item.deal_code, entry, item.answer.consent, now=now)


async def _enter(company: Actor, item: Item, version: int, by: By, now: datetime) -> None:
    """What is likely, in place of what was likely before; what is no longer likely ends that. A signed amount is likely
    as well until its paper proves it: the ledger takes no contract on somebody's word.
    """
    answer = item.answer
    if item.review == "accepted":
        await _agree(company, item, now)
    if not answer.said or item.review == "accepted":
        return
    code = await _deal(item, now)
    if code is None:
        return
    deal = await deal_for(SYSTEM, code)
    former = [one for one in await standing_of([deal.id]) if one.kind == "expected"]
    gone = answer.likely == "no" and answer.signed != "yes"
    if (answer.money is None and not gone) or (gone and not former):
        return
    last = former[-1] if former else None
    money = last.money - last.money if gone and last else answer.money
    if money is None or (last and (last.money, last.grade, last.consent) == (money, "C", answer.consent)):
        return
    stated = Stated(
        kind="expected",
        money=money,
        as_of=day_in_seoul(now),
        source=f"{item.company_name.original} · +{await _months(item.wave)}"[:300],
        grade="C",
        note=_note(answer, by),
        consent=answer.consent,
        supersedes=last.id if last else None,
        origin=f"{FOLLOW_UP}:{item.id}:{version}",
    )
    entry = await enter_amount(company, code, stated, now=now)
    values: dict[Any, Any] = {"entry": entry, "deal": deal.id}
    await FollowUpItem.update(values).where(FollowUpItem.id == item.id)


async def _deal(item: Item, now: datetime) -> str | None:
    """The code of the item's deal: opened now where an amount makes one of a consultation; None while there is none, and
    where nobody knows the other side's country: then the answer stays with the form.
    """
    if item.deal is not None:
        row = await Deal.select(Deal.code).where(Deal.id == item.deal).first()
        return row["code"] if row else None
    if item.record is None:
        return None
    one = await record_for(SYSTEM, item.record)
    if one.deal_code:
        return one.deal_code
    if item.answer.money is None or one.country is None or not one.other_code:
        return None
    return await open_deal(SYSTEM, item.record, name=one.said.product, now=now)


async def _months(wave: UUID) -> int:
    row: Mapping[str, Any] | None = (
        await FollowUpWave.select(FollowUpWave.months).where(FollowUpWave.id == wave).first()
    )
    return int(row["months"]) if row else 0


def _note(answer: Answer, by: By) -> str:
    """In the language of the desk: a note of the ledger is free text."""
    signed = answer.on_date if answer.signed == "yes" else None
    said = say(KOREAN, SIGNED, day=long_day(signed, KOREAN)) if signed else ""
    return " · ".join(one for one in (said, say(KOREAN, CALLED) if by == "staff" else "", answer.words) if one)
