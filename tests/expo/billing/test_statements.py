"""Bank statements as banks write them: read, matched by number or amount, recorded once; and what a provider tells of."""

import hmac
from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

import pytest
from litestar import Litestar

import app  # noqa: F401 -- plugs in who writes letters
from core.access.roles import Role
from core.actor import SYSTEM
from core.money import Money
from expo.billing.invoices.queries import paper_of
from expo.billing.payments.matching import Match, Owed, match
from expo.billing.payments.providers import Notice, SignatureWrong, receive
from expo.billing.payments.reading import UnreadableStatement, amount_of_text, day_of_text, statement_in
from expo.billing.payments.rules import RecordedBefore
from expo.billing.payments.statements import assign, read_statement, report_of
from expo.billing.payments.tables import Payment
from expo.editions.queries import edition_called
from expo.floor.tables import Booth
from tests.conftest import NOW
from tests.expo.exhibitors.test_pages import send
from tests.make.accounts import account, browser, session_of
from tests.make.billing import billed, tariff
from tests.make.editions import edition
from tests.make.exhibitors import exhibitor, fair
from tests.make.lets import booths

SLUG = "wsce-2026"
TODAY = date(2026, 12, 8)
HEAD = (
    "마당은행 거래내역조회\r\n계좌번호,100-200-300000\r\n\r\n거래일시,적요,보낸분/받는분,출금액(원),입금액(원),잔액\r\n"
)


def bank(*lines: str) -> bytes:
    return (HEAD + "\r\n".join(lines) + "\r\n합계,,,,,\r\n").encode("cp949")


@pytest.mark.parametrize("text", ["2026.12.08 10:31:22", "2026-12-08", "20261208", "2026년 12월 8일", "26/12/08"])
def test_a_day_is_read_however_a_bank_writes_it(text: str) -> None:
    assert day_of_text(text) == TODAY


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("1,650,000", 1_650_000),
        ("₩1650000", 1_650_000),
        ("1650000원", 1_650_000),
        ("(500)", -500),
        ("", 0),
        ("x", None),
    ],
)
def test_an_amount_is_read_however_a_bank_writes_it(text: str, minor: int | None) -> None:
    assert amount_of_text(text, "KRW") == minor


def test_rows_are_found_below_whatever_stands_above_them() -> None:
    rows = statement_in(
        bank('2026.12.08,타행이체,㈜마루,0,"1,375,000",1', '2026.12.08,수수료,,"500",0,1', "?,x,y,0,z,"), "KRW"
    )
    assert [(one.position, one.day, one.minor, one.text) for one in rows] == [
        (5, TODAY, 1_375_000, "타행이체 ㈜마루"),
        (6, TODAY, -500, "수수료"),
        (7, None, 0, "x y"),
        (8, None, 0, "합계     "),
    ]


@pytest.mark.parametrize("octets", [b"", b"hello", b"\x80\x81\xff\x00", b"%PDF-1.7 \xff", "날짜;이름\n1;2".encode()])
def test_what_is_no_statement_is_refused(octets: bytes) -> None:
    with pytest.raises(UnreadableStatement):
        statement_in(octets, "KRW")


ONE, OTHER = UUID(int=1), UUID(int=2)
OWED = [Owed(ONE, "WSCE-2026-I0001", 500, "주식회사 마루"), Owed(OTHER, "WSCE-2026-I0002", 500, "Hanbit Co., Ltd.")]


@pytest.mark.parametrize(
    ("text", "minor", "found"),
    [
        ("wsce2026 i0001", 7, Match(ONE, certain=True)),
        ("WSCE-2026-I00012", 7, None),
        ("WSCE-2026-I0001 WSCE-2026-I0002", 7, None),
        ("㈜마루", 500, Match(ONE, certain=False)),
        ("HANBIT", 500, Match(OTHER, certain=False)),
        ("nobody", 500, None),
        ("㈜마루", 501, None),
    ],
)
def test_a_row_is_matched_by_its_number_and_else_only_proposed(text: str, minor: int, found: Match | None) -> None:
    assert match(text, minor, OWED) == found


@pytest.fixture
async def year(db: None) -> UUID:
    row = await edition(SLUG)
    await fair(row.id, booths_open_at=NOW - timedelta(days=1))
    await booths(row.id, 4)
    await tariff()
    return row.id


async def states(year: UUID, statement: UUID) -> list[tuple[int, str, str | None]]:
    _, rows = await report_of(SYSTEM, year, statement)
    return sorted((one.position, one.state, one.recorded or one.proposed) for one in rows)


