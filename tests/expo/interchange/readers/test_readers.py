"""Each format read: what is understood, and that every oddity is said."""

from datetime import UTC, date, datetime
from time import process_time
from typing import Any

import pytest

from expo.interchange.gathering import Setting
from expo.interchange.parsed import ParsedSession, Programme
from expo.interchange.plain_text import plain
from expo.interchange.reading_limits import BrokenFile, UnknownFormat
from expo.interchange.sniffing import read_content
from tests.expo.interchange.readers import samples

SETTING = Setting(zone="Asia/Seoul", starts_on=date(2026, 12, 8))
TEN = datetime(2026, 12, 8, 1, tzinfo=UTC)


def read(content: bytes, **setting: Any) -> Programme:
    return read_content(content, Setting(**{"zone": "Asia/Seoul", "starts_on": date(2026, 12, 8), **setting}))


def only(programme: Programme) -> ParsedSession:
    (session,) = programme.sessions
    return session


def kinds(programme: Programme) -> list[str]:
    return [problem.kind for problem in programme.problems]


@pytest.mark.parametrize(
    ("content", "origin"),
    [
        (samples.schedule_xml(), "frab"),
        (samples.schedule_json(), "frab"),
        (samples.schedule2(), "schedule2"),
        (samples.coscup(), "coscup"),
        (samples.droidkaigi(), "droidkaigi"),
        (samples.calendar("SUMMARY:Opening", "DTSTART:20260108T100000Z"), "icalendar"),
    ],
)
def test_the_format_is_told_by_the_content(content: bytes, origin: str) -> None:
    assert read(content).origin == origin
    assert read(b"\xef\xbb\xbf" + content).origin == origin


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"%PDF-1.7", b"{}", b"[]", b"<html/>", b'{"sessions": 3}', b"\x89PNG"]
)
def test_what_is_no_programme_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(UnknownFormat, match="file is no programme in a format that is known here"):
        read(content)


def test_schedule_xml_is_a_session_with_its_room_track_format_and_speaker() -> None:
    programme = read(samples.schedule_xml())
    session = only(programme)
    assert (session.title.source, session.title.original, session.track, session.format) == (
        "en",
        "Opening",
        "Data",
        "lecture",
    )
    assert [(slot.room, slot.begin, slot.end - slot.begin) for slot in session.slots] == [
        ("Saal 1", TEN, datetime(2026, 1, 1, 0, 30) - datetime(2026, 1, 1))  # noqa: DTZ001 -- a length
    ]
    assert [speaker.names for speaker in programme.speakers] == [{"und": "Erika Muster"}]
    assert programme.problems == ()


def test_schedule_json_says_the_same() -> None:
    xml, json = only(read(samples.schedule_xml())), only(read(samples.schedule_json()))
    assert (xml.key, xml.title, xml.slots, xml.spoken) == (json.key, json.title, json.slots, json.spoken)
    assert (xml.recorded, json.recorded) == (True, False)


def test_a_guid_that_comes_twice_is_kept_under_its_id_and_said() -> None:
    programme = read(samples.schedule_xml({}, {"id": "2", "title": "Second"}, {"id": "2", "title": "Third"}))
    assert [session.key for session in programme.sessions] == [samples.USUAL["guid"], "2", f"{samples.USUAL['guid']}#2"]
    assert kinds(programme) == ["duplicate", "duplicate"]


def test_a_time_without_a_zone_is_read_in_the_editions_and_said() -> None:
    programme = read(samples.schedule_xml({"date": ""}, zone=""))
    assert only(programme).slots[0].begin == TEN
    assert kinds(programme) == ["zone_assumed"]


def test_an_unknown_zone_is_said() -> None:
    programme = read(samples.schedule_xml({"date": ""}, zone="Mars/Olympus"))
    assert kinds(programme)[0] == "zone_unknown"
    assert only(programme).slots[0].begin == TEN


