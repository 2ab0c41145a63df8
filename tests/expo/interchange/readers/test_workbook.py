"""The workbook: a template that is filled in reads back equal, and hostile ones are not opened."""

import zipfile
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from expo.interchange.gathering import Setting
from expo.interchange.parsed import (
    ParsedAppearance,
    ParsedFormat,
    ParsedRoom,
    ParsedSession,
    ParsedSlot,
    ParsedSpeaker,
    ParsedTrack,
    Programme,
)
from expo.interchange.readers.workbook import CARRIES
from expo.interchange.reading_limits import BrokenFile, DangerousFile, UnknownFormat, UnreadableFile
from expo.interchange.sniffing import read_content
from expo.interchange.template import workbook
from expo.releases.snapshot import Interpretation
from i18n.locales import LANGUAGES
from i18n.text import Translated, clean, written

ZONE = ZoneInfo("Asia/Seoul")
SETTING = Setting(zone="Asia/Seoul")
words = st.text("abc 한국어مدينة城市ñé=+@-'\"<&", min_size=1, max_size=20).filter(
    lambda text: clean(text) == text != ""
)
codes = [language.code for language in LANGUAGES]


@st.composite
def texts(draw: st.DrawFn) -> Translated:
    filled = draw(st.dictionaries(st.sampled_from(codes), words, min_size=1))
    found = written(draw(st.sampled_from(sorted(filled))), filled)
    assert found is not None
    return found


@st.composite
def sessions(draw: st.DrawFn, key: str) -> ParsedSession:
    title = draw(texts())
    begin = datetime(2026, 12, 8, tzinfo=ZONE) + timedelta(minutes=draw(st.integers(0, 1439)))
    lengths = draw(st.lists(st.integers(1, 600), max_size=3))
    return ParsedSession(
        key=key,
        title=title,
        track=draw(st.sampled_from([None, "data"])),
        format=draw(st.sampled_from([None, "talk"])),
        level=draw(st.sampled_from([None, "all"])),
        spoken=tuple(draw(st.lists(st.sampled_from(codes), unique=True))),
        interpreted=(Interpretation(language="kvk"), Interpretation(language="en", channel=draw(st.integers(1, 30)))),
        appearances=(ParsedAppearance(speaker="S1"), ParsedAppearance(speaker="S2", role="moderator")),
        slots=tuple(
            ParsedSlot(key=f"{key}/{place}", room="hall", begin=begin, end=begin + timedelta(minutes=minutes))
            for place, minutes in enumerate(lengths, 1)
        ),
        capacity=draw(st.none() | st.integers(1, 9999)),
        cancelled=draw(st.booleans()),
        recorded=draw(st.booleans()),
    )


def programme(*held: ParsedSession) -> Programme:
    hall, data = written("ko", {"ko": "강당", "en": "Hall"}), written("en", {"en": "Data"})
    assert hall is not None
    assert data is not None
    kinds = (ParsedFormat(key="talk", name=label("talk")),) if any(one.format for one in held) else ()
    return Programme(
        origin="xlsx",
        carries=CARRIES,
        rooms=(ParsedRoom(key="hall", name=hall, capacity=300, parallel=False),),
        tracks=(ParsedTrack(key="data", name=data, colour=3),),
        formats=kinds,
        speakers=(
            ParsedSpeaker(key="S1", names={"ko": "김서연", "en": "Seoyeon Kim"}, family="Kim", country="KR"),
            ParsedSpeaker(key="S2", names={"es": "=cmd()"}, position=data, languages=("es", "en")),
        ),
        sessions=held,
    )


def label(words: str) -> Translated:
    found = written("und", {"und": words})
    assert found is not None
    return found


@settings(deadline=None)
@given(sessions("A1"), sessions("B2"))
def test_a_filled_template_reads_back_equal(first: ParsedSession, second: ParsedSession) -> None:
    given = programme(first, second)
    assert read_content(workbook(LANGUAGES[0], given), SETTING) == given


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)
def test_the_empty_template_is_an_empty_programme_in_every_language(language: object) -> None:
    found = read_content(workbook(language), SETTING)  # type: ignore[arg-type]
    assert (found.sessions, found.speakers, found.problems) == ((), (), ())


def test_real_dates_times_and_numbers_are_read_as_people_type_them() -> None:
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    page = book.add_worksheet("Sessions")
    for place, code in enumerate(("id", "title:ko", "room", "day", "start", "minutes")):
        page.write_string(0, place, code)
    page.write_number(2, 0, 12)
    page.write_string(2, 1, "개막식")
    page.write_string(2, 2, "hall")
    page.write_datetime(2, 3, datetime(2026, 12, 8), book.add_format({"num_format": "yyyy-mm-dd"}))  # noqa: DTZ001
    page.write_datetime(2, 4, datetime(1900, 1, 1, 10).time(), book.add_format({"num_format": "hh:mm"}))  # noqa: DTZ001
    page.write_number(2, 5, 50)
    book.close()
    (session,) = read_content(content.getvalue(), SETTING).sessions
    (slot,) = session.slots
    assert (session.key, slot.begin, slot.end - slot.begin) == (
        "12",
        datetime(2026, 12, 8, 1, tzinfo=UTC),
        timedelta(minutes=50),
    )
    assert slot.begin.date() == date(2026, 12, 8)


def repacked(changes: dict[str, bytes]) -> bytes:
    """The empty template with some of its parts replaced or added."""
    content = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(workbook(LANGUAGES[1]))) as old,
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.namelist():
            new.writestr(entry, changes.pop(entry, old.read(entry)))
        for name, part in changes.items():
            new.writestr(name, part)
    return content.getvalue()


SHEET = "xl/worksheets/sheet2.xml"
MAIN = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = b"</sheetData></worksheet>"
HOSTILE = {
    "a cell at the end of the world": {SHEET: MAIN + b'<row r="1"><c r="XFD1048576"><v>1</v></c></row>' + END},
    "the same behind a character reference": {
        SHEET: MAIN + b'<row r="1"><c r="&#88;FD1048576"><v>1</v></c></row>' + END
    },
    "a zip bomb": {"xl/media/image1.bin": b"\0" * 80_000_000},
    "an entity bomb": {SHEET: b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + MAIN + END},
    "too many parts": {f"xl/media/{number}.bin": b"" for number in range(600)},
}


@pytest.mark.parametrize("changes", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_workbook_is_not_opened(changes: dict[str, bytes]) -> None:
    with pytest.raises(DangerousFile):
        read_content(repacked(dict(changes)), SETTING)


def test_an_archive_that_is_no_workbook_is_refused() -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(UnknownFormat):
        read_content(content.getvalue(), SETTING)


def test_a_workbook_without_our_sheets_is_refused() -> None:
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.add_worksheet("Budget")
    book.close()
    with pytest.raises(UnknownFormat):
        read_content(content.getvalue(), SETTING)


def test_a_workbook_cut_short_is_damaged() -> None:
    with pytest.raises(BrokenFile):
        read_content(workbook(LANGUAGES[1])[:5000], SETTING)


@settings(deadline=None)
@given(st.integers(0, 20_000), st.binary(min_size=1, max_size=8))
def test_no_damage_to_a_workbook_ends_in_anything_but_a_sentence(place: int, damage: bytes) -> None:
    content = workbook(LANGUAGES[1])
    place %= len(content)
    with suppress(UnreadableFile):
        read_content(content[:place] + damage + content[place + len(damage) :], SETTING)
