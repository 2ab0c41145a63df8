"""Ordering services: never more than there is, at the price that was seen, and on one invoice each."""

import asyncio
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from asyncpg.exceptions import IntegrityConstraintViolationError
from piccolo.querystring import QueryString

import app  # noqa: F401 -- joins services to invoices and tasks
from core.actor import SYSTEM
from core.db.engine import DB
from core.errors import Conflict, Denied, NotFound
from core.forms.merging import ChangedMeanwhile
from core.mail.tables import Letter
from core.money import Money
from expo.billing.invoices.commands import issue_credit, issue_further, issue_invoice
from expo.billing.invoices.queries import paper_of
from expo.billing.invoices.rules import NothingFurther
from expo.editions.desk.cloning import Wanted, begin_edition
from expo.editions.queries import edition_called
from expo.exhibitors.tasks.commands import add_standard, tick
from expo.exhibitors.tasks.queries import chores_for
from expo.extras import rules
from expo.extras.commands import change_extra
from expo.extras.orders.commands import cancel_order, change_order, move_orders, order_extra
from expo.extras.orders.queries import order_of, orders_for
from expo.extras.queries import lines_of, offer_called, offers_of
from expo.extras.rules import Wish
from expo.extras.tables import ExtraBilled, ExtraOrder
from tests.conftest import NOW
from tests.make.billing import confirmed, tariff
from tests.make.editions import edition
from tests.make.exhibitors import exhibitor, fair
from tests.make.extras import extra
from tests.make.lets import booths

SLUG = "wsce-2026"


@pytest.fixture
async def year(db: None) -> UUID:
    row = await edition(SLUG)
    await fair(row.id, booths_open_at=NOW - timedelta(days=1))
    await booths(row.id, 12)
    await tariff()
    return row.id


def won(minor: int) -> Money:
    return Money(minor, "KRW")


async def test_an_exhibitor_orders_changes_and_cancels_until_the_day_and_only_its_own(year: UUID) -> None:
    known, mine = await exhibitor("maru", state="contracted")
    other, thief = await exhibitor("other", state="contracted")
    early, _ = await exhibitor("early", state="approved")
    code = await extra(stock="5")
    made = await order_extra(mine, known.id, extra=code, wish=Wish(2), seen=won(75_000), now=NOW)
    assert (await order_of(made)).amount == won(150_000)
    with pytest.raises(rules.NotOrderingYet):
        await order_extra(SYSTEM, early.id, extra=code, wish=Wish(1), now=NOW)
    with pytest.raises(NotFound):
        await order_extra(thief, known.id, extra=code, wish=Wish(1), now=NOW)
    for act in (change_order(thief, made, wish=Wish(1), before={}, now=NOW), cancel_order(thief, made, now=NOW)):
        with pytest.raises(NotFound):
            await act
    with pytest.raises(rules.OutOfStock):
        await change_order(mine, made, wish=Wish(6), before=Wish(2).lines, now=NOW)
    await move_orders(SYSTEM, SLUG, {made}, to="confirmed", now=NOW)
    for silent in ({}, Wish(3).lines):
        with pytest.raises(ChangedMeanwhile):
            await change_order(mine, made, wish=Wish(5), before=silent, now=NOW)
    await change_order(mine, made, wish=Wish(5), before=Wish(2).lines, now=NOW)
    assert ((await order_of(made)).state, (await offer_called(year, code)).left) == ("ordered", 0)
    late = NOW + timedelta(days=3)
    for act in (
        change_order(mine, made, wish=Wish(1), before=Wish(5).lines, now=late),
        cancel_order(mine, made, now=late),
    ):
        with pytest.raises(rules.TooLate):
            await act
    await cancel_order(mine, made, now=NOW)
    assert (await offer_called(year, code)).left == 5
    stray = (await edition("other-2026")).id
    foreign = await offer_called(stray, await extra("other-2026"))
    with pytest.raises(IntegrityConstraintViolationError, match="exhibitors of its edition"):
        await ExtraOrder.insert(_row(foreign.id, other.id))


