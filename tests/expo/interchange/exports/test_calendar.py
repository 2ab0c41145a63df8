"""Calendars: what one release said, the next one corrects; read back by two libraries that share no code."""

import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import icalendar
import msgspec
import pytest
from ical.calendar_stream import IcsCalendarStream

from expo.interchange.exports.calendar import PrintedEntries, edition_calendar, session_calendar
from expo.interchange.exports.content_lines import folded
from expo.releases.publication import Publication
from expo.releases.rules import freeze
from expo.releases.snapshot import Snapshot
from i18n.locales import language
from tests.expo.interchange.exports.programmes import PROGRAMMES, programme
from tests.make import programme as make

SITE = "https://expo.example"
MONDAY = datetime(2026, 11, 2, tzinfo=UTC)


def released(draft: Snapshot, previous: Snapshot | None = None, *, days: int = 0) -> Snapshot:
    return freeze(draft, previous, name="", now=MONDAY + timedelta(days=days))


def printed(snapshot: Snapshot, code: str = "ko", base_url: str = SITE) -> bytes:
    return edition_calendar(Publication(snapshot), language(code), base_url, PrintedEntries())


def entries(octets: bytes) -> dict[str, icalendar.Event]:
    found = icalendar.Calendar.from_ical(octets)
    return {str(event["UID"]): event for event in found.walk("VEVENT")}


@pytest.mark.parametrize("name", PROGRAMMES)
@pytest.mark.parametrize("code", ["ko", "ar", "zh-Hans"])
def test_every_calendar_is_read_back_with_as_many_entries_as_slots(name: str, code: str) -> None:
    draft = PROGRAMMES[name].snapshot
    octets = printed(released(draft), code)
    assert len(entries(octets)) == len(draft.slots)
    other = IcsCalendarStream.calendar_from_ics(octets.decode())
    assert sorted((one.start, one.end) for one in other.events) == sorted((one.begin, one.end) for one in draft.slots)


@pytest.mark.parametrize("name", ["hangul", "arabic", "emoji", "hostile"])
def test_no_line_is_longer_than_75_octets_nor_cut_within_a_character(name: str) -> None:
    for line in printed(released(PROGRAMMES[name].snapshot)).split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
        assert b"\n" not in line


def test_folding_a_text_and_unfolding_it_changes_nothing() -> None:
    for text in ("가" * 200, "a" * 75, "a" * 76, "ab👩‍🔬" * 50, ""):
        assert folded(text.encode()).replace(b"\r\n ", b"").decode() == text


def test_an_entry_keeps_its_uid_and_rises_when_it_moves() -> None:
    first = released(programme("물").snapshot)
    moved = msgspec.structs.replace(first, slots=(make.slot("AB0001", 5),))
    second = released(moved, first, days=1)
    before, after = entries(printed(first)), entries(printed(second))
    assert before.keys() == after.keys() == {f"{first.slots[0].id}@madang"}
    old, new = before.popitem()[1], after.popitem()[1]
    assert (old["SEQUENCE"], new["SEQUENCE"]) == (0, 1)
    assert (old["LAST-MODIFIED"].dt, new["LAST-MODIFIED"].dt) == (MONDAY, MONDAY + timedelta(days=1))
    assert new["DTSTART"].dt - old["DTSTART"].dt == timedelta(hours=5)


def test_an_entry_keeps_its_uid_when_the_site_moves_to_another_host() -> None:
    snapshot = released(programme("물").snapshot)
    assert entries(printed(snapshot)).keys() == entries(printed(snapshot, base_url="https://new.example")).keys()


def test_what_is_taken_away_stays_as_cancelled() -> None:
    first = released(programme("물", "불").snapshot)
    kept = msgspec.structs.replace(first, sessions=first.sessions[:1], slots=first.slots[:1])
    second = released(kept, first, days=1)
    gone = entries(printed(second))[f"{first.slots[1].id}@madang"]
    assert (str(gone["STATUS"]), gone["SEQUENCE"], str(gone["SUMMARY"])) == ("CANCELLED", 1, "불")
    alone = session_calendar(Publication(second), first.slots[1].session, language("ko"), SITE, PrintedEntries())
    assert alone is not None
    assert b"STATUS:CANCELLED" in alone


