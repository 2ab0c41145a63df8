"""The ledger: it only grows, kinds are never added, what supersedes stands, and two who correct at once are told apart."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import asyncpg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from piccolo.querystring import QueryString

from core.db.engine import DB
from core.money import Money, OtherCurrency
from crm.deals.amounts import rules
from crm.deals.amounts.commands import enter_amount, note_consent, strike_amount
from crm.deals.amounts.kinds import (
    KINDS,
    Cancelled,
    Consulted,
    Contract,
    Expected,
    Modified,
    OtherKind,
    Total,
    kept_of_contract,
)
from crm.deals.amounts.queries import entries_of, standing_of
from crm.deals.queries import deal_for
from crm.deals.tables import AmountEntry
from tests.conftest import NOW
from tests.make.agreements import officer
from tests.make.deals import amount, deal, stated


def test_amounts_of_two_kinds_or_currencies_cannot_be_added():
    talked, likely = Total(Consulted, Money(1, "USD")), Total(Expected, Money(1, "USD"))
    with pytest.raises(OtherKind):
        talked + likely  # type: ignore[operator]
    with pytest.raises(OtherCurrency):
        talked + Total(Consulted, Money(1, "KRW"))
    with pytest.raises(OtherKind):
        sum([talked], likely)  # type: ignore[list-item]
    assert talked + talked == Total(Consulted, Money(2, "USD"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([*KINDS]), st.sampled_from(["KRW", "USD"]), st.integers(-(10**15), 10**15))))
def test_totals_are_what_the_amounts_of_their_kind_and_currency_come_to(said):
    entries = [_entry(kind, Money(minor, currency)) for kind, currency, minor in said]
    found = rules.totals(entries)
    for (kind, currency), total in found.items():
        brute = sum(minor for k, c, minor in said if (k, c) == (kind, currency))
        assert (total.kind, total.money) == (KINDS[kind], Money(brute, currency))
    assert set(found) == {(kind, currency) for kind, currency, _ in said}


def _entry(kind, money, **changes):
    values = {"id": uuid4(), "deal": uuid4(), "as_of": NOW.date(), "source": "x", "grade": "C", "recorded_at": NOW}
    return rules.Entry(**{**values, "kind": kind, "money": money, **changes})


async def test_what_is_stated_is_looked_at_before_it_is_written_down(db):
    actor = await officer()
    code = await deal(actor)
    card = await deal_for(actor, code)
    tomorrow, far = NOW.date() + timedelta(days=2), NOW.date() + timedelta(days=400)
    for said, refusal in (
        (stated("contract", 5, grade="C"), rules.ContractUnproven),
        (stated("exported", 5, grade="B"), rules.NeedsProof),
        (stated("cancel", 5), rules.WrongSign),
        (stated("bid", -5), rules.WrongSign),
        (stated("bid", 0), rules.WrongSign),
        (stated("consulted", 5, as_of=tomorrow), rules.NotToday),
        (stated("expected", 5, expected_by=far), rules.TooFarOff),
    ):
        with pytest.raises(refusal):
            await enter_amount(actor, code, said, now=NOW)
    assert await entries_of([card.id]) == []
    consulted = await amount(actor, code, "consulted", 420_000_000)
    await amount(actor, code, "expected", 500_000_000, expected_by=NOW.date() + timedelta(days=300))
    await amount(actor, code, "contract", 300_000_000, note="First phase")
    standing = await standing_of([card.id])
    assert {(one.kind, one.money.minor, one.document is not None) for one in standing} == {
        ("consulted", 420_000_000, False),
        ("expected", 500_000_000, False),
        ("contract", 300_000_000, True),
    }
    assert [(one.kind, one.currency) for one in rules.warnings(standing)] == [("expected", "USD")]
    # The same from outside, twice, is once; what it superseded stands no more.
    follow_up = stated("consulted", 410_000_000, origin="wave:1", supersedes=consulted)
    first = await enter_amount(actor, code, follow_up, now=NOW)
    assert await enter_amount(actor, code, follow_up, now=NOW) == first
    with pytest.raises(rules.CorrectedAlready):
        await enter_amount(actor, code, stated("consulted", 400_000_000, supersedes=consulted), now=NOW)
    await strike_amount(actor, code, first, because="Another company", now=NOW + timedelta(days=3))
    assert {one.kind for one in await standing_of([card.id])} == {"expected", "contract"}
    as_known = await standing_of([card.id], NOW.date() + timedelta(days=1))
    assert {one.money.minor for one in as_known} == {410_000_000, 500_000_000, 300_000_000}


async def test_the_database_itself_lets_nothing_of_the_ledger_change_but_consent(db):
    actor = await officer()
    code = await deal(actor)
    entry = await amount(actor, code, "contract", 300_000_000)
    await note_consent(actor, code, entry, "yes", now=NOW)
    for statement in (
        "UPDATE crm_amount SET minor = 1",
        "UPDATE crm_amount SET grade = 'D', consent = 'no'",
        "DELETE FROM crm_amount",
        "UPDATE crm_deal_step SET reason = 'x'",
    ):
        with pytest.raises(asyncpg.PostgresError, match=r"superseded, never changed|only grows"):
            await DB.run_querystring(QueryString(statement))
    other = await deal(actor)
    card = await deal_for(actor, other)
    for kind, of in (("bid", entry), ("contract", entry)):
        row = AmountEntry(
            deal=card.id,
            kind=kind,
            minor=1,
            currency="USD",
            as_of=NOW.date(),
            source="x",
            grade="C",
            supersedes=of,
            recorded_at=NOW,
            recorded_by="x",
        )
        with pytest.raises(asyncpg.IntegrityConstraintViolationError):
            await AmountEntry.insert(row)
    (kept,) = await AmountEntry.select()
    assert (kept["minor"], kept["consent"]) == (300_000_000, "yes")


async def test_of_two_who_correct_one_amount_at_once_one_is_told(db):
    actor = await officer()
    code = await deal(actor)
    card = await deal_for(actor, code)
    entry = await amount(actor, code, "consulted", 100)

    async def correct(minor):
        return await enter_amount(actor, code, stated("consulted", minor, supersedes=entry), now=NOW)

    outcomes = await asyncio.gather(*(correct(minor) for minor in (110, 120, 130)), return_exceptions=True)
    assert sum(isinstance(one, rules.CorrectedAlready) for one in outcomes) == 2
    assert len(await standing_of([card.id])) == 1


def test_what_is_left_of_contracts_is_worked_out_in_one_place():
    left = kept_of_contract(
        Total(Contract, Money(300, "USD")), Total(Modified, Money(-40, "USD")), Total(Cancelled, Money(-60, "USD"))
    )
    assert left == Total(Contract, Money(200, "USD"))