def test_an_hour_after_midnight_belongs_to_the_night_of_its_day() -> None:
    programme = read(samples.schedule_xml({"date": "", "start": "00:30"}))
    assert only(programme).slots[0].begin == datetime(2026, 12, 8, 15, 30, tzinfo=UTC)
    assert "night" in kinds(programme)


@pytest.mark.parametrize(
    ("event", "kind"),
    [
        ({"duration": "00:00"}, "alone"),
        ({"duration": "soon"}, "time_unreadable"),
        ({"date": "yesterday", "start": "later"}, "time_unreadable"),
        ({"date": "9999-12-31T23:00:00+00:00", "start": "x"}, "time_unreadable"),
    ],
)
def test_a_time_that_is_none_is_said_and_the_session_kept_without(event: dict[str, str], kind: str) -> None:
    programme = read(samples.schedule_xml(event))
    assert only(programme).slots == ()
    assert kinds(programme) == [kind]


def test_several_languages_in_one_field_are_all_read_and_said() -> None:
    programme = read(samples.schedule_xml({"language": "en, de"}))
    assert only(programme).spoken == ("en", "de")
    assert kinds(programme) == ["languages_many"]


def test_a_language_in_another_script_than_its_text_is_said() -> None:
    programme = read(samples.schedule_xml({"language": "ab"}))
    assert only(programme).spoken == ("ab",)
    assert only(programme).title.source == "en"
    assert kinds(programme) == ["script"]


def test_a_session_without_a_title_is_a_refused_row() -> None:
    programme = read(samples.schedule_xml({"title": " "}))
    assert programme.sessions == ()
    assert [(problem.kind, problem.severity) for problem in programme.problems] == [("no_title", "refused")]


def test_html_is_read_as_text_with_its_links_and_lists() -> None:
    html = "&lt;p&gt;One &lt;a href='https://expo.example'&gt;link&lt;/a&gt;&lt;/p&gt;&lt;ul&gt;&lt;li&gt;A&lt;/li&gt;&lt;/ul&gt;"
    programme = read(samples.schedule_xml({"abstract": html + "&lt;script&gt;alert(1)&lt;/script&gt;"}))
    abstract = only(programme).abstract
    assert abstract is not None
    assert abstract.original == "One link (https://expo.example)\n\n- A"
    assert kinds(programme) == ["markup"]