async def test_a_statement_read_twice_pays_once(year: UUID) -> None:
    known, _ = await exhibitor("maru", state="approved")
    other, _ = await exhibitor("hanbit", state="approved")
    first, second = await billed(known, ["A-101"]), await billed(other, ["A-102", "A-103"])
    octets = bank(
        f'2026.12.08,{first.reference},김담당,0,"1,000,000",1',
        f'2026.12.08,{first.reference},김담당,0,"1,000,000",1',
        '2026.12.08,타행이체,마루,0,"2,750,000",1',
        '2026.12.08,수수료,,"500",0,1',
    )
    made = await read_statement(SYSTEM, edition=SLUG, file="bank.csv", octets=octets, now=NOW)
    assert await states(year, made) == [
        (5, "recorded", first.reference),
        (6, "recorded", first.reference),
        (7, "open", second.reference),
        (8, "outgoing", None),
        (9, "unreadable", None),
    ]
    paid = await paper_of(first.id, TODAY)
    assert (paid.state, paid.open) == ("over", Money(-625_000, "KRW"))
    again = await read_statement(SYSTEM, edition=SLUG, file="bank.csv", octets=octets, now=NOW)
    assert [state for _, state, _ in await states(year, again)] == ["known", "known", "open", "outgoing", "unreadable"]
    rows = [
        next(one for one in (await report_of(SYSTEM, year, each))[1] if one.state == "open") for each in (made, again)
    ]
    await assign(SYSTEM, edition=year, row=rows[0].id, reference=second.reference, now=NOW)
    with pytest.raises(RecordedBefore):
        await assign(SYSTEM, edition=year, row=rows[1].id, reference=second.reference, now=NOW)
    assert await Payment.count() == 3
    assert (await paper_of(second.id, TODAY)).state == "paid"


class Test:
    """A provider for this file: it signs with a key of its own."""

    name = "test"

    async def begin(self, *, edition: str, reference: str, amount: Money, back_to: str) -> str:
        return f"https://pay.example/{edition}/{reference}?{amount.minor}&{back_to}"

    def read(self, headers: Mapping[str, str], body: bytes) -> Notice:
        if not hmac.compare_digest(headers["signature"], hmac.digest(b"key", body, "sha256").hex()):
            raise SignatureWrong
        number, reference, minor = body.decode().split()
        return Notice(number, SLUG, reference, Money(int(minor), "KRW"), TODAY, NOW)


async def test_a_provider_that_tells_of_a_payment_five_times_pays_once_and_an_unsigned_one_never(year: UUID) -> None:
    known, _ = await exhibitor("maru", state="approved")
    issued = await billed(known, ["A-101"])
    body = f"p1 {issued.reference} {issued.gross.minor}".encode()
    signed = {"signature": hmac.digest(b"key", body, "sha256").hex()}
    assert [await receive(Test(), signed, body, now=NOW) for _ in range(5)] == [True, *[False] * 4]
    with pytest.raises(SignatureWrong):
        await receive(Test(), signed, body + b"0", now=NOW)
    assert (await paper_of(issued.id, TODAY)).state == "paid"


async def test_a_finance_officer_reads_a_statement_on_a_page_and_takes_the_list_out(site: Litestar) -> None:
    row = await edition_called(SLUG)
    if not await Booth.exists().where(Booth.number == "W-101"):
        await fair(row.id, booths_open_at=NOW - timedelta(days=1))
        await booths(row.id, 2, prefix="W")
        await tariff()
    known, _ = await exhibitor("bank-page", state="approved")
    issued = await billed(known, ["W-101"])
    address, invoices = f"/desk/{SLUG}/statements", f"/desk/{SLUG}/invoices"
    async with browser(site, await session_of(await account(role=Role.FINANCE_OFFICER))) as client:
        page = await client.get(address)
        assert f'href="{invoices}" aria-current="page"' in page.text, "they belong to the place of invoices"
        csrf = page.text.split('name="csrf" value="')[1].split('"')[0]
        octets = bank('2026.12.08,이체,마루,0,"1,375,000",1')
        refused = await client.post(address, data={"csrf": csrf}, files={"file": ("a.csv", b"nothing")})
        assert refused.status_code == 409
        read = await client.post(address, data={"csrf": csrf}, files={"file": ("a.csv", octets)})
        assert read.status_code == 303
        report = await client.get(read.headers["location"])
        assert f'value="{issued.reference}" selected' in report.text
        action = report.text.split("/rows/")[1].split('"')[0]
        done = await send(client, f"{read.headers['location']}/rows/{action}", report, reference=issued.reference)
        assert done.status_code == 303
        listed = await client.get(invoices)
        for kind, begins in (("csv", "\ufeffNumber,Kind,What part of it,State,Issued on,".encode()), ("xlsx", b"PK")):
            table = await send(client, f"{invoices}/exports", listed, **{"because": "the books", "as": kind})
            assert table.status_code == 200
            assert table.content.startswith(begins)
        assert (await send(client, f"{invoices}/exports", listed, **{"as": "csv"})).status_code == 422
