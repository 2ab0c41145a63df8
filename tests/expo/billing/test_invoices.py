"""Invoices: numbered without a gap, never changed, paid in parts, taken back whole; and what companies see of them."""

import asyncio
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from asyncpg.exceptions import IntegrityConstraintViolationError
from piccolo.querystring import QueryString

import app  # noqa: F401 -- plugs in who writes letters
from core.actor import SYSTEM
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import Denied
from core.mail.tables import Letter
from core.money import Money
from expo.billing.invoices import rules
from expo.billing.invoices.commands import issue_credit, issue_invoice, issue_quote, next_number
from expo.billing.invoices.paper import pdf_of, words_of
from expo.billing.invoices.queries import paper_of, papers
from expo.billing.invoices.tables import Invoice
from expo.billing.invoices.work import WORK
from expo.billing.payments.commands import record_payment
from expo.billing.payments.queries import confirmable
from expo.billing.payments.rules import NothingToGiveBack
from expo.exhibitors.tables import Fair
from expo.reservations.queries import reservation_of
from i18n.locales import language
from tests.conftest import NOW
from tests.expo.reservations.test_commands import quiet
from tests.make.billing import BUYER, asked_for, billed, tariff
from tests.make.editions import edition
from tests.make.exhibitors import exhibitor, fair
from tests.make.lets import booths

SLUG = "wsce-2026"
TODAY = date(2026, 12, 8)


def won(minor: int) -> Money:
    return Money(minor, "KRW")


@pytest.fixture
async def year(db: None) -> UUID:
    row = await edition(SLUG)
    await fair(row.id, booths_open_at=NOW - timedelta(days=1))
    await booths(row.id, 60)
    await tariff()
    return row.id


async def test_a_deposit_is_invoiced_then_the_balance_and_never_twice(year: UUID) -> None:
    known, mine = await exhibitor("maru", state="approved")
    held = await asked_for(known, ["A-101", "A-102"])
    with pytest.raises(rules.NoDeposit):
        await issue_invoice(SYSTEM, held.id, part="balance", now=NOW)
    deposit = await issue_invoice(SYSTEM, held.id, part="deposit", now=NOW)
    assert (deposit.reference, deposit.net, deposit.tax) == ("WSCE-2026-I0001", won(2_500_000), won(250_000))
    assert (deposit.issued_on, deposit.due_on) == (TODAY, TODAY + timedelta(days=7))
    for part in ("deposit", "whole"):
        with pytest.raises(rules.BilledAlready):
            await issue_invoice(SYSTEM, held.id, part=part, now=NOW)
    balance = await issue_invoice(SYSTEM, held.id, part="balance", now=NOW)
    assert deposit.gross + balance.gross == won(5_500_000)
    assert sum(line.amount.minor for line in balance.lines) == balance.net.minor
    quote = await issue_quote(SYSTEM, held.id, now=NOW)
    assert (quote.reference, quote.state, quote.gross) == ("WSCE-2026-Q0001", "quoted", won(5_500_000))
    with pytest.raises(Denied):
        await issue_invoice(mine, held.id, part="whole", now=NOW)
    assert await Letter.count().where(Letter.address == BUYER["email"]) == 3


async def test_an_issued_paper_is_never_changed_whoever_writes(year: UUID) -> None:
    known, _ = await exhibitor("maru", state="approved")
    issued = await billed(known, ["A-101"])
    await record_payment(SYSTEM, issued.id, amount=won(1), paid_on=TODAY, now=NOW)
    for statement in (
        "UPDATE expo_invoice SET net = 1, gross = 1 + tax",
        "DELETE FROM expo_invoice",
        "UPDATE expo_payment SET minor = 2",
        "DELETE FROM expo_payment",
    ):
        with pytest.raises(IntegrityConstraintViolationError, match="never changed"):
            await DB.run_querystring(QueryString(statement))
    assert (await paper_of(issued.id, TODAY)).net == issued.net


async def test_a_credit_note_takes_an_invoice_back_once_and_whole(year: UUID) -> None:
    known, _ = await exhibitor("maru", state="approved")
    issued = await billed(known, ["A-101"])
    await record_payment(SYSTEM, issued.id, amount=won(1_000), paid_on=TODAY, now=NOW)
    credit = await issue_credit(SYSTEM, issued.id, because="wrong name", now=NOW)
    assert (credit.reference, credit.gross, credit.corrects) == ("WSCE-2026-C0001", -issued.gross, issued.reference)
    assert (await paper_of(issued.id, TODAY)).state == "refund"
    with pytest.raises(rules.CreditedAlready):
        await issue_credit(SYSTEM, issued.id, because="again", now=NOW)
    with pytest.raises(rules.NotCreditable):
        await issue_credit(SYSTEM, credit.id, because="back", now=NOW)
    with pytest.raises(NothingToGiveBack):
        await record_payment(SYSTEM, issued.id, amount=won(-1_001), paid_on=TODAY, now=NOW)
    await record_payment(SYSTEM, issued.id, amount=won(-1_000), paid_on=TODAY, now=NOW)
    assert (await paper_of(issued.id, TODAY)).state == "credited"
    assert issued.reservation is not None
    again = await issue_invoice(SYSTEM, issued.reservation, part="whole", now=NOW)
    assert again.reference == "WSCE-2026-I0002"


