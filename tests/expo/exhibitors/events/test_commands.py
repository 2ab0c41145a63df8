"""Booth events as rows: who may hold one, when, one at a time whoever writes, and what readers keep meanwhile."""

import asyncio
from datetime import datetime, time
from random import Random
from uuid import uuid4
from zoneinfo import ZoneInfo

import asyncpg
import pytest
from litestar import Litestar

from core.access.rules import Denied
from core.actor import SYSTEM
from core.errors import Invalid, NotFound, Refusal
from core.forms.rows import Began
from core.spans import Span
from expo.editions.queries import edition_called
from expo.exhibitors.commands import move_exhibitor
from expo.exhibitors.events import rules
from expo.exhibitors.events.commands import decide_event, propose_event, save_event, withdraw_event
from expo.exhibitors.events.queries import events_of, own_event
from expo.exhibitors.events.shelf import load_booth_events
from expo.exhibitors.events.tables import BoothEvent
from expo.exhibitors.hours.commands import set_hours
from expo.exhibitors.hours.queries import days_of, hours_of
from expo.exhibitors.hours.rules import lines_of
from expo.reservations.commands import move_booths
from expo.reservations.queries import reservations_of
from tests.conftest import NOW
from tests.make.booth_events import SLUG, event, host, lines
from tests.make.exhibitors import exhibitor


async def test_only_who_has_a_confirmed_booth_invites_there_and_only_its_own_people(site: Litestar) -> None:
    early, theirs = await exhibitor("events-early", state="approved")
    with pytest.raises(rules.NoBoothYet):
        await propose_event(theirs, early.id, await lines(), chance=Random(1), now=NOW)
    bare, bares = await exhibitor("events-bare")
    with pytest.raises(rules.NoBoothYet):
        await propose_event(bares, bare.id, await lines(), chance=Random(1), now=NOW)
    known, mine, _ = await host("events-own", prefix="EA")
    with pytest.raises(NotFound):
        await propose_event(theirs, known.id, await lines(), chance=Random(1), now=NOW)
    one = await event(known, mine, approved=False)
    with pytest.raises(Denied):
        await decide_event(mine, one.id, to="approved", now=NOW)


async def test_it_is_within_the_days_and_hours_of_the_floor(site: Litestar) -> None:
    known, mine, _ = await host("events-hours", prefix="EB")
    row = await edition_called(SLUG)
    first, zone = days_of(row)[0], ZoneInfo(row.zone)
    spans = {first: Span(datetime.combine(first, time(10), zone), datetime.combine(first, time(17), zone))}
    before = Began(lines_of(await hours_of(row.id), row.zone))
    await set_hours(SYSTEM, edition=SLUG, spans=spans, before=before, now=NOW)
    for wrong in ({"begin": "09:45"}, {"begin": "16:45"}, {"day": -1}):
        with pytest.raises(Invalid):
            await propose_event(mine, known.id, await lines(**wrong), chance=Random(1), now=NOW)
    for number, right in enumerate(({"begin": "10:00"}, {"begin": "16:30"}, {"begin": "08:00", "day": 1})):
        assert await propose_event(mine, known.id, await lines(**right), chance=Random(number), now=NOW)


async def test_one_booth_has_one_event_at_a_time_however_many_are_written_at_once(site: Litestar) -> None:
    known, mine, _ = await host("events-race", prefix="EC")
    tries = [
        propose_event(mine, known.id, await lines(begin=f"14:{minute:02}"), chance=Random(minute), now=NOW)
        for minute in (0, 10, 20)
    ]
    found = await asyncio.gather(*tries, return_exceptions=True)
    assert [type(one) for one in found if isinstance(one, Refusal)] == [rules.AnotherThen] * 2
    (one,) = await events_of(known.id)
    after = await event(known, mine, begin=f"{one.end:%H:%M}")
    assert after.span.begin == one.span.end, "touching ends do not overlap"


@pytest.mark.planted("a check before the write instead of the constraint")
async def test_looking_before_writing_lets_two_in(site: Litestar) -> None:
    """The naive twin: each looks, sees nobody, and writes; only the constraint refuses the second."""
    known, _, _ = await host("events-naive", prefix="ED")
    row = await edition_called(SLUG)
    begin = datetime.combine(days_of(row)[0], time(11), ZoneInfo(row.zone))
    end = begin.replace(hour=12)

    both_looked = asyncio.Barrier(2)

    async def naive() -> None:
        there = await BoothEvent.exists().where((BoothEvent.exhibitor == known.id) & (BoothEvent.begins_at < end))
        assert not there
        await both_looked.wait()
        made = {"edition": known.edition, "exhibitor": known.id, "code": uuid4().hex[:6], "kind": "talk"}
        times = {"begins_at": begin, "ends_at": end, "proposed_at": NOW, "changed_at": NOW}
        text = '{"source": "en", "renditions": {"en": {"text": "Naive"}}}'
        await BoothEvent.insert(BoothEvent(id=uuid4(), title=text, **made, **times))

    found = await asyncio.gather(naive(), naive(), return_exceptions=True)
    assert [type(one) for one in found if one] == [asyncpg.ExclusionViolationError]


async def test_a_time_alone_stays_approved_and_new_words_wait_while_readers_keep_the_old(site: Litestar) -> None:
    known, mine, _ = await host("events-words", prefix="EE")
    one = await event(known, mine, begin="10:00")
    await save_event(mine, one.id, {**one.lines, "begin": "11:00"}, one.lines, now=NOW)
    later = await own_event(known.id, one.code)
    assert (later.state, later.sequence) == ("approved", one.sequence + 1)
    await save_event(mine, one.id, {**later.lines, "title_en": "Quite another"}, later.lines, now=NOW)
    waiting = await own_event(known.id, one.code)
    assert (waiting.state, waiting.on_site) == ("proposed", True)
    shown = (await load_booth_events(None))[SLUG].called(one.code)
    assert shown
    assert (shown.told.title.original, f"{shown.span.begin.astimezone(waiting.zone):%H:%M}") == (
        "A demonstration",
        "11:00",
    )
    with pytest.raises(rules.ReasonNeeded):
        await decide_event(SYSTEM, one.id, to="returned", now=NOW)
    with pytest.raises(rules.ReadAnother):
        await decide_event(SYSTEM, one.id, to="approved", revision=later.revision, now=NOW)
    await decide_event(SYSTEM, one.id, to="approved", now=NOW)
    await decide_event(SYSTEM, one.id, to="returned", because="Too loud", now=NOW)
    back = await own_event(known.id, one.code)
    assert (back.state, back.on_site, back.because) == ("returned", False, "Too loud")
    await withdraw_event(mine, one.id, now=NOW)
    with pytest.raises(rules.NotNow):
        await save_event(mine, one.id, {**back.lines, "begin": "15:00"}, back.lines, now=NOW)


async def test_it_goes_where_its_booth_goes_and_off_the_site_with_its_exhibitor(site: Litestar) -> None:
    known, mine, numbers = await host("events-moves", prefix="EF")
    one = await event(known, mine)

    async def shown() -> tuple[list[str], bool]:
        found = (await load_booth_events(None))[SLUG].called(one.code)
        assert found
        return [spot.number for spot in found.spots], found.off

    assert await shown() == ([numbers[0]], False)
    (held,) = await reservations_of(known.id)
    await move_booths(SYSTEM, held.id, booths=numbers[1:], now=NOW)
    assert await shown() == (numbers[1:], False)
    await move_exhibitor(SYSTEM, known.id, to="withdrawn", now=NOW)
    assert await shown() == ([], True)