async def test_a_price_that_changed_is_shown_before_anybody_pays_it_and_an_order_keeps_its_own(year: UUID) -> None:
    known, mine = await exhibitor("maru")
    code = await extra(late_on="2026-12-09", late_percent="30")
    made = await order_extra(mine, known.id, extra=code, wish=Wish(1), seen=won(75_000), now=NOW)
    tomorrow = NOW + timedelta(days=1)
    with pytest.raises(rules.PriceChanged):
        await order_extra(mine, known.id, extra=code, wish=Wish(1), seen=won(75_000), now=tomorrow)
    late = await order_extra(mine, known.id, extra=code, wish=Wish(1), seen=won(97_500), now=tomorrow)
    lines = lines_of(await offer_called(year, code))
    await change_extra(SYSTEM, edition=SLUG, code=code, lines={**lines, "amount": "1"}, before=lines, now=tomorrow)
    assert [(await order_of(one)).amount for one in (made, late)] == [won(75_000), won(97_500)]
    assert ((await order_of(made)).late, (await order_of(late)).late) == (False, True)


async def test_of_ten_that_are_left_twenty_at_once_get_ten(year: UUID) -> None:
    code = await extra(stock="10")
    hosts = [await exhibitor(f"c{number}") for number in range(20)]

    async def order(place: int) -> bool:
        try:
            await order_extra(hosts[place][1], hosts[place][0].id, extra=code, wish=Wish(1), now=NOW)
        except rules.OutOfStock:
            return False
        return True

    assert sum(await asyncio.gather(*(order(place) for place in range(20)))) == 10
    assert (await offer_called(year, code)).left == 0


@pytest.mark.planted("a look before the sale")
async def test_a_sale_that_only_looks_first_is_refused_by_the_database(year: UUID) -> None:
    """The naive way asks how many are left and then sells: of many at once all find one."""
    code = await extra(stock="1")
    offer = await offer_called(year, code)
    hosts = [(await exhibitor(f"c{number}"))[0] for number in range(4)]

    async def sell(host: UUID) -> str:
        try:
            await ExtraOrder.insert(_row(offer.id, host))
        except IntegrityConstraintViolationError as error:
            return error.constraint_name or ""
        return "sold"

    looks = await asyncio.gather(*(offer_called(year, code) for _ in hosts))
    assert {one.left for one in looks} == {1}, "all of them have seen one"
    ends = await asyncio.gather(*(sell(one.id) for one in hosts))
    assert sorted(ends) == ["expo_extra_in_stock"] * 3 + ["sold"]


async def test_confirmed_services_stand_on_the_balance_later_ones_on_their_own_and_none_twice(year: UUID) -> None:
    known, mine = await exhibitor("maru")
    reservation = await confirmed(known, ["A-101"])
    code = await extra()
    first, second, third = [
        await order_extra(mine, known.id, extra=code, wish=Wish(number), now=NOW) for number in (1, 2, 3)
    ]
    deposit = await issue_invoice(SYSTEM, reservation, part="deposit", now=NOW)
    await move_orders(SYSTEM, SLUG, {first}, to="confirmed", now=NOW)
    balance = await issue_invoice(SYSTEM, reservation, part="balance", now=NOW)
    assert deposit.net + balance.net == won(2_500_000 + 75_000)
    assert sum(line.amount.minor for line in balance.lines) == balance.net.minor
    with pytest.raises(NothingFurther):
        await issue_further(SYSTEM, known.id, now=NOW)
    await move_orders(SYSTEM, SLUG, {second, third}, to="confirmed", now=NOW)
    ends = await asyncio.gather(*(issue_further(SYSTEM, known.id, now=NOW) for _ in range(4)), return_exceptions=True)
    issued = [one for one in ends if not isinstance(one, BaseException)]
    assert [one.net for one in issued] == [won(75_000 * 5)]
    assert all(isinstance(one, NothingFurther) for one in ends if isinstance(one, BaseException))
    with pytest.raises(IntegrityConstraintViolationError, match="expo_extra_billed_once"):
        await ExtraBilled.insert(ExtraBilled(id=uuid4(), ordered=second, invoice=balance.id))
    for act in (cancel_order(mine, second, now=NOW), change_order(mine, second, wish=Wish(1), before={}, now=NOW)):
        with pytest.raises(rules.InvoicedAlready):
            await act
    with pytest.raises(IntegrityConstraintViolationError, match="is on an invoice"):
        await DB.run_querystring(QueryString("UPDATE expo_extra_order SET each = 1 WHERE id = {}", second))
    await move_orders(SYSTEM, SLUG, {second}, to="delivered", now=NOW)
    credit = await issue_credit(SYSTEM, issued[0].id, because="too many", now=NOW)
    assert (credit.net, (await paper_of(issued[0].id, NOW.date())).state) == (-issued[0].net, "credited")
    await move_orders(SYSTEM, SLUG, {third}, to="refused", because="no cable", now=NOW)
    assert (await issue_further(SYSTEM, known.id, now=NOW)).net == won(150_000)


