"""Obligations: verified by another pair of eyes, recurring, and counted as the page says."""

from datetime import date
from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.access.roles import Role
from core.errors import Invalid
from core.forms.merging import ChangedMeanwhile
from crm.agreements.queries import agreement_for
from crm.agreements.terms.commands import record_event
from crm.obligations import rules
from crm.obligations.commands import add_obligation, change_obligation, lines_now, move_obligation
from crm.obligations.lines import committee
from crm.obligations.queries import obligations_of, rate_of
from i18n.formats import percent
from i18n.locales import LANGUAGES, language
from tests.conftest import NOW
from tests.crm.agreements.test_commands import refused
from tests.make.agreements import led, officer, promise, proposed


def test_a_joint_committee_begins_as_a_yearly_obligation_of_both_sides_in_every_language() -> None:
    begun = committee()
    assert (begun["side"], begun["months"], begun["title_ko"]) == ("joint", "12", "공동위원회 개최")
    assert all(begun[f"{name}_{one.code}"] for name in ("title", "indicator") for one in LANGUAGES)


@given(st.lists(st.sampled_from(sorted(rules.STATE_NAMES))))
def test_the_rate_is_what_its_definition_says(states: list[str]) -> None:
    found = rules.rate(states)
    counted = [one for one in states if one != "waived"]
    assert found.waived == len(states) - len(counted)
    if not counted:
        assert found.percent is None
        return
    assert found.percent is not None
    exactly = Fraction(100 * sum(one == "verified" for one in counted), len(counted))
    assert abs(Fraction(found.percent) - exactly) <= Fraction(1, 20)
    assert len(percent(found.percent, language("ko"))) <= len("33.3%")


@given(st.lists(st.sampled_from(sorted(rules.STATE_NAMES)), max_size=12))
def test_whatever_is_tried_nothing_is_verified_that_was_not_delivered(tried: list[str]) -> None:
    state, delivered = "planned", False
    for to in tried:
        try:
            rules.check_move(state, to, by="b", delivered_by="a" if delivered else "", evidence=True, because="x")
        except rules.WrongMove:
            continue
        delivered = to == "delivered" or (delivered and to == "verified")
        state = to
        assert state != "verified" or delivered


async def test_an_obligation_is_verified_by_somebody_else_with_evidence_and_comes_again(db: None) -> None:
    actor, lead = await officer(), await officer(Role.COOPERATION_LEAD)
    code = await proposed(actor)
    card = await agreement_for(actor, code, now=NOW)
    one = await add_obligation(actor, code, lines=promise(months="12"), now=NOW)

    async def move(by: Any, to: str, **said: Any) -> None:
        await move_obligation(by, code, one, to=to, now=NOW, **said)

    with pytest.raises(rules.WrongMove):
        await move(lead, "verified")
    with pytest.raises(rules.EvidenceNeeded):
        await move(actor, "delivered")
    await move(actor, "delivered", said="자료집", actual=1.0)
    with pytest.raises(rules.VerifiedByOneself):
        await move(actor, "verified")
    await refused(
        "UPDATE crm_obligation SET state = 'verified', verified_by = delivered_by", "crm_obligation_two_people"
    )
    await refused("UPDATE crm_obligation SET state = 'waived'", "crm_obligation_waived_with_reason")
    await move(lead, "verified")
    await refused("UPDATE crm_obligation SET evidence = '' WHERE state = 'verified'", "crm_obligation_verified")
    shown = await obligations_of(card.id)
    assert [(row["due_on"], row["state"]) for row in shown] == [
        (date(2026, 12, 31), "verified"),
        (date(2027, 12, 31), "planned"),
    ]
    following: UUID = shown[1]["id"]
    with pytest.raises(rules.WhyNot):
        await move_obligation(actor, code, following, to="waived", now=NOW)
    await move_obligation(actor, code, following, to="waived", said="합의로 면제", now=NOW)
    assert (await rate_of([card.id])).percent == 100


async def test_two_who_change_an_obligation_at_once_lose_nothing(db: None) -> None:
    kim, lee = await officer(), await officer()
    code = await proposed(kim)
    one = await add_obligation(kim, code, lines=promise(title_en="Seminar"), now=NOW)
    card = await agreement_for(kim, code, now=NOW)
    before, _ = await lines_now(card, one)

    async def change(by: Any, **lines: str) -> None:
        await change_obligation(by, code, one, lines={**before, **lines}, before=before, now=NOW)

    await change(kim, title_en="Joint seminar", clause="제3조")
    await change(lee, due_on="2027-01-31")
    with pytest.raises(ChangedMeanwhile) as refusal:
        await change(lee, title_en="A seminar", due_on="2027-03-31", months="12")
    assert refusal.value.theirs == {"title_en": "Joint seminar", "due_on": "2027-01-31"}
    after, _ = await lines_now(card, one)
    assert {name: line for name, line in after.items() if before[name] != line} == {
        "title_en": "Joint seminar",
        "clause": "제3조",
        "due_on": "2027-01-31",
    }
    with pytest.raises(Invalid):
        nothing = {**after, "title_ko": "", "title_en": ""}
        await change_obligation(lee, code, one, lines=nothing, before=after, now=NOW)
    await move_obligation(kim, code, one, to="delivered", said="자료집", seen="planned", now=NOW)
    with pytest.raises(rules.MovedMeanwhile):
        await move_obligation(lee, code, one, to="in_progress", seen="planned", now=NOW)


async def test_an_obligation_of_an_agreement_that_is_over_does_not_come_again(db: None) -> None:
    actor, lead = await officer(), await officer(Role.COOPERATION_LEAD)
    left = []
    for ended in (True, False):
        code = await proposed(actor, kind="intent", term_months="24")
        await led(actor, lead, code, "signed")
        one = await add_obligation(actor, code, lines=promise(months="12"), now=NOW)
        if ended:
            await record_event(actor, code, "terminated", NOW.date(), until=None, evidence="통보 공문", now=NOW)
        await move_obligation(actor, code, one, to="delivered", said="자료집", now=NOW)
        await move_obligation(lead, code, one, to="verified", now=NOW)
        left.append(len(await obligations_of((await agreement_for(actor, code, now=NOW)).id)))
    assert left == [1, 2]
