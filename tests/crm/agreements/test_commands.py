"""Agreements as rows: nothing of two officers is lost, and what may never be wrong is refused by the database itself."""

import asyncio
from contextvars import Context
from datetime import date, timedelta
from typing import Any

import pytest
from asyncpg.exceptions import IntegrityConstraintViolationError

from core.access.roles import Role
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import Denied, Invalid, NotFound
from core.forms.merging import ChangedMeanwhile
from crm.agreements import rules
from crm.agreements.commands import edit, lines_now
from crm.agreements.consulting.commands import answer_item
from crm.agreements.queries import agreement_for
from crm.agreements.signing.commands import NotInOffice, OwnText, approve_text, sign
from crm.agreements.steps.commands import send_back, steps_of, take_step, waive
from crm.agreements.tables import Agreement
from crm.agreements.terms.commands import record_event, strike_event
from crm.agreements.texts.commands import put_text
from crm.agreements.texts.queries import versions_of
from crm.duties.queries import duties_of
from crm.duties.tables import DutyRule
from i18n.text import to_json, written
from tests.conftest import NOW
from tests.make.agreements import SIGNED_ON, led, officer, post_at, proposed

ANOTHER_LANGUAGE = """
INSERT INTO crm_language_text (id, version, language, body, digest)
SELECT gen_random_uuid(), id, 'es', 'x', 'x' FROM crm_text_version
"""


async def refused(statement: str, constraint: str) -> None:
    """By the database, whoever writes."""
    with pytest.raises(IntegrityConstraintViolationError) as told:
        async with transaction():
            await DB.run_ddl(statement)
    assert told.value.constraint_name == constraint


async def test_an_agreement_is_led_to_signature_and_its_duties_follow(db: None) -> None:
    actor, lead = await officer(), await officer(Role.COOPERATION_LEAD)
    title = to_json(written("ko", {"ko": "등록"}))
    for code, kind, days in (("post", "arrangement", 10), ("local", "local", 50), ("all", "", 365)):
        await DutyRule.insert(DutyRule(code=code, kind=kind, title=title, source="훈령", days=days))
    code = await proposed(actor, kind="arrangement", term_months="24")
    with pytest.raises(rules.WrongStep):
        await take_step(actor, code, "signed", now=NOW)
    await take_step(actor, code, "drafting", now=NOW)
    await answer_item(actor, code, "budget", contained=True, note="제3조", now=NOW)
    with pytest.raises(rules.NotYet) as told:
        await take_step(actor, code, "consulting", now=NOW)
    assert {one.key for one in told.value.guards} == {
        "contained:budget",
        *(f"checklist:{item}" for item in rules.CHECKLIST if item != "budget"),
    }
    await send_back_to_begin(actor, code)
    other = await proposed(actor, kind="arrangement", term_months="24")
    await led(actor, lead, other, "signed")
    card = await agreement_for(actor, other, now=NOW)
    assert (card.state, card.shown_state, card.signed_in) == ("signed", "in_force", "부산")
    duties = await duties_of(card.id)
    assert [(row["due_on"], row["owner"]) for row in duties] == [
        (SIGNED_ON + timedelta(days=10), actor.account),
        (SIGNED_ON + timedelta(days=365), actor.account),
    ]


async def send_back_to_begin(actor: Any, code: str) -> None:
    with pytest.raises(rules.ReasonNeeded):
        await send_back(actor, code, "withdrawn", because=" ", now=NOW)
    await send_back(actor, code, "withdrawn", because="예산 조항", now=NOW + timedelta(minutes=1))
    card = await agreement_for(actor, code, now=NOW)
    assert (await steps_of(card.id))[0]["reason"] == "예산 조항"
    with pytest.raises(rules.WrongStep):
        await take_step(actor, code, "drafting", now=NOW)


async def test_what_a_step_asks_for_is_waived_with_a_reason_by_who_may_and_nobody_waives_the_parties(db: None) -> None:
    actor, lead = await officer(), await officer(Role.COOPERATION_LEAD)
    code = await proposed(actor, kind="memorandum")
    for state in ("drafting", "consulting"):
        await take_step(actor, code, state, now=NOW)
    with pytest.raises(rules.NotYet):
        await take_step(actor, code, "negotiating", now=NOW)
    with pytest.raises(Denied):
        await waive(actor, code, "consulted:legal", because="급함", now=NOW)
    with pytest.raises(rules.ReasonNeeded):
        await waive(lead, code, "consulted:legal", because="", now=NOW)
    with pytest.raises(rules.NotToBeWaived):
        await waive(lead, code, "consulted:mofa", because="not asked for", now=NOW)
    await waive(lead, code, "consulted:legal", because="기존 문안과 같음", now=NOW)
    await take_step(actor, code, "negotiating", now=NOW)
    with pytest.raises(rules.NotToBeWaived):
        await waive(lead, code, "parties", because="x", now=NOW)
    for key in ("texts", "authentic", "prevailing"):
        await waive(lead, code, key, because="x", now=NOW)
    with pytest.raises(rules.NotYet) as told:
        await take_step(actor, code, "text_agreed", now=NOW)
    assert [one.key for one in told.value.guards] == ["parties"]