@pytest.mark.parametrize("part", ["<!--", "<", "<a ", "&", "<!", "<?", "<script>", "<a x='", "</", "<![CDATA[", "<ul>"])
def test_no_html_takes_longer_than_its_length_allows(part: str) -> None:
    begun = process_time()
    plain("<p>" + part * (90_000 // len(part)))
    plain("<p>" + part * 4_900)
    assert process_time() - begun < 2


def test_what_only_looks_like_html_is_left_alone() -> None:
    abstract = only(read(samples.schedule_xml({"abstract": "List&lt;T&gt; and a &lt; b"}))).abstract
    assert abstract is not None
    assert abstract.original == "List<T> and a < b"


def test_bidi_controls_nul_and_windows_line_ends_are_taken_out() -> None:
    title = only(read(samples.schedule_json(title="Open\u202eing\u0000\r\nnow"))).title
    assert title.original == "Opening\nnow"


def test_a_lone_surrogate_is_a_damaged_file() -> None:
    with pytest.raises(BrokenFile):
        read(samples.schedule_json(title="TITLE").replace(b"TITLE", b"a\\ud83d b"))


def test_schedule2_has_a_text_for_each_language_and_roles() -> None:
    programme = read(samples.schedule2())
    session = only(programme)
    assert session.title.source == "ko"
    assert {tag: one.text for tag, one in session.title.renditions.items()} == {"en": "Opening", "ko": "개막식"}
    assert [one.role for one in session.appearances] == ["moderator"]
    assert [slot.room for slot in session.slots] == ["ba692ba3"]
    assert [(room.key, room.capacity) for room in programme.rooms] == [("ba692ba3", 300)]


def test_a_text_that_is_the_same_in_two_languages_is_kept_once_under_its_own() -> None:
    same = {"title": "Argo CD 手工藝", "description": "x"}
    session = only(programme := read(samples.coscup(zh=same, en=same)))
    assert list(session.title.renditions) == ["zh"]
    assert "same_text" in kinds(programme)
    latin = {"title": "Opening", "description": "x"}
    assert list(only(read(samples.coscup(zh=latin, en=latin))).title.renditions) == ["en"]


def test_coscup_keeps_codes_and_names_in_both_languages() -> None:
    programme = read(samples.coscup())
    assert only(programme).code == "VDSBVW"
    assert only(programme).spoken == ("zh",)
    assert programme.speakers[0].names == {"zh": "王小明", "en": "Wang Xiaoming"}


def test_coscup_rooms_and_speakers_that_nobody_lists_are_said() -> None:
    programme = read(samples.coscup(room="R9", speakers=["S9"]))
    assert only(programme).slots[0].room == "R9"
    assert only(programme).appearances == ()
    assert {"room_unknown", "speaker_unknown"} <= set(kinds(programme))


def test_a_file_in_one_language_keeps_each_text_under_the_language_it_is_in() -> None:
    programme = read(samples.droidkaigi(description="Master of Canvas"), language="ko")
    session = only(programme)
    assert session.title.source == "ko"
    assert session.description is not None
    assert session.description.source == "en"
    assert session.spoken == ("ja",)
    assert kinds(programme) == ["zone_assumed", "script"]


CALENDAR_TIMES = [
    (("DTSTART;TZID=Asia/Seoul:20261208T100000", "DURATION:PT30M"), TEN, []),
    (("DTSTART:20261208T010000Z", "DTEND:20261208T013000Z"), TEN, []),
    (("DTSTART:20261208T100000", "DTEND:20261208T103000"), TEN, ["zone_assumed"]),
    (("DTSTART;TZID=Nowhere/Land:20261208T100000", "DTEND;TZID=Nowhere/Land:20261208T103000"), TEN, ["zone_unknown"]),
    (("DTSTART;VALUE=DATE:20261208",), None, ["all_day"]),
    (("DTSTART:20261208T010000Z",), None, ["alone"]),
    (("DTSTART:20261208T010000Z", "DTEND:20261208T000000Z"), None, ["ends_before_begin"]),
]


@pytest.mark.parametrize(("lines", "begin", "notes"), CALENDAR_TIMES)
def test_calendars_name_their_zones_in_many_ways(
    lines: tuple[str, ...], begin: datetime | None, notes: list[str]
) -> None:
    programme = read(samples.calendar("SUMMARY:Opening", "LOCATION:Hall 1", *lines), language="en")
    assert [slot.begin for slot in only(programme).slots] == ([begin] if begin else [])
    assert kinds(programme) == notes


def test_a_cancelled_event_a_repeating_one_and_a_category() -> None:
    lines = ("SUMMARY;LANGUAGE=ko:Opening", "STATUS:CANCELLED", "RRULE:FREQ=DAILY", "CATEGORIES:Data,Other")
    programme = read(samples.calendar(*lines))
    assert only(programme).cancelled
    assert only(programme).track == "Data"
    assert "calendar_repeats" in kinds(programme)


def test_a_text_of_no_stated_language_is_undetermined_and_said() -> None:
    programme = read(samples.calendar("SUMMARY:Opening"))
    assert only(programme).title.source == "und"
    assert kinds(programme) == ["no_language"]


def test_the_sample_edition_is_read_without_an_oddity() -> None:
    from pathlib import Path  # noqa: PLC0415

    from expo.interchange.sniffing import read as read_files  # noqa: PLC0415
    from seed.commands import PROGRAMME  # noqa: PLC0415

    programme = read_files([Path("seed/wsce_2026") / f"{name}.json" for name in PROGRAMME], SETTING)
    assert programme.problems == ()
    assert programme.origin == "seed"
    assert len({session.code for session in programme.sessions}) == len(programme.sessions) > 0
