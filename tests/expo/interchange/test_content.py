"""What a file says is what the draft shows: random programmes go in, and come out the same."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.actor import SYSTEM
from expo.interchange.commands import import_programme
from expo.interchange.parsed import ParsedSlot, Programme
from expo.releases.draft import draft_of
from expo.releases.snapshot import Snapshot
from i18n.text import Translated, clean, written
from tests import database
from tests.make import files as make
from tests.make.editions import edition

NOW = datetime(2026, 11, 23, tzinfo=UTC)
words = st.text("abc 한국어مدينة城市ñ'\"\\%{}", min_size=1, max_size=12).filter(lambda text: clean(text) == text != "")
tags = st.sampled_from(["ko", "en", "zh-Hans", "es", "ar"])


@st.composite
def texts(draw: st.DrawFn) -> Translated:
    filled = draw(st.dictionaries(tags, words, min_size=1, max_size=3))
    found = written(draw(st.sampled_from(sorted(filled))), filled)
    assert found is not None
    return found


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    sessions = []
    for number in range(draw(st.integers(0, 5))):
        lengths = draw(st.lists(st.integers(1, 300), max_size=2))
        slots = tuple(
            ParsedSlot(
                key=f"s{number}/{place}",
                room=draw(st.sampled_from(["강당", "hall"])),
                begin=(begin := make.NINE + timedelta(minutes=draw(st.integers(0, 2000)))),
                end=begin + timedelta(minutes=minutes),
            )
            for place, minutes in enumerate(lengths)
        )
        sessions.append(
            make.session(
                f"s{number}",
                None,
                slots=slots,
                title=draw(texts()),
                abstract=draw(st.none() | texts()),
                spoken=tuple(draw(st.lists(tags, unique=True, max_size=2))),
                level=draw(st.none() | words),
                capacity=draw(st.none() | st.integers(1, 999)),
                cancelled=draw(st.booleans()),
                recorded=draw(st.booleans()),
                speakers=draw(st.lists(st.sampled_from(["kim", "lee", "quispe"]), unique=True)),
            )
        )
    return make.programme(*sessions)


def told(programme: Programme) -> dict[str, Any]:
    """By key: what the file says."""
    return {
        one.key: (
            (one.title, one.abstract, one.spoken, one.level, one.capacity, one.cancelled, one.recorded),
            [part.speaker for part in one.appearances],
            sorted((slot.room, slot.begin, slot.end) for slot in one.slots),
        )
        for one in programme.sessions
    }


def shown(draft: Snapshot, keys: dict[str, str]) -> dict[str, Any]:
    """By key: what the draft shows."""
    rooms = {room.code: room.name.original for room in draft.rooms}
    names = {speaker.code: speaker.names["en"] for speaker in draft.speakers}
    return {
        keys[one.code]: (
            (one.title, one.abstract, one.spoken, one.level, one.capacity, one.cancelled, one.recorded),
            [names[part.speaker] for part in one.appearances],
            sorted((rooms[slot.room], slot.begin, slot.end) for slot in draft.slots if slot.session == one.code),
        )
        for one in draft.sessions
    }


async def test_random_programmes_come_out_as_they_went_in(db: None) -> None:
    loop = asyncio.get_running_loop()

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(programmes(), programmes())
    def holds(first: Programme, second: Programme) -> None:
        """The second is loaded over the first, as a file of the next evening is."""
        asyncio.run_coroutine_threadsafe(_check(first, second), loop).result()

    await asyncio.to_thread(holds)


async def _check(first: Programme, second: Programme) -> None:
    """Texts of the second join those of the first; everything else is as the second says."""
    await database.empty()
    row = await edition()
    keys = await _load(first)
    assert shown(await draft_of(row), keys) == told(first)
    keys |= await _load(second)
    now = shown(await draft_of(row), keys)
    for key, (plain, people, times) in told(second).items():
        assert now[key][0][2:] == plain[2:]
        texts = {tag: one.text for tag, one in now[key][0][0].renditions.items()}
        for tag, one in plain[0].renditions.items():
            # The same words under another language are a copy, and not added again (see `merged_text`).
            assert texts[tag] == one.text if tag in texts else one.text in texts.values()
        assert (now[key][1], now[key][2]) == (people, times)
    assert all(now[key][2] == [] for key in now.keys() - told(second).keys())


async def _load(programme: Programme) -> dict[str, str]:
    """Key by code. The same programme once more changes nothing."""
    report = await import_programme(SYSTEM, edition="wsce-2026", programme=programme, now=NOW, withdraw_missing=True)
    assert report.count("refused") == 0
    again = await import_programme(SYSTEM, edition="wsce-2026", programme=programme, now=NOW)
    assert again.changes == 0
    return {line.code: line.key for line in report.lines if line.kind == "session"}
