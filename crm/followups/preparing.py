"""Preparing a wave: who is asked what, and a letter to each that waits until somebody has looked at them."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.journal.commands import record
from core.mail.drafts import Recipient, written
from core.mail.tables import Batch, Letter
from core.mailings.commands import let_go
from core.mailings.rules import written_elsewhere
from core.mailings.tables import Mailing
from core.mailings.writing import held_letter
from core.settings import settings
from core.settings_kept.queries import kept
from core.settings_kept.rules import REPLY_TO
from crm.consultations.links import digest_for, token_of
from crm.consultations.permissions import Consultations
from crm.consultations.speaking import BY_CODE
from crm.followups import rules
from crm.followups.facts import WavePrepared, WaveReleased
from crm.followups.letters import ASKED
from crm.followups.tables import FollowUpForm, FollowUpItem, FollowUpWave
from crm.followups.waves import locked
from i18n.formats import long_day
from i18n.locales import DEFAULT
from i18n.text import required

PURPOSE, UNASKED = "follow_up_form", "unasked"
written_elsewhere(rules.SCOPE)
ASKABLE = """
WITH asked AS (
    SELECT d.lead AS company, d.id AS deal, NULL::uuid AS record, a.minor, coalesce(a.currency, '') AS currency,
        coalesce(a.consent, '') AS consent, d.code AS place
    FROM crm_deal d LEFT JOIN LATERAL (
        SELECT a.minor, a.currency, a.consent FROM crm_amount a
        WHERE a.deal = d.id AND a.kind = 'expected' AND a.minor > 0
        AND NOT EXISTS (SELECT FROM crm_amount b WHERE b.supersedes = a.id)
        ORDER BY a.as_of DESC, a.recorded_at DESC LIMIT 1) a ON TRUE
    WHERE d.edition = {} AND d.state NOT IN ('lost', 'dropped', 'terminated', 'completed')
    AND d.sight <> 'confidential'
    UNION ALL
    SELECT r.company, NULL, r.id, coalesce(r.expected, r.consulted), r.currency, r.consent, r.code
    FROM crm_consultation_record r
    WHERE r.edition = {} AND r.state IN ('recorded', 'confirmed_by_company') AND r.outcome <> 'nothing'
    AND NOT EXISTS (SELECT FROM crm_consultation_deal j WHERE j.record = r.id))
SELECT a.*, o.name AS company_name, coalesce(x.contact_email, '') AS address, coalesce(x.contact_name, '') AS name,
       coalesce(x.contact_language, '') AS language, coalesce(x.sample, FALSE) AS sample
FROM asked a JOIN directory_organisation o ON o.id = a.company LEFT JOIN LATERAL (
    SELECT * FROM expo_exhibitor x WHERE x.edition = {} AND x.organisation = a.company
    AND x.state NOT IN ('declined', 'withdrawn') LIMIT 1) x ON TRUE
ORDER BY o.code, a.deal NULLS LAST, a.place
"""
"""With what is known of each: the amount that is likely as the ledger has it, else what the record says. Of a confidential
deal no letter and no link tells: whoever keeps it asks in person.
"""
FORMER = """
SELECT DISTINCT ON (coalesce(i.deal, i.record)) i.deal, i.record, i.likely, i.signed, i.currency, i.minor, i.on_date,
       i.consent
FROM crm_follow_up_item i JOIN crm_follow_up_form f ON f.id = i.form JOIN crm_follow_up_wave w ON w.id = f.wave
WHERE w.edition = {} AND f.answered_at IS NOT NULL ORDER BY coalesce(i.deal, i.record), f.answered_at DESC
"""
"""What was said last time stands in the form already."""


async def prepare(actor: Actor, wave: UUID, *, now: datetime) -> int:
    """How many letters were written; nothing is sent, and nothing is done the second time. Raises NotFound, NothingToAsk."""
    require(actor, Consultations.FOLLOW_UP_WRITE)
    async with transaction():
        row = await locked(wave)
        if row["prepared_at"] is not None:
            return 0
        found = await DB.run_querystring(QueryString(ASKABLE, *[row["edition"]] * 3))
        if not found:
            raise rules.NothingToAsk
        named = await DB.run_querystring(QueryString("SELECT name FROM expo_edition WHERE id = {}", row["edition"]))
        edition = named[0]["name"]
        by_company: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
        for one in found:
            by_company[one["company"]].append(one)
        batch = await _mailing(actor, row, edition, now)
        former = await _former(row["edition"])
        left_out: Counter[str] = Counter()
        addresses: set[str] = set()
        for items in by_company.values():
            left_out[await _form(row, edition, batch, items, former, addresses, now)] += 1
        count = left_out.pop("", 0)
        values: dict[Any, Any] = {Mailing.written_at: now, Mailing.left_out: json.dumps(left_out)}
        await Mailing.update(values).where(Mailing.batch == batch)
        await record(actor, WavePrepared(wave=wave, count=count), now=now)
    return count


async def release(actor: Actor, wave: UUID, *, now: datetime) -> None:
    """Its letters go. Raises Denied, NotFound, DecidedAlready, NotWrittenYet."""
    require(actor, Consultations.FOLLOW_UP_SEND)
    async with transaction():
        row = await locked(wave)
        if row["mailing"] is None:
            raise rules.NothingToAsk
        await let_go(actor, row["mailing"], now=now)
        await record(actor, WaveReleased(wave=wave), now=now)


def places_in(
    row: Mapping[str, Any], edition: str, company: str, form: UUID, number: int, language: str
) -> dict[str, object]:
    """What stands in a company's letter; `edition` and `company` are translated text as it is stored."""
    reader = BY_CODE.get(language, DEFAULT)
    return {
        "edition": required(edition).read(reader.chain).text,
        "company": required(company).read(reader.chain).text,
        "number": number,
        "until": long_day(row["closes_on"], reader),
        "link": f"{settings().base_url}/followup/{token_of(PURPOSE, form)}",
    }