def test_a_session_has_its_own_slots_only_and_an_unknown_one_none() -> None:
    publication = Publication(released(programme("물", "불").snapshot))
    mine = session_calendar(publication, "AB0002", language("ko"), SITE, PrintedEntries())
    assert mine is not None
    assert [str(one["SUMMARY"]) for one in entries(mine).values()] == ["불"]
    assert session_calendar(publication, "NOBODY", language("ko"), SITE, PrintedEntries()) is None


def test_the_same_release_gives_the_same_bytes_on_every_process_and_day() -> None:
    assert printed(released(programme("물").snapshot)) == printed(released(programme("물").snapshot))


def test_the_time_zone_comes_with_its_rules_and_without_remarks() -> None:
    octets = printed(released(PROGRAMMES["new_york"].snapshot))
    found = icalendar.Calendar.from_ical(octets)
    zones = found.walk("VTIMEZONE")
    assert [str(zone["TZID"]) for zone in zones] == ["America/New_York"]
    assert {part.name for part in zones[0].subcomponents} == {"STANDARD", "DAYLIGHT"}
    assert b"COMMENT" not in octets
    assert len(octets.split(b"BEGIN:VEVENT")[0]) < 1500


def test_utc_needs_no_rules() -> None:
    octets = printed(released(PROGRAMMES["utc"].snapshot))
    assert b"VTIMEZONE" not in octets
    assert b"DTSTART:20261208T000000Z" in octets


def test_texts_name_the_language_that_they_are_in() -> None:
    snapshot = released(programme("물", language="ko").snapshot)
    spanish = entries(printed(snapshot, "es")).popitem()[1]
    assert spanish["SUMMARY"].params["LANGUAGE"] == "ko"
    assert spanish["DESCRIPTION"].params["LANGUAGE"] == "es"
    assert icalendar.Calendar.from_ical(printed(snapshot, "en"))["NAME"] == "World Smart City Expo"


def test_the_description_says_how_to_follow_it() -> None:
    english = entries(printed(released(programme("물").snapshot), "en")).popitem()[1]
    assert str(english["DESCRIPTION"]) == (
        "Speakers: Seoyeon Kim, ليلى حداد (بلدية)\n"
        "Spoken in: Korean Sign Language, Korean\n"
        "Interpreted into: English (channel 2), International Sign\n\n"
        "https://expo.example/en/wsce-2026/sessions/AB0001"
    )


def test_it_asks_to_be_read_again_every_hour() -> None:
    head = printed(released(programme("물").snapshot)).split(b"BEGIN:VTIMEZONE")[0]
    for line in (b"METHOD:PUBLISH", b"REFRESH-INTERVAL;VALUE=DURATION:PT1H", b"X-PUBLISHED-TTL:PT1H"):
        assert line + b"\r\n" in head


def test_entries_are_printed_once_and_bounded() -> None:
    asked: list[int] = []
    kept = PrintedEntries(limit=2)
    for number in (1, 2, 1, 3, 1, 2):
        kept.find((str(number), 0, 1, "ko", SITE), lambda number=number: asked.append(number) or b"")  # type: ignore[misc]
    assert asked == [1, 2, 3, 2]
    assert len(kept) == 2


def test_five_hundred_sessions_are_joined_within_milliseconds_once_printed() -> None:
    publication = Publication(released(programme(*("스마트시티 국제협력 포럼" for _ in range(500))).snapshot))
    kept = PrintedEntries()
    moments = [time.process_time()]
    for _ in range(6):
        edition_calendar(publication, language("ko"), SITE, kept)
        moments.append(time.process_time())
    cold, *warm = (after - before for before, after in pairwise(moments))
    assert min(warm) <= 0.005
    assert cold <= 0.4 * 4, "four times the figure: machines differ"