async def test_staff_confirm_many_at_once_or_none_and_each_exhibitor_gets_one_letter(year: UUID) -> None:
    known, mine = await exhibitor("maru")
    code = await extra()
    made = [await order_extra(mine, known.id, extra=code, wish=Wish(1), now=NOW) for _ in range(3)]
    await cancel_order(mine, made[2], now=NOW)
    for ids, refusal in ((set(made), Conflict), (set(), rules.NothingChosen), ({uuid4()}, rules.NoSuchOrder)):
        with pytest.raises(refusal):
            await move_orders(SYSTEM, SLUG, ids, to="confirmed", now=NOW)
    with pytest.raises(Denied):
        await move_orders(mine, SLUG, set(made[:2]), to="confirmed", now=NOW)
    assert [one.state for one in await orders_for(known.id)] == ["ordered", "ordered", "cancelled"]
    before = await Letter.count()
    await move_orders(SYSTEM, SLUG, set(made[:2]), to="confirmed", now=NOW)
    with pytest.raises(rules.WhyRefused):
        await move_orders(SYSTEM, SLUG, {made[0]}, to="refused", now=NOW)
    await move_orders(SYSTEM, SLUG, {made[0]}, to="refused", because="no cable there", now=NOW)
    assert await Letter.count() - before == 2


async def test_a_task_is_done_by_an_order_and_open_again_without_one(year: UUID) -> None:
    known, mine = await exhibitor("maru")
    await add_standard(SYSTEM, edition=SLUG, now=NOW)

    async def power() -> tuple[bool, bool]:
        return next((one.done, one.proved) for one in await chores_for(year, known.id) if one.code == "power")

    assert await power() == (False, False)
    made = await order_extra(mine, known.id, extra=await extra(), wish=Wish(1), now=NOW)
    assert await power() == (True, True)
    await cancel_order(mine, made, now=NOW)
    assert await power() == (False, False)
    await tick(mine, known.id, "power", done=True, now=NOW)
    assert await power() == (True, False)


async def test_an_edition_made_from_another_takes_the_catalogue_along_with_nothing_ordered(year: UUID) -> None:
    known, mine = await exhibitor("maru")
    code = await extra(stock="3", late_on="2026-12-09", late_amount="90000")
    await order_extra(mine, known.id, extra=code, wish=Wish(3), now=NOW)
    later = Wanted("wsce-2027", {"ko": "2027"}, date(2027, 12, 8), date(2027, 12, 10), "Asia/Seoul", like=SLUG)
    await begin_edition(SYSTEM, later, now=NOW)
    (copy,) = await offers_of((await edition_called("wsce-2027")).id)
    assert (copy.code, copy.left, copy.late_on, copy.late) == (code, 3, date(2027, 12, 9), won(90_000))


def _row(offer: UUID, host: UUID) -> ExtraOrder:
    return ExtraOrder(
        id=uuid4(),
        extra=offer,
        exhibitor=host,
        quantity=1,
        units=1,
        each=1,
        currency="KRW",
        ordered_at=NOW,
        ordered_by="system:tests",
    )
