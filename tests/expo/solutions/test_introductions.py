"""Introductions: nobody's contact is shown before both have said yes, whoever comes at once."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from asyncpg import CheckViolationError
from piccolo.querystring import QueryString

import app  # noqa: F401 -- plugs in who writes letters
from core.access.roles import Role
from core.access.tables import Account
from core.actor import SYSTEM, Actor, Held
from core.db.engine import DB
from core.errors import NotFound
from core.journal.tables import Entry
from core.mail.tables import Letter
from expo.solutions.demands.commands import move_demand
from expo.solutions.introductions import rules
from expo.solutions.introductions.commands import answer, ask
from expo.solutions.introductions.queries import Met, contact_for, introduction_of
from expo.solutions.introductions.tables import ContactShared, Introduction
from expo.solutions.introductions.work import WORK
from tests.conftest import NOW
from tests.make.editions import edition
from tests.make.exhibitors import acting, exhibitor, fair
from tests.make.market import SECRET, SLUG, countries, looking, solution, written_by

ORGANISER = Actor("staff", str(UUID(int=9)), account=UUID(int=9), held=frozenset({Held(Role.ORGANISER)}))
Answer = Callable[[Actor, UUID, str, rules.Side], Awaitable[None]]


@pytest.fixture
async def year(db: None) -> None:
    await fair((await edition(SLUG)).id)
    await countries("KR", "PE")


async def pair() -> tuple[UUID, UUID, Actor, Actor, UUID]:
    """A demand, a solution, who looks, who offers, and the introduction that who looks asked for."""
    offered, _, seller = await solution("maru")
    demand, buyer = await looking()
    key = await ask(buyer, demand=demand.id, solution=offered.id, side="demand", agreed=True, now=NOW)
    return demand.id, offered.id, buyer, seller, key


async def seen_by(actor: Actor, key: UUID) -> str | None:
    found = await contact_for(actor, await introduction_of(key))
    return found.email if found else None


async def safely(actor: Actor, key: UUID, to: str, side: rules.Side) -> None:
    await answer(actor, key, to=to, side=side, agreed=True, now=NOW)


async def test_contacts_are_shown_to_both_only_after_both_said_yes(year: None) -> None:
    _, _, buyer, seller, key = await pair()
    assert [await seen_by(one, key) for one in (buyer, seller, ORGANISER)] == [None, None, None]
    await safely(seller, key, "accepted", "offer")
    account = await Account.select(Account.email).where(Account.id == seller.account).first()
    assert await seen_by(seller, key) == SECRET["contact_email"]
    assert await seen_by(buyer, key) == (account or {})["email"]
    stranger, _ = await acting((await exhibitor("other"))[0].organisation), None
    assert [await seen_by(one, key) for one in (ORGANISER, SYSTEM, stranger)] == [None, None, None]
    agreed = await ContactShared.select(ContactShared.side, ContactShared.agreed_at).order_by(ContactShared.side)
    assert [(one["side"], one["agreed_at"]) for one in agreed] == [("demand", NOW), ("offer", NOW)]


@pytest.mark.parametrize("to", ["declined", "withdrawn", "expired"])
async def test_what_ends_without_two_yes_shows_nothing_and_destroys_what_was_to_be_shown(year: None, to: str) -> None:
    _, _, buyer, seller, key = await pair()
    if to == "expired":
        done = await WORK.run({}, NOW + rules.LASTS, _progress)
        assert done == {"count": 1}
    else:
        await safely(*((seller, key, to, "offer") if to == "declined" else (buyer, key, to, "demand")))
    assert (await introduction_of(key)).state == to
    assert await ContactShared.count() == 0
    assert [await seen_by(one, key) for one in (buyer, seller)] == [None, None]


async def _progress(_done: int, _total: int) -> None: ...


async def test_the_database_itself_accepts_nothing_with_one_yes(year: None) -> None:
    *_, key = await pair()
    with pytest.raises(CheckViolationError):
        await DB.run_querystring(QueryString("UPDATE expo_introduction SET state = 'accepted' WHERE id = {}", key))


async def test_neither_side_answers_for_the_other_and_a_stranger_for_nobody(year: None) -> None:
    _, _, buyer, seller, key = await pair()
    _, other = await exhibitor("other")
    for actor, side in ((buyer, "offer"), (other, "offer"), (other, "demand"), (ORGANISER, "offer"), (SYSTEM, "offer")):
        with pytest.raises(NotFound):
            await safely(actor, key, "accepted", side)  # type: ignore[arg-type]
    with pytest.raises(rules.NotAskedNow):
        await safely(buyer, key, "accepted", "demand")
    with pytest.raises(rules.ConsentNeeded):
        await answer(seller, key, to="accepted", side="offer", now=NOW)
    assert (await introduction_of(key)).state == "asked"


async def test_staff_answer_only_for_those_whose_demand_they_wrote_down(year: None) -> None:
    offered, _, seller = await solution("maru")
    demand = await written_by(ORGANISER)
    key = await ask(seller, demand=demand.id, solution=offered.id, side="offer", agreed=True, now=NOW)
    with pytest.raises(rules.ConsentNeeded):
        await answer(ORGANISER, key, to="accepted", side="demand", now=NOW)
    await safely(ORGANISER, key, "accepted", "demand")
    assert [await seen_by(one, key) for one in (seller, ORGANISER)] == [SECRET["contact_email"], None]


async def test_an_answer_after_its_time_does_not_count(year: None) -> None:
    *_, seller, key = await pair()
    with pytest.raises(rules.NotAskedNow):
        await answer(seller, key, to="accepted", side="offer", agreed=True, now=NOW + rules.LASTS)
    assert await seen_by(seller, key) is None


async def test_who_was_declined_does_not_ask_again_and_nobody_asks_everybody(year: None) -> None:
    demand, offered, buyer, seller, key = await pair()
    with pytest.raises(rules.AskedAlready):
        await ask(seller, demand=demand, solution=offered, side="offer", agreed=True, now=NOW)
    await safely(seller, key, "declined", "offer")
    with pytest.raises(rules.SaidNo):
        await ask(buyer, demand=demand, solution=offered, side="demand", agreed=True, now=NOW)
    for number in range(rules.MOST_ASKED):
        row = await _solution_of_its_own(number)
        await ask(buyer, demand=demand, solution=row, side="demand", agreed=True, now=NOW)
    with pytest.raises(rules.TooManyAsked):
        await ask(buyer, demand=demand, solution=await _solution_of_its_own(99), side="demand", agreed=True, now=NOW)


async def _solution_of_its_own(number: int) -> UUID:
    known, _, _ = await solution(f"maru-{number}")
    return known.id


async def test_nobody_is_introduced_to_a_demand_that_is_closed(year: None) -> None:
    demand, _, buyer, seller, key = await pair()
    await move_demand(buyer, demand, to="closed", now=NOW)
    with pytest.raises(rules.NotAskedNow):
        await safely(seller, key, "accepted", "offer")
    assert (await introduction_of(key)).state == "withdrawn"
    last = await Letter.select(Letter.template).order_by(Letter.made_at, ascending=False).order_by(Letter.id)
    assert [one["template"] for one in last].count("introduction_withdrawn") == 1, "who was asked need not answer"


async def test_no_letter_and_no_entry_of_the_journal_holds_a_contact(year: None) -> None:
    _, _, _, seller, key = await pair()
    await safely(seller, key, "accepted", "offer")
    letters = await Letter.select(Letter.subject, Letter.text, Letter.html)
    assert len(letters) > 5
    entries = await DB.run_querystring(QueryString("SELECT payload::text AS said FROM core_entry"))
    values = await DB.run_querystring(
        QueryString("SELECT coalesce(before, '') || coalesce(after, '') AS said FROM core_entry_value")
    )
    said = "\n".join([*(str(one) for one in letters), *(one["said"] for one in [*entries, *values])])
    assert await Entry.count() > 5
    assert "Puerto Claro" in said
    for secret in (SECRET["contact_email"], SECRET["contact_phone"]):
        assert secret not in said


def naively() -> Answer:
    """Looks first and writes afterwards, as one would without a lock: all four have looked before the first one writes."""
    all_looked = asyncio.Barrier(4)

    async def way(actor: Actor, key: UUID, to: str, side: rules.Side) -> None:
        met: Met = await introduction_of(key)
        rules.check_answer(met.state, to, asked_by=met.asked_by, side=side)
        await all_looked.wait()
        if to == "accepted":
            given = {"introduction": key, "side": side, "name": "x", "email": "x@expo.example", "agreed_at": NOW}
            await ContactShared.insert(ContactShared(id=uuid4(), **given))
            await Introduction.update({Introduction.offer_agreed_at: NOW}).where(Introduction.id == key)
        ended = None if to == "accepted" else NOW
        await Introduction.update({Introduction.state: to, Introduction.ended_at: ended}).where(Introduction.id == key)

    return way


async def race(way: Answer) -> list[str]:
    """Two of the exhibitor accept while who asked takes it back and a third declines: who was told that it worked."""
    _, offered, buyer, seller, key = await pair()
    met = await introduction_of(key)
    colleague, third = await acting(met.organisation), await acting(met.organisation)
    tries: list[tuple[Actor, str, rules.Side]] = [
        (seller, "accepted", "offer"),
        (colleague, "accepted", "offer"),
        (buyer, "withdrawn", "demand"),
        (third, "declined", "offer"),
    ]

    async def one(actor: Actor, to: str, side: rules.Side) -> str | None:
        try:
            await way(actor, key, to, side)
        except Exception:  # noqa: BLE001 -- the naive way ends in whatever the database says
            return None
        return to

    ended = [to for to in await asyncio.gather(*(one(*each) for each in tries)) if to]
    state, shown = (await introduction_of(key)).state, await seen_by(seller, key)
    assert offered
    return [*ended, *([f"leaked after {state}"] if shown and state != "accepted" else []), state]


async def test_of_many_who_answer_at_once_one_answer_counts(year: None) -> None:
    told = await race(safely)
    assert len(told) == 2
    assert told[0] == told[1]


@pytest.mark.planted("answers that look first and write afterwards")
async def test_a_naive_answer_tells_several_that_it_worked(year: None) -> None:
    assert len(await race(naively())) > 2


async def test_of_both_who_ask_at_once_one_introduction_comes(year: None) -> None:
    offered, _, seller = await solution("maru")
    demand, buyer = await looking()

    async def one(actor: Actor, side: rules.Side) -> bool:
        try:
            await ask(actor, demand=demand.id, solution=offered.id, side=side, agreed=True, now=NOW)
        except rules.AskedAlready:
            return False
        return True

    assert sorted(await asyncio.gather(one(buyer, "demand"), one(seller, "offer"))) == [False, True]
    assert await Introduction.count() == 1
    assert await ContactShared.count() == 1


async def test_a_question_lasts_two_weeks(year: None) -> None:
    *_, key = await pair()
    assert (await introduction_of(key)).until == NOW + timedelta(days=14)
