"""Putting texts in and taking drafts out, weighing their languages, and freezing what was agreed."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Conflict, Invalid, NotFound, mark
from core.files import commands as files
from core.files.tables import StoredFile
from core.files.uploads import Upload
from core.journal.commands import record
from crm.agreements import rules
from crm.agreements.facts import AgreementMoved, TextFrozenAs, TextPutIn, TextWithdrawn
from crm.agreements.meanwhile import NONE
from crm.agreements.queries import Card, agreement_for, locked
from crm.agreements.slots import PAPER
from crm.agreements.tables import Agreement, StateStep
from crm.agreements.texts.queries import Version, Worded, version_now
from crm.agreements.texts.rules import digest_of, digest_of_all
from crm.agreements.texts.tables import FormerDraft, LanguageText, TextVersion
from crm.sight import country_scope

DIGITS = 16
"""Of a digest: enough to tell two drafts apart."""
SAYS_NOTHING = mark("Put in the words, a file, or both.")


class NothingToWeigh(Conflict):
    message = mark("There is no text that could still be changed.")


class TextOvertaken(Conflict):
    message = mark(
        "Somebody else changed this text meanwhile: theirs stands below, yours is still in the form. Send it again if it"
        " shall take its place."
    )


def drafts_seen(version: Version | None) -> str:
    """The texts of the latest version by what they say: `ko:9f86d081 en:…`."""
    return " ".join(f"{one.language}:{one.digest[:DIGITS]}" for one in version.texts) if version else NONE


def weights_seen(version: Version) -> str:
    """Which languages count in it, and how."""
    parts = [f"{one.language}{'!' * one.prevailing}{'+' * one.authentic}" for one in version.texts]
    return " ".join([*parts, "=" if version.equal else "-"])


async def _check_draft(card: Card, language: str, seen: str | None) -> None:
    """Of one language only: two who write two languages at once are in nobody's way."""
    if seen is None:
        return
    now = drafts_seen(await version_now(card.id))
    before, theirs = ({one for one in each.split() if one.startswith(f"{language}:")} for each in (seen, now))
    if before != theirs:
        raise TextOvertaken


async def put_text(
    actor: Actor,
    code: str,
    *,
    language: str,
    body: str,
    upload: Upload | None,
    note: str = "",
    seen: str | None = None,
    now: datetime,
) -> int:
    """The version's number. A frozen one stays as it is: the change is in the next, which begins with its texts, and the
    agreement goes back to be negotiated. What is signed is only corrected, with a `note` that says what was wrong. `seen`
    are the drafts that the form began from, as `drafts_seen` says. Raises TextOvertaken, Invalid, ReasonNeeded,
    FileRefused, NotFound.
    """
    if not body.strip() and upload is None:
        raise Invalid({"body": SAYS_NOTHING})
    known = await agreement_for(actor, code, now=now)
    taken = await files.take(actor, upload, slot=PAPER, scope=country_scope(known.country)) if upload else None
    async with transaction():
        card = await locked(actor, code, now=now)
        if card.state == "signed" and not note.strip():
            raise rules.ReasonNeeded
        await _check_draft(card, language, seen)
        version = await _open_version(actor, card, note, now)
        file = await files.write_down(actor, taken, now=now) if taken else None
        await _put(card, version, language, body, file, now)
        await record(actor, TextPutIn(agreement=card.id, number=version.number, tongue=language), now=now)
        await _send_back(actor, card, now)
        if card.state == "signed":
            await freeze(actor, card, now=now)
    return version.number


async def withdraw_text(actor: Actor, code: str, language: str, *, seen: str | None = None, now: datetime) -> None:
    """From the version that may still change; what is frozen stays for good. Raises TextOvertaken, NothingToWeigh,
    NotFound.
    """
    async with transaction():
        card = await locked(actor, code, now=now)
        await _check_draft(card, language, seen)
        version = await version_now(card.id)
        if version is None or version.digest:
            raise NothingToWeigh
        found = next((one for one in version.texts if one.language == language), None)
        if found is None:
            raise NotFound
        async with refusing({"crm_text_frozen": rules.TextFrozen()}):
            await LanguageText.delete().where(LanguageText.id == found.id)
        await record(actor, TextWithdrawn(agreement=card.id, number=version.number, tongue=language), now=now)