async def test_fifty_invoices_at_once_have_fifty_numbers_without_a_gap(year: UUID) -> None:
    known = [(await exhibitor(f"c{number}", state="approved"))[0] for number in range(50)]
    held = [await asked_for(one, [f"A-{101 + place}"]) for place, one in enumerate(known)]

    async def issue(place: int) -> str | None:
        try:
            async with transaction():
                issued = await issue_invoice(SYSTEM, held[place].id, part="whole", now=NOW)
                if place % 5 == 0:
                    raise InterruptedError
        except InterruptedError:
            return None
        return issued.reference

    issued = await asyncio.gather(*(issue(place) for place in range(50)))
    rows = await Invoice.select(Invoice.number).order_by(Invoice.number).output(as_list=True)
    assert rows == list(range(1, 41))
    assert len({one for one in issued if one}) == 40


@pytest.mark.planted("numbers by max + 1")
async def test_numbers_from_what_is_there_are_refused_by_the_database(year: UUID) -> None:
    """The naive way looks for the last number and adds one: of many at once all but one find the same."""
    known, _ = await exhibitor("maru", state="approved")
    row = await Invoice.select().where(Invoice.id == (await billed(known, ["A-101"])).id).first()
    assert row is not None

    async def naive(place: int) -> str:
        async with transaction():
            last = await Invoice.count().where(Invoice.edition == year)
            await asyncio.sleep(0.01)
            more: dict[str, Any] = {"id": uuid4(), "number": last + 1, "reference": f"N{place}"}
            try:
                async with transaction():
                    await Invoice.insert(Invoice(**{**row, **more}))
            except IntegrityConstraintViolationError as error:
                return str(error.constraint_name)
        return "issued"

    ended = await asyncio.gather(*(naive(place) for place in range(8)))
    assert ended.count("issued") < 8
    assert set(ended) <= {"issued", "expo_invoice_no_gap", "expo_invoice_number_once"}


async def test_a_number_that_was_not_used_comes_again(year: UUID) -> None:
    with pytest.raises(InterruptedError):
        async with transaction():
            assert await next_number(year, "invoice") == 1
            raise InterruptedError
    assert await next_number(year, "invoice") == 1


async def test_a_paid_deposit_is_shown_to_organisers_and_confirms_only_where_the_fair_says_so(year: UUID) -> None:
    known, _ = await exhibitor("maru", state="approved")
    issued = await billed(known, ["A-101"])
    await record_payment(SYSTEM, issued.id, amount=issued.gross - won(1), paid_on=TODAY, now=NOW)
    assert await confirmable(year) == []
    await record_payment(SYSTEM, issued.id, amount=won(1), paid_on=TODAY, now=NOW)
    assert [one["code"] for one in await confirmable(year)] == [known.code]
    assert issued.reservation is not None
    assert (await reservation_of(issued.reservation)).state == "requested"


async def test_where_the_fair_says_so_a_paid_deposit_confirms_the_booths(db: None) -> None:
    row = await edition(SLUG)
    await fair(row.id, booths_open_at=NOW - timedelta(days=1))
    await booths(row.id, 1)
    await tariff(confirms="yes")
    known, _ = await exhibitor("maru", state="approved")
    issued = await billed(known, ["A-101"])
    await record_payment(SYSTEM, issued.id, amount=issued.gross + won(5), paid_on=TODAY, now=NOW)
    assert issued.reservation is not None
    assert (await reservation_of(issued.reservation)).state == "confirmed"
    assert (await paper_of(issued.id, TODAY)).state == "over"


async def test_reminders_are_sent_once_however_often_and_by_however_many_they_are_asked_for(year: UUID) -> None:
    known, _ = await exhibitor("maru", state="approved")
    issued = await billed(known, ["A-101"])
    late = NOW + timedelta(days=9)
    for moment in (NOW, late):
        await asyncio.gather(*(WORK.run({}, moment, quiet) for _ in range(4)))
    sent = Letter.template == "billing_reminder"
    assert await Letter.count().where(sent) == 1
    await WORK.run({}, late + timedelta(days=7), quiet)
    assert await Letter.count().where(sent) == 2
    await record_payment(SYSTEM, issued.id, amount=issued.gross, paid_on=TODAY, now=late)
    await WORK.run({}, late + timedelta(days=60), quiet)
    assert await Letter.count().where(sent) == 2


async def test_the_paper_says_the_same_in_korean_and_english(year: UUID) -> None:
    known, _ = await exhibitor("maru", state="approved", lines={"contact_language": "ko"})
    issued = await billed(known, ["A-101"])
    for code, words in (("ko", "1,375,000 원"), ("en", "KRW 1,375,000")):
        octets, text = await pdf_of(issued, code), str(words_of(issued, language(code))).replace("\\xa0", " ")
        for part in (
            "청구서",
            "Invoice",
            "WSCE-2026-I0001",
            "220-81-62517",
            "주식회사 마루",
            "Madang Secretariat",
            words,
        ):
            assert part in text
        assert octets.startswith(b"%PDF")
        assert b"pdfuaid" in octets


async def test_totals_never_add_two_currencies(year: UUID) -> None:
    from expo.billing.invoices.listing import totals_of  # noqa: PLC0415

    known, _ = await exhibitor("maru", state="approved")
    other, _ = await exhibitor("hanbit", state="approved")
    await billed(known, ["A-101"])
    await Fair.update({Fair.currency: "USD"}).where(Fair.edition == year)
    await tariff(minor=200_000)
    await billed(other, ["A-102"], "whole")
    sums = totals_of(await papers(SYSTEM, year, TODAY + timedelta(days=8)))
    assert [(one.currency, one.billed.minor, one.overdue.minor) for one in sums] == [
        ("KRW", 1_375_000, 1_375_000),
        ("USD", 220_000, 0),
    ]
