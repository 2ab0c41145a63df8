"""Files made to hurt, or only damaged: one sentence each, never anything else."""

import json
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expo.interchange import reading_limits
from expo.interchange.gathering import Setting
from expo.interchange.reading_limits import (
    BrokenFile,
    DangerousFile,
    DifferentFormats,
    FileTooLarge,
    NoSuchFile,
    UnreadableFile,
)
from expo.interchange.sniffing import read, read_content
from tests.expo.interchange.readers import samples

SETTING = Setting(file="programme.xml")
BOMB = "<!DOCTYPE s [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '&{chr(97 + n)};&{chr(97 + n)};&{chr(97 + n)};&{chr(97 + n)};'>" for n in range(20)
)
HOSTILE = {
    "an entity bomb": f"{BOMB}]><schedule>&u;</schedule>".encode(),
    "an external entity": b"<!DOCTYPE s [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><schedule>&x;</schedule>",
    "a parameter entity": b"<!DOCTYPE s [<!ENTITY % x SYSTEM 'http://127.0.0.1/x'> %x;]><schedule/>",
    "millions of tags": b"<schedule>" + b"<a/>" * 2_100_000 + b"</schedule>",
    "deep JSON": b'{"schedule":' + b"[" * 200_000 + b"]" * 200_000 + b"}",
    "deep JSON objects": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "millions of lists": b"[" + b"[]," * 1_100_000 + b"[]]",
    "deep calendars": b"BEGIN:VCALENDAR\r\n"
    + b"BEGIN:VTODO\r\n" * 20_000
    + b"END:VTODO\r\n" * 20_000
    + b"END:VCALENDAR",
    "millions of events": b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 21_000 + b"END:VCALENDAR\r\n",
}
DAMAGED = {
    "XML cut short": samples.schedule_xml()[:-40],
    "XML with NUL bytes": samples.schedule_xml().replace(b"Opening", b"Open\0ing"),
    "XML in a wrong encoding": samples.schedule_xml().replace(b"Opening", b"\xff\xfe"),
    "XML in an unknown encoding": b"<?xml version='1.0' encoding='klingon'?><schedule/>",
    "JSON cut short": samples.coscup()[:-40],
    "JSON with NUL bytes": samples.coscup().replace(b"Opening", b"Open\0ing"),
    "JSON that is no UTF-8": samples.coscup().replace(b"Opening", b"\xff\xfe"),
    "a calendar cut short": samples.calendar("SUMMARY:Opening")[:-20],
    "a calendar with NUL bytes": samples.calendar("SUMMARY:Open\0ing"),
    "a calendar that is no UTF-8": samples.calendar("SUMMARY:Opening").replace(b"Opening", b"\xff\xfe"),
    "a calendar of unmatched parts": b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_file_made_to_hurt_is_not_opened(content: bytes) -> None:
    with pytest.raises(DangerousFile, match=r"programme\.xml was not opened, because of what it contains"):
        read_content(content, SETTING)


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_said_to_be_damaged(content: bytes) -> None:
    with pytest.raises(BrokenFile, match=r"programme\.xml is damaged or cut short"):
        read_content(content, SETTING)


def test_a_file_of_500_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as made:
        made.truncate(500 * 1024 * 1024)
    with pytest.raises(FileTooLarge, match=r"large\.json has 500 MB; a programme has 32 MB at most"):
        read([path], SETTING)


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe says that it has no size at all."""
    path = tmp_path / "growing.json"
    path.write_bytes(b"[" * 2000)
    monkeypatch.setattr(reading_limits, "LARGEST_FILE", 1000)
    monkeypatch.setattr(Path, "stat", lambda *_, **__: SimpleNamespace(st_size=0))
    with pytest.raises(FileTooLarge):
        reading_limits.content_of(path)


@pytest.mark.parametrize("name", ["nowhere.xml", "."])
def test_what_cannot_be_opened_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(NoSuchFile):
        read([tmp_path / name], SETTING)


def test_two_formats_are_not_loaded_as_one_programme(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(samples.coscup())
    (tmp_path / "b.xml").write_bytes(samples.schedule_xml())
    with pytest.raises(DifferentFormats, match="coscup, frab"):
        read([tmp_path / "a.json", tmp_path / "b.xml"], SETTING)


def test_numbers_dates_and_keys_without_bounds_are_taken_as_oddities() -> None:
    extreme = {
        "start": "9" * 400,
        "end": 10**300,
        "id": "x" * 5000,
        "speakers": [None, {}, 3, [1]],
        "language": "en" * 999,
    }
    programme = read_content(samples.coscup(**extreme), SETTING)
    assert len(programme.sessions[0].key) <= reading_limits.LONGEST_KEY


VALID = (
    samples.schedule_xml({}, {"id": "2", "guid": "x"}),
    samples.schedule_json(),
    samples.schedule2(),
    samples.coscup(),
    samples.droidkaigi(),
    samples.calendar(
        "SUMMARY:Opening", "DTSTART;TZID=Asia/Seoul:20261208T100000", "DURATION:PT30M", "RRULE:FREQ=DAILY"
    ),
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A valid file of which some bytes are cut out, doubled, or replaced."""
    content = draw(st.sampled_from(VALID))
    for _ in range(draw(st.integers(1, 4))):
        begin = draw(st.integers(0, len(content)))
        end = min(len(content), begin + draw(st.integers(0, 40)))
        content = content[:begin] + draw(st.binary(max_size=12) | st.just(content[begin:end] * 2)) + content[end:]
    return content


@settings(deadline=None)
@given(damaged())
def test_no_damage_ends_in_anything_but_a_sentence(content: bytes) -> None:
    with suppress(UnreadableFile):
        read_content(content, SETTING)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "ko", "id", "title"]), inner),
    max_leaves=6,
)


@settings(deadline=None)
@given(st.sampled_from(VALID[1:5]), st.data())
def test_values_of_any_other_type_are_oddities_too(content: bytes, data: st.DataObject) -> None:
    document = json.loads(content)
    _replace(document, data)
    read_or_refuse = json.dumps(document).encode()
    with suppress(UnreadableFile):
        read_content(read_or_refuse, SETTING)


def _replace(node: object, data: st.DataObject) -> None:
    """Walks down at random and puts something else there."""
    while True:
        places = list(node) if isinstance(node, dict) else list(range(len(node))) if isinstance(node, list) else []
        if not places:
            return
        place = data.draw(st.sampled_from(places))
        below = node[place]  # type: ignore[index]
        if not isinstance(below, (dict, list)) or not below or data.draw(st.booleans()):
            node[place] = data.draw(values)  # type: ignore[index]
            return
        node = below


@pytest.mark.planted("entity bomb")
def test_the_bombs_are_real_an_unprotected_reader_expands_them() -> None:
    """The naive twin: the standard library's parser swells ten bytes to a million, harmlessly small here."""
    small = BOMB + "]><schedule>&k;</schedule>"
    swollen = ET.fromstring(small).text or ""  # noqa: S314 -- the point of it
    assert len(swollen) == 2 * 4**10
    with pytest.raises(DangerousFile):
        read_content(small.encode(), SETTING)