async def test_an_agreed_text_is_frozen_and_a_change_sends_the_agreement_back(db: None) -> None:
    actor, lead = await officer(), await officer(Role.COOPERATION_LEAD)
    code = await proposed(actor, kind="memorandum", term_months="12")
    await led(actor, lead, code, "approved")
    card = await agreement_for(actor, code, now=NOW)
    frozen = (await versions_of(card.id))[0]
    assert frozen.digest
    for statement in (
        "UPDATE crm_language_text SET body = 'other'",
        "DELETE FROM crm_language_text",
        "UPDATE crm_text_version SET digest = NULL, frozen_at = NULL",
        "UPDATE crm_text_version SET equal = NOT equal",
        ANOTHER_LANGUAGE,
    ):
        await refused(statement, "crm_text_frozen")
    await put_text(actor, code, language="ko", body="제1조 다른 목적", upload=None, now=NOW)
    card = await agreement_for(actor, code, now=NOW)
    latest, before = await versions_of(card.id)
    assert (card.state, latest.number, latest.corrects, before) == ("negotiating", 2, True, frozen)
    assert {one.language: one.body for one in latest.texts} == {"ko": "제1조 다른 목적", "en": "Article 1 Purpose"}
    await take_step(actor, code, "text_agreed", now=NOW)
    with pytest.raises(rules.NotYet):
        await take_step(actor, code, "approved", now=NOW)
    owner = await officer(Role.COOPERATION_LEAD)
    await Agreement.update({Agreement.owner: owner.account}).where(Agreement.code == code)
    with pytest.raises(OwnText):
        await approve_text(owner, code, document="", now=NOW)


async def test_a_signed_text_is_corrected_by_another_version_with_its_own_hash(db: None) -> None:
    actor, lead = await officer(), await officer(Role.COOPERATION_LEAD)
    code = await proposed(actor, kind="intent", term_months="12")
    await led(actor, lead, code, "signed")
    with pytest.raises(rules.ReasonNeeded):
        await put_text(actor, code, language="ko", body="오타 정정", upload=None, now=NOW)
    await put_text(actor, code, language="ko", body="오타 정정", upload=None, note="오타", now=NOW)
    card = await agreement_for(actor, code, now=NOW)
    latest, before = await versions_of(card.id)
    assert (card.state, latest.note) == ("signed", "오타")
    assert latest.digest
    assert latest.digest != before.digest


async def test_who_signs_holds_a_post_of_the_party_on_that_day(db: None) -> None:
    actor, lead = await officer(), await officer(Role.COOPERATION_LEAD)
    code = await proposed(actor, kind="intent", term_months="12")
    await led(actor, lead, code, "approved")
    ours, theirs = (await agreement_for(actor, code, now=NOW)).sides
    left = await post_at(ours.organisation, ends_on=SIGNED_ON - timedelta(days=1))
    comes = await post_at(ours.organisation, begins_on=SIGNED_ON + timedelta(days=1))
    elsewhere = await post_at(theirs.organisation)
    for by in (left, comes, elsewhere):
        with pytest.raises(NotInOffice):
            await sign(actor, code, ours.id, appointment=by, signed_on=SIGNED_ON, now=NOW)
    await sign(actor, code, ours.id, appointment=left, signed_on=SIGNED_ON - timedelta(days=1), now=NOW)
    await refused(f"UPDATE crm_signature SET signed_on = '{SIGNED_ON}'", "crm_signature_valid")
    await DB.run_ddl(f"DELETE FROM directory_appointment WHERE id = '{left}'")
    assert (await agreement_for(actor, code, now=NOW)).sides[0].signed_on == SIGNED_ON - timedelta(days=1)


async def test_the_database_keeps_two_parties_one_prevailing_language_a_review_and_what_happened(db: None) -> None:
    actor, lead = await officer(), await officer(Role.COOPERATION_LEAD)
    code = await proposed(actor, kind="intent", term_months="12", renews="yes")
    await led(actor, lead, code, "signed")
    alone = await proposed(actor)
    await refused(
        f"UPDATE crm_agreement SET state = 'signed', signed_on = now(), term_months = 1 WHERE code = '{alone}'",
        "crm_agreement_two_parties",
    )
    await refused("DELETE FROM crm_party", "crm_party_kept")
    await refused("UPDATE crm_agreement SET term_months = NULL WHERE state = 'signed'", "crm_agreement_reviewed")
    await refused(
        "UPDATE crm_agreement SET published = true WHERE state = 'signed'", "crm_agreement_published_approved"
    )
    await record_event(actor, code, "notice", date(2027, 1, 4), until=None, evidence="공문", now=NOW)
    await refused("UPDATE crm_agreement_event SET on_date = '2030-01-01'", "crm_agreement_event_kept")
    await refused("DELETE FROM crm_agreement_event", "crm_agreement_event_kept")
    card = await agreement_for(actor, code, now=NOW + timedelta(days=60))
    assert card.standing is not None
    assert (card.standing.noticed, card.standing.goes_on) == (True, False)
    rows = await DB._run_in_pool("SELECT id FROM crm_agreement_event", [])
    await strike_event(actor, code, rows[0]["id"], because="다른 협약", now=NOW)
    again = await agreement_for(actor, code, now=NOW + timedelta(days=60))
    assert again.standing is not None
    assert (again.standing.noticed, again.standing.goes_on) == (False, True)