async def weigh(
    actor: Actor,
    code: str,
    *,
    authentic: Collection[str],
    prevailing: str,
    equal: bool,
    seen: str | None = None,
    now: datetime,
) -> None:
    """Which languages are authentic, and which prevails, or that all are `equal`; `seen` as `weights_seen` says. Raises
    TextOvertaken, NothingToWeigh, NotFound.
    """
    async with transaction():
        card = await locked(actor, code, now=now)
        version = await version_now(card.id)
        if version is None or version.digest:
            raise NothingToWeigh
        if seen not in (None, weights_seen(version)):
            raise TextOvertaken
        await TextVersion.update({TextVersion.equal: equal and not prevailing}).where(TextVersion.id == version.id)
        await LanguageText.update({LanguageText.prevailing: False}).where(LanguageText.version == version.id)
        for one in version.texts:
            counts = one.language in authentic or one.language == prevailing
            values: dict[Any, Any] = {
                LanguageText.authentic: counts,
                LanguageText.prevailing: one.language == prevailing,
            }
            await LanguageText.update(values).where(LanguageText.id == one.id)


async def freeze(actor: Actor, card: Card, *, now: datetime) -> None:
    """In the caller's transaction: the latest version cannot change from now on, whoever writes. Once is enough; a step
    that was allowed without any text freezes nothing.
    """
    version = await version_now(card.id)
    if version is None or version.digest:
        return
    parts = [(one.language, bytes.fromhex(one.digest), one.authentic, one.prevailing) for one in version.texts]
    digest = digest_of_all(parts, equal=version.equal)
    values: dict[Any, Any] = {TextVersion.digest: digest, TextVersion.frozen_at: now}
    await TextVersion.update(values).where(TextVersion.id == version.id)
    await record(actor, TextFrozenAs(agreement=card.id, number=version.number, digest=digest.hex()), now=now)


async def _open_version(actor: Actor, card: Card, note: str, now: datetime) -> Version:
    latest = await version_now(card.id)
    if latest is not None and not latest.digest:
        return latest
    row = TextVersion(
        id=uuid4(),
        agreement=card.id,
        number=latest.number + 1 if latest else 1,
        equal=latest.equal if latest else False,
        corrects=latest is not None,
        note=note,
        made_at=now,
        made_by=str(actor),
    )
    await TextVersion.insert(row)
    for one in latest.texts if latest else ():
        copied = {name: getattr(one, name) for name in ("language", "body", "file", "authentic", "prevailing")}
        await LanguageText.insert(LanguageText(id=uuid4(), version=row.id, digest=bytes.fromhex(one.digest), **copied))
    found = await version_now(card.id)
    if found is None:
        raise NotFound
    return found


async def _put(card: Card, version: Version, language: str, body: str, file: UUID | None, now: datetime) -> None:
    former = next((one for one in version.texts if one.language == language), None)
    kept = file or (former.file if former else None)
    sha256 = ""
    if kept:
        row = await StoredFile.select(StoredFile.sha256).where(StoredFile.id == kept).first()
        sha256 = row["sha256"] if row else ""
    values: dict[str, Any] = {"body": body, "file": kept, "digest": digest_of(body, sha256)}
    async with refusing({"crm_text_frozen": rules.TextFrozen()}):
        if former is None:
            await LanguageText.insert(LanguageText(id=uuid4(), version=version.id, language=language, **values))
        else:
            changed: dict[Any, Any] = {getattr(LanguageText, name): value for name, value in values.items()}
            await LanguageText.update(changed).where(LanguageText.id == former.id)
            await _remember(card, version, former, body, now)


async def _remember(card: Card, version: Version, former: Worded, body: str, now: datetime) -> None:
    """What a draft said stays to be compared with what took its place; what the version began with is in the one before."""
    if former.body in ("", body):
        return
    before = (LanguageText.version.agreement == card.id) & (LanguageText.version.number == version.number - 1)
    same = (LanguageText.language == former.language) & (LanguageText.digest == bytes.fromhex(former.digest))
    if await LanguageText.select(LanguageText.id).where(before, same).first() is not None:
        return
    number = former.former[0].number + 1 if former.former else 1
    given: dict[str, Any] = {"version": version.id, "language": former.language, "number": number, "body": former.body}
    await FormerDraft.insert(FormerDraft(id=uuid4(), replaced_at=now, **given))


async def _send_back(actor: Actor, card: Card, now: datetime) -> None:
    if card.state == "signed":
        return
    to = rules.after_text_change(card.state)
    if to != card.state:
        await Agreement.update(
            {Agreement.state: to, Agreement.state_at: now, Agreement.version: card.version + 1}
        ).where(Agreement.id == card.id)
        step = StateStep(id=uuid4(), agreement=card.id, before=card.state, after=to, made_at=now, made_by=str(actor))
        await StateStep.insert(step)
        await record(actor, AgreementMoved(agreement=card.id, before=card.state, after=to), now=now)
