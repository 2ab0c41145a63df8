"""Meetings are asked, answered and held; nobody is promised twice, whoever comes at once, and who is busy is told."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from piccolo.querystring import QueryString

import app  # noqa: F401 -- plugs in who writes letters
from core.access.roles import Role
from core.actor import SYSTEM, Actor, Held
from core.commitments.queries import promises_of
from core.commitments.tables import Commitment
from core.db.engine import DB
from core.errors import Denied, NotFound
from core.journal.tables import Entry
from core.mail.tables import Letter
from core.spans import Span
from expo.meetings import rules
from expo.meetings.arranging import Arranged, arrange, move, walk_in
from expo.meetings.asking import answer, ask, end, propose
from expo.meetings.furnishing import add_tables
from expo.meetings.keeping import NoInterpreter, Taken
from expo.meetings.outcomes import hold, miss
from expo.meetings.placing import NoLanguage
from expo.meetings.queries import meeting_of
from expo.meetings.tables import MeetingTable
from expo.meetings.voices import Voice, by_link
from expo.meetings.work import WORK
from i18n.locales import language
from tests.conftest import NOW
from tests.make.editions import edition
from tests.make.exhibitors import exhibitor, fair
from tests.make.meetings import HALF, SLUG, TEN, counterpart, interpreter, offering

DESK = Actor("staff", str(UUID(int=9)), account=UUID(int=9), held=frozenset({Held(Role.ORGANISER)}))
EN = language("en")


@pytest.fixture
async def year(db: None) -> UUID:
    row = await edition(SLUG)
    await fair(row.id)
    return row.id


async def firm(code: str, *spoken: str, parallel: int = 1) -> tuple[UUID, Voice]:
    known, actor = await exhibitor(code)
    await offering(known.id, *spoken, parallel=parallel)
    return known.id, Voice(actor, "exhibitor")


async def letters() -> list[tuple[str, str]]:
    rows = await Letter.select(Letter.template, Letter.address).where(Letter.template.like("meeting%"))
    return sorted((row["template"], row["address"].partition("@")[0]) for row in rows)


async def test_a_meeting_is_asked_for_moved_agreed_and_held_and_both_are_written_to(year: UUID) -> None:
    ours, seller = await firm("maru", "ko", "en")
    _, stranger = await firm("other", "ko")
    lima, quito = await counterpart("lima", "es", "en"), await counterpart("quito", "es")
    key = await ask(by_link(lima), exhibitor=ours, counterpart=lima, begins_at=TEN, message="Buses", now=NOW)
    assert await letters() == [("meeting_asked", "contact")]
    for voice in (stranger, by_link(quito)):
        with pytest.raises(NotFound):
            await answer(voice, key, now=NOW)
    with pytest.raises(Denied):
        await answer(Voice(stranger.actor, "organiser"), key, now=NOW)
    with pytest.raises(rules.AskedAlready):
        await ask(seller, exhibitor=ours, counterpart=lima, begins_at=None, now=NOW)
    await propose(seller, key, begins_at=TEN + HALF, said="Half an hour later?", now=NOW)
    with pytest.raises(rules.ChangedMeanwhile):
        await answer(by_link(lima), key, revision=1, now=NOW)
    assert await answer(by_link(lima), key, revision=2, now=NOW) == "agreed"
    known = await meeting_of(key)
    assert (known.state, known.language, known.interpreter, known.begins_at) == ("agreed", "en", None, TEN + HALF)
    assert await Commitment.count().where(Commitment.source == key) == 2
    assert await letters() == [
        ("meeting_agreed", "contact"),
        ("meeting_agreed", "lima"),
        ("meeting_asked", "contact"),
        ("meeting_proposed", "lima"),
    ]
    told = await Letter.select(Letter.text, Letter.secret).where(Letter.address == "lima@lima.example")
    assert all(one["secret"] and "/meeting/" in one["text"] for one in told), "their link stands in each letter"
    assert any("Half an hour later?" in one["text"] for one in told)
    with pytest.raises(rules.NotYet):
        await hold(seller, key, now=NOW)
    await hold(seller, key, now=TEN + HALF)
    held = await Entry.select(Entry.kind, Entry.record).where(Entry.kind == "expo.meetings.held")
    assert held == [{"kind": "expo.meetings.held", "record": key}]
    await miss(Voice(DESK, "organiser"), key, missed_by="counterpart", now=TEN + 2 * HALF)
    assert (await meeting_of(key)).missed_by == "counterpart"
    assert await Commitment.count().where(Commitment.source == key) == 0


async def test_who_is_busy_is_told_in_words_with_the_next_free_times(year: UUID) -> None:
    ours, _ = await firm("maru", "ko")
    other, other_voice = await firm("other", "ko")
    lima = await counterpart("lima", "es")
    with pytest.raises(NoLanguage):
        await ask(by_link(lima), exhibitor=ours, counterpart=lima, begins_at=TEN, now=NOW)
    with pytest.raises(NoLanguage):
        await ask(by_link(lima), exhibitor=other, counterpart=lima, begins_at=TEN, now=NOW)
    sol = await interpreter("Sol", "es", "ko")
    first = await ask(by_link(lima), exhibitor=ours, counterpart=lima, begins_at=TEN, now=NOW)
    await answer(Voice(DESK, "exhibitor"), first, now=NOW)
    assert (await meeting_of(first)).interpreter == sol
    with pytest.raises(Taken) as refused:
        await ask(by_link(lima), exhibitor=other, counterpart=lima, begins_at=TEN, now=NOW)
    assert refused.value.who.read(EN.chain).text == "lima Inc."
    assert refused.value.others == (TEN + HALF, TEN + 2 * HALF, TEN + 3 * HALF)
    quito = await counterpart("quito", "es")
    with pytest.raises(NoInterpreter) as missing:
        await ask(by_link(quito), exhibitor=other, counterpart=quito, begins_at=TEN, now=NOW)
    assert missing.value.others == (TEN + HALF, TEN + 2 * HALF, TEN + 3 * HALF)
    later = await ask(other_voice, exhibitor=other, counterpart=quito, begins_at=TEN + HALF, now=NOW)
    await answer(by_link(quito), later, now=NOW)
    (table,) = await _tables(1)
    with pytest.raises(Taken) as both:
        await move(DESK, later, Arranged(other, quito, Span(TEN, TEN + HALF), "es", sol, table), now=NOW)
    assert both.value.who.read(EN.chain).text == "Sol"
    stands = Arranged(other, quito, Span(TEN, TEN + HALF), "es", sol, table)
    await move(DESK, later, stands, override="Sol runs from one to the other", now=NOW)
    assert (await meeting_of(later)).table_code == "T01"
    await end(Voice(DESK, "organiser"), first, "cancel", said="The booth is closed", now=NOW)
    assert await promises_of([lima], Span(TEN, TEN + HALF)) == []


async def test_a_whole_timetable_is_arranged_or_nothing_of_it(year: UUID) -> None:
    ours, seller = await firm("maru", "en", parallel=2)
    cities = [await counterpart(name, "en") for name in ("lima", "quito", "bogota")]
    tables = await _tables(3)
    waits = await ask(by_link(cities[0]), exhibitor=ours, counterpart=cities[0], begins_at=None, now=NOW)
    at_ten = [Arranged(ours, one, Span(TEN, TEN + HALF), table=at) for one, at in zip(cities, tables, strict=True)]
    with pytest.raises(Taken) as refused:
        await arrange(DESK, edition=year, wanted=at_ten, now=NOW)
    assert refused.value.who.read(EN.chain).text == "maru Inc.", "two people cannot hold three meetings"
    assert await Commitment.count().where(Commitment.source_kind == "meeting") == 0
    with pytest.raises(Denied):
        await arrange(seller.actor, edition=year, wanted=at_ten[:2], now=NOW)
    keys = await arrange(DESK, edition=year, wanted=at_ten[:2], write=False, now=NOW)
    assert keys[0] == waits, "the question that waited is answered by it"
    assert [(await meeting_of(key)).state for key in keys] == ["agreed", "agreed"]
    assert {(await meeting_of(key)).table_code for key in keys} == {"T01", "T02"}
    now = TEN + 2 * HALF
    came = await walk_in(seller, Arranged(ours, cities[2], Span(now, now + HALF)), edition=year, now=now)
    assert ((await meeting_of(came)).state, (await meeting_of(came)).walk_in) == ("held", True)
    held = await Entry.select(Entry.record).where(Entry.kind == "expo.meetings.held")
    assert [one["record"] for one in held] == [came]


async def test_the_clock_reminds_who_is_to_answer_ends_what_nobody_answers_and_reminds_of_tomorrow(year: UUID) -> None:
    ours, seller = await firm("maru", "en")
    lima, quito = await counterpart("lima", "en"), await counterpart("quito", "en")
    begun = NOW - timedelta(days=20)
    key = await ask(by_link(lima), exhibitor=ours, counterpart=lima, begins_at=None, now=begun)
    later = await ask(seller, exhibitor=ours, counterpart=quito, begins_at=TEN, now=begun)
    await answer(by_link(quito), later, now=begun)
    await Letter.delete(force=True)
    for _ in range(2):
        await WORK.run({}, begun + timedelta(days=5), _progress)
    assert await letters() == [("meeting_answer_soon", "contact")], "once, and not the one who asked"
    for _ in range(2):
        await WORK.run({}, begun + timedelta(days=7), _progress)
    assert (await meeting_of(key)).state == "expired"
    assert ("meeting_expired", "lima") in await letters()
    for _ in range(2):
        await WORK.run({}, TEN - timedelta(hours=20), _progress)
    tomorrow = [one for one in await letters() if one[0] == "meeting_tomorrow"]
    assert tomorrow == [("meeting_tomorrow", "contact"), ("meeting_tomorrow", "quito")]


Agree = Callable[[Voice, UUID], Awaitable[None]]


async def safely(voice: Voice, key: UUID) -> None:
    await answer(voice, key, now=NOW)


async def naively(voice: Voice, key: UUID) -> None:
    """Looks whether all are free, then says yes, as a calendar without a database that decides does."""
    known = await meeting_of(key)
    during = Span(TEN, TEN + HALF)
    if await promises_of([known.counterpart], during):
        raise rules.NotNow(state="agreed")
    await asyncio.sleep(0)
    await DB.run_querystring(
        QueryString("UPDATE expo_meeting SET state = 'agreed', language = 'en' WHERE id = {}", key)
    )
    row = Commitment(id=uuid4(), resource=known.counterpart, source_kind="meeting", source=key, exclusive=False)
    row.begins_at, row.ends_at, row.override_reason, row.override_by = TEN, TEN + HALF, "looked", "nobody"
    await Commitment.insert(row)


async def race(agree: Agree) -> tuple[int, list[Any]]:
    """Four exhibitors say yes to one city for the same half hour, at once: how many have it, and what the others hear."""
    lima, keys = await counterpart("lima", "en"), []
    for number in range(4):
        ours, voice = await firm(f"firm-{number}", "en")
        keys.append((voice, await ask(by_link(lima), exhibitor=ours, counterpart=lima, begins_at=TEN, now=NOW)))
    told = await asyncio.gather(*(agree(voice, key) for voice, key in keys), return_exceptions=True)
    states = [(await meeting_of(key)).state for _, key in keys]
    return states.count("agreed"), [one for one in told if one is not None]


async def test_of_four_who_say_yes_at_once_one_has_the_city_and_the_others_are_told_who_is_busy(year: UUID) -> None:
    number, told = await race(safely)
    assert number == 1
    assert len(told) == 3, told
    assert all(isinstance(one, Taken) and "lima" in one.who.read(EN.chain).text for one in told), told


@pytest.mark.planted("looking whether everybody is free before writing it down")
async def test_who_looks_first_and_writes_then_promises_a_city_twice(year: UUID) -> None:
    number, _ = await race(naively)
    assert number > 1


async def _tables(number: int) -> list[UUID]:
    await add_tables(SYSTEM, edition=SLUG, codes=[f"T{one + 1:02d}" for one in range(number)], now=NOW)
    rows = await MeetingTable.select(MeetingTable.id).order_by(MeetingTable.code)
    return [row["id"] for row in rows]


async def _progress(_done: int, _total: int) -> None: ...
