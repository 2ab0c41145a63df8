"""States, guards, finance, shares and forecasts of deals."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.money import Money
from crm.deals import rules
from crm.deals.amounts.rules import Entry
from crm.deals.consortium.rules import MemberTwice, NotTheWhole, OneLeads, Share, check_shares
from crm.deals.finance import rules as finance
from crm.deals.finance.rules import Conditions, StillAsked, WhyDeclined, WrongStage
from crm.deals.forecast.rules import Chance, chances_on, likely_sums, lines
from crm.deals.rules import ENDS, ONWARD, OPEN, STATE_NAMES, WON, Dossier, NotYet, ReasonNeeded, WrongStep

EVERYTHING = frozenset({"owner", "parties", "amount", "contract", "finance", "exported"})
MOVES = st.tuples(st.sampled_from(["on", "back", "end"]), st.sampled_from([*STATE_NAMES]))


@settings(max_examples=200, deadline=None)
@given(st.lists(MOVES, max_size=30))
def test_however_it_is_moved_a_contract_is_only_come_to_by_its_step_and_never_gone_back_from(moves: Any) -> None:
    state = "identified"
    for way, to in moves:
        before = state
        try:
            if way == "on":
                rules.check_step(Dossier(state, waived=EVERYTHING), to)
            elif way == "back":
                rules.check_back(state, to, "why")
            else:
                rules.check_end(state, to, next(iter(rules.causes_for(to)), ""), "why")
        except (WrongStep, ReasonNeeded):
            continue
        state = to
        if before in WON:
            assert to in (*WON[WON.index(before) + 1 :][:1], "terminated")
        elif to in WON:
            assert (before, to) == ("preferred", "contracted")
        if before in ("completed", "terminated"):
            raise AssertionError(before)
    assert state in STATE_NAMES
    assert set(ONWARD) | {"completed", "lost", "dropped", "dormant", "terminated"} == set(STATE_NAMES)


@pytest.mark.parametrize(
    ("dossier", "to", "missing"),
    [
        (Dossier("identified"), "qualified", ["owner"]),
        (Dossier("developing", parties=1, owned=True), "negotiating", ["parties"]),
        (Dossier("negotiating", parties=2, kinds=frozenset({"consulted", "mou_value"})), "preferred", ["amount"]),
        (Dossier("preferred", parties=2, kinds=frozenset({"award", "mou_value"})), "contracted", ["contract"]),
        (Dossier("preferred", parties=1, proven=True), "contracted", ["parties"]),
        (Dossier("contracted", finance=("signed", "appraisal")), "effective", ["finance"]),
        (Dossier("delivering", kinds=frozenset({"contract"})), "completed", ["exported"]),
    ],
)
def test_each_step_asks_for_what_it_needs_and_goes_on_where_that_is_waived(
    dossier: Dossier, to: str, missing: list[str]
) -> None:
    with pytest.raises(NotYet) as refused:
        rules.check_step(dossier, to)
    assert [one.key for one in refused.value.guards] == missing
    rules.check_step(Dossier(dossier.state, waived=frozenset(missing) | EVERYTHING), to)
    for key in missing:
        rules.check_waiver(dossier, key, "because")
        with pytest.raises(ReasonNeeded):
            rules.check_waiver(dossier, key, " ")
    with pytest.raises(rules.NotToBeWaived):
        rules.check_waiver(dossier, "signature", "because")


def test_an_end_needs_its_cause_and_a_reason() -> None:
    for to, cause, because in (("lost", "", "x"), ("lost", "price", " "), ("dormant", "price", "x")):
        with pytest.raises(ReasonNeeded):
            rules.check_end("bidding", to, cause, because)
    rules.check_end("bidding", "dormant", "", "later")
    rules.check_end("delivering", "terminated", "finance", "x")
    assert [rules.back_from(state) for state in ("contracted", "terminated")] == [(), ()]
    assert all(rules.back_from(state) == OPEN for state in ENDS)


def test_the_stays_of_a_deal_fill_its_time() -> None:
    begun = datetime(2026, 1, 1, tzinfo=UTC)
    days = {"identified": 0, "qualified": 10, "developing": 25}
    found = rules.stays([(state, begun + timedelta(days=at)) for state, at in days.items()])
    assert [one.lasted(begun + timedelta(days=40)).days for one in found] == [10, 15, 15]


def test_finance_asks_for_what_its_instrument_needs() -> None:
    edcf = Conditions("EDCF", asked_by_state=True, state_borrows=False, eligible=None)
    assert len(finance.asked_for(edcf)) == 2
    with pytest.raises(StillAsked):
        finance.check_move("letter", "appraisal", edcf, "")
    finance.check_move("letter", "appraisal", edcf, "the minister asked")
    finance.check_move("letter", "appraisal", Conditions("EDCF", True, True, eligible=True), "")
    with pytest.raises(StillAsked):
        finance.check_move("inquiry", "appraisal", Conditions("KIND_equity"), "")
    finance.check_move("inquiry", "appraisal", Conditions("commercial"), "")
    with pytest.raises(WhyDeclined):
        finance.check_move("inquiry", "declined", Conditions("MDB"), " ")
    for before, after in (("inquiry", "signed"), ("declined", "inquiry"), ("disbursing", "declined")):
        with pytest.raises(WrongStage):
            finance.check_move(before, after, Conditions("MDB"), "x")


def test_shares_of_a_consortium_are_the_whole_and_one_leads() -> None:
    lead, other = uuid4(), uuid4()
    check_shares([], lead)
    check_shares([Share(lead, "lead", 625), Share(other, "supplier", 375)], lead)
    with pytest.raises(NotTheWhole):
        check_shares([Share(lead, "lead", 625), Share(other, "supplier", 374)], lead)
    with pytest.raises(MemberTwice):
        check_shares([Share(lead, "lead", 500), Share(lead, "partner", 500)], lead)
    with pytest.raises(OneLeads):
        check_shares([Share(other, "lead", 1000)], lead)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["expected", "bid", "consulted"]), st.integers(1, 10**14)), max_size=8))
def test_a_forecast_is_each_kind_times_its_chance_and_no_kind_with_another(said: list[tuple[str, int]]) -> None:
    deal, day = uuid4(), date(2026, 11, 30)
    entries = [
        Entry(uuid4(), deal, kind, Money(minor, "USD"), day, "x", "C", datetime(2026, 11, 30, tzinfo=UTC))
        for kind, minor in said
    ]
    old, new, later = (
        Chance("bidding", one, date(2026, month, 1), "x") for one, month in ((900, 1), (333, 6), (1, 12))
    )
    found = lines({deal: "bidding"}, entries, chances_on([later, old, new], day))
    for kind in ("expected", "bid"):
        whole = sum(minor for each, minor in said if each == kind)
        likely = {"USD": Money(int(Fraction(333, 1000) * whole), "USD")} if whole else {}
        assert likely_sums(found, kind) == likely
    assert likely_sums(found, "consulted") == {}
    assert all(one.likely is None for one in lines({deal: "bidding"}, entries, {}))
    assert lines({deal: "lost"}, entries, {}) == []