async def test_one_that_replaces_another_ends_it_on_the_day_it_takes_effect(db: None) -> None:
    actor, lead = await officer(), await officer(Role.COOPERATION_LEAD)
    old = await proposed(actor, kind="intent", term_months="120")
    await led(actor, lead, old, "signed", signed_on=date(2026, 12, 1))
    new = await proposed(actor, kind="intent", term_months="12", replaces=old)
    await led(actor, lead, new, "signed")
    assert (await agreement_for(actor, old, now=NOW)).shown_state == "superseded"
    assert (await agreement_for(actor, old, now=NOW - timedelta(days=1))).shown_state == "in_force"


async def test_confidential_ones_are_seen_by_the_lead_and_those_named_alone(db: None) -> None:
    owner, other = await officer(), await officer()
    lead, admin = await officer(Role.COOPERATION_LEAD), await officer(Role.ADMINISTRATOR)
    desk, elsewhere = await officer(scope="country:PE"), await officer(scope="country:OM")
    codes = {sight: await proposed(owner, sight=sight) for sight in ("team", "country", "own", "confidential")}

    async def seen(actor: Any) -> set[str]:
        found = set()
        for sight, code in codes.items():
            try:
                await agreement_for(actor, code, now=NOW)
            except NotFound:
                continue
            found.add(sight)
        return found

    assert await seen(owner) == await seen(lead) == {"team", "country", "own", "confidential"}
    assert await seen(other) == await seen(admin) == {"team"}
    assert await seen(desk) == {"team", "country"}
    assert await seen(elsewhere) == set()
    with pytest.raises(NotFound):
        await proposed(elsewhere)
    with pytest.raises(Invalid):
        await proposed(other, replaces=codes["confidential"])
    with pytest.raises(NotFound):
        await edit(other, codes["confidential"], lines={}, before={}, now=NOW)


async def test_a_link_that_an_editor_may_not_see_survives_what_they_save(db: None) -> None:
    owner, other = await officer(), await officer()
    hidden = await proposed(owner, sight="confidential")
    code = await proposed(owner, replaces=hidden)
    shown = await lines_now(other, await agreement_for(other, code, now=NOW))
    assert shown["replaces"] == ""
    await edit(other, code, lines={**shown, "title_ko": "새 제목"}, before=shown, now=NOW)
    assert (await lines_now(owner, await agreement_for(owner, code, now=NOW)))["replaces"] == hidden
    mine = await lines_now(owner, await agreement_for(owner, code, now=NOW))
    await edit(owner, code, lines={**mine, "replaces": ""}, before=mine, now=NOW)
    assert (await agreement_for(owner, code, now=NOW)).replaces is None


async def both(save: Any, code: str) -> tuple[list[Any], dict[str, str]]:
    """Two officers with the same page open: one changes the Korean title, the other the English one and the term."""
    first, second = await officer(), await officer()
    seen = await lines_now(first, await agreement_for(first, code, now=NOW))
    mine = {**seen, "title_ko": "첫째 사람의 제목"}
    theirs = {**seen, "title_en": "The second one's title", "term_months": "36"}
    tasks = [
        asyncio.create_task(save(actor, code, lines=lines, before=seen, now=NOW), context=Context())
        for actor, lines in ((first, mine), (second, theirs))
    ]
    told = await asyncio.gather(*tasks, return_exceptions=True)
    return told, await lines_now(first, await agreement_for(first, code, now=NOW))


async def test_two_officers_at_once_lose_nothing(db: None) -> None:
    code = await proposed(await officer())
    told, after = await both(edit, code)
    assert told == [None, None]
    expected = ("첫째 사람의 제목", "The second one's title", "36")
    assert (after["title_ko"], after["title_en"], after["term_months"]) == expected
    actor = await officer()
    with pytest.raises(ChangedMeanwhile) as asked:
        before = {**after, "title_ko": "그 전"}
        await edit(actor, code, lines={**after, "title_ko": "셋째"}, before=before, now=NOW)
    assert asked.value.theirs == {"title_ko": "첫째 사람의 제목"}
    assert asked.value.before == {"title_ko": "그 전"}


@pytest.mark.planted("the last one to save overwrites the whole form")
async def test_saving_what_one_typed_loses_what_the_other_did(db: None) -> None:
    turn = asyncio.Lock()

    async def overwrite(actor: Any, code: str, *, lines: Any, before: Any, now: Any) -> None:
        async with turn:
            stored = await lines_now(actor, await agreement_for(actor, code, now=now))
            await edit(actor, code, lines=lines, before=stored, now=now)

    told, after = await both(overwrite, await proposed(await officer()))
    assert told == [None, None]
    assert (after["title_ko"] == "첫째 사람의 제목") != (after["term_months"] == "36")