async def _mailing(actor: Actor, row: Mapping[str, Any], edition: str, now: datetime) -> UUID:
    title = f"{required(edition).original} · +{row['months']}"
    batch = Batch(id=uuid4(), title=title[:150], made_at=now, made_by=str(actor))
    await Batch.insert(batch)
    said = {DEFAULT.code: {"subject": ASKED.subject, "body": "\n\n".join(ASKED.lines)}}
    mailing = Mailing(id=uuid4(), batch=batch.id, whom=rules.SCOPE.code, texts=json.dumps(said))
    await Mailing.insert(mailing)
    values: dict[Any, Any] = {FollowUpWave.mailing: mailing.id, FollowUpWave.prepared_at: now}
    await FollowUpWave.update(values).where(FollowUpWave.id == row["id"])
    return batch.id


async def _former(edition: UUID) -> dict[UUID, dict[str, Any]]:
    rows = await DB.run_querystring(QueryString(FORMER, edition))
    return {row["deal"] or row["record"]: row for row in rows}


async def _form(
    wave: Mapping[str, Any],
    edition: str,
    batch: UUID,
    items: Sequence[Mapping[str, Any]],
    former: Mapping[UUID, Mapping[str, Any]],
    addresses: set[str],
    now: datetime,
) -> str:
    """Why the company gets no letter; empty where it gets one. An address gets one letter of a batch: where a second
    company has the same, somebody has to give it its link.
    """
    first, key = items[0], uuid4()
    address = first["address"].lower()
    left_out = "sample" if first["sample"] else "" if address else "no_address"
    if address in addresses and not left_out:
        left_out = "same_address"
    addresses.add(address)
    language = first["language"] if first["language"] in BY_CODE else "ko"
    form = FollowUpForm(
        id=key,
        wave=wave["id"],
        company=first["company"],
        language=language,
        digest=digest_for(PURPOSE, key),
        left_out=left_out,
        made_at=now,
    )
    if not left_out:
        places = places_in(wave, edition, first["company_name"], key, len(items), language)
        text = written(ASKED, language, {"answered": (await kept())[REPLY_TO], **places})
        letter = held_letter(batch, Recipient(first["address"], first["name"], language), text, now)
        letter.template, letter.secret = ASKED.name, True
        await Letter.insert(letter)
        form.letter = letter.id
    await FollowUpForm.insert(form)
    await FollowUpItem.insert(*(_item(key, place, one, former) for place, one in enumerate(items)))
    return left_out


def _item(form: UUID, place: int, one: Mapping[str, Any], former: Mapping[UUID, Mapping[str, Any]]) -> FollowUpItem:
    said = former.get(one["deal"] or one["record"], {})
    known = one if one["deal"] and one["minor"] else said if said.get("minor") else one
    return FollowUpItem(
        id=uuid4(),
        form=form,
        record=one["record"],
        deal=one["deal"],
        position=place,
        likely=said.get("likely", ""),
        signed=said.get("signed", ""),
        currency=known["currency"] if known["minor"] else "",
        minor=known["minor"],
        on_date=said.get("on_date"),
        consent=_answered(said.get("consent")) or _answered(one["consent"]) or UNASKED,
    )


def _answered(consent: str | None) -> str:
    """What its company answered itself, the last time that it was asked the same."""
    return consent if consent in rules.CONSENTS else ""
