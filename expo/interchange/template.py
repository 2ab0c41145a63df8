"""Writing the workbook that ministries fill in: empty, or with a programme in it."""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import xlsxwriter  # type: ignore[import-untyped]

from expo.interchange.parsed import ParsedRoom, ParsedSession, ParsedSlot, ParsedSpeaker, ParsedTrack, Programme
from expo.interchange.workbook_layout import (
    CODE_ROW,
    FIRST_ROW,
    GUIDE,
    LABEL_ROW,
    LAST_ROW,
    NO,
    ORIGIN,
    README,
    SHEETS,
    YES,
    Column,
    Sheet,
)
from i18n.catalogue import translations
from i18n.locales import LANGUAGES, Language
from i18n.text import Translated

WIDTHS = {"id": 12, "source": 10, "title": 40, "abstract": 60, "biography": 50, "description": 40}
USUAL_WIDTH = 16
SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
Record = dict[str, Any]


def workbook(reader: Language, programme: Programme | None = None, *, zone: str = "Asia/Seoul") -> bytes:
    """An XLSX file with explanations in the reader's language; times are in `zone`."""
    held = programme or Programme(origin=ORIGIN)
    content = BytesIO()
    book = xlsxwriter.Workbook(content, SAFE)
    say = translations(reader).gettext
    _guide(book, say)
    records: dict[str, Iterator[Record]] = {
        "Sessions": (record for session in held.sessions for record in _session(session, ZoneInfo(zone))),
        "Speakers": (_speaker(speaker) for speaker in held.speakers),
        "Rooms": (_room(room) for room in held.rooms),
        "Tracks": (_track(track) for track in held.tracks),
    }
    for sheet in SHEETS:
        _sheet(book, sheet, list(records[sheet.name]), reader, say)
    book.close()
    return content.getvalue()


def _guide(book: Any, say: Callable[[str], str]) -> None:
    page = book.add_worksheet(README)
    page.hide_gridlines(2)
    page.set_column(0, 0, 110, book.add_format({"text_wrap": True, "valign": "top", "font_size": 12}))
    for row, sentence in enumerate(GUIDE):
        page.write_string(row * 2, 0, say(sentence))


def _sheet(book: Any, sheet: Sheet, records: Sequence[Record], reader: Language, say: Callable[[str], str]) -> None:
    page = book.add_worksheet(sheet.name)
    if reader.direction == "rtl":
        page.right_to_left()
    page.freeze_panes(FIRST_ROW, 1)
    small = book.add_format({"font_size": 8, "font_color": "#666666"})
    strong = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EEF9", "bottom": 1})
    place = 0
    for column in sheet.columns:
        for code, label in _heads(column, say):
            page.write_string(CODE_ROW, place, code, small)
            page.write_string(LABEL_ROW, place, label, strong)
            page.write_comment(LABEL_ROW, place, say(column.hint))
            page.set_column(place, place, WIDTHS.get(column.code, USUAL_WIDTH))
            _validate(page, column, place)
            for row, record in enumerate(records, FIRST_ROW):
                _write(page, row, place, record.get(code))
            place += 1


def _heads(column: Column, say: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    if not column.translated:
        yield column.code, say(column.label)
        return
    for language in LANGUAGES:
        yield f"{column.code}:{language.code}", f"{say(column.label)} ({language.name})"


def _validate(page: Any, column: Column, place: int) -> None:
    where = (FIRST_ROW, place, LAST_ROW, place)
    if isinstance(column.choices, tuple) and column.choices:
        page.data_validation(*where, {"validate": "list", "source": list(column.choices), "error_type": "warning"})
    elif column.choices:
        source = f"={column.choices}!$A${FIRST_ROW + 1}:$A${LAST_ROW + 1}"
        page.data_validation(*where, {"validate": "list", "source": source, "error_type": "warning"})
    elif column.shape == "number":
        rule = {"validate": "integer", "criteria": ">", "value": 0, "error_type": "warning"}
        page.data_validation(*where, rule)


def _write(page: Any, row: int, place: int, value: Any) -> None:
    if isinstance(value, int):
        page.write_number(row, place, value)
    elif value:
        page.write_string(row, place, str(value))


def _texts(code: str, text: Translated | None) -> Record:
    return {f"{code}:{tag}": rendition.text for tag, rendition in text.renditions.items()} if text else {}


def _yes_no(value: bool | None) -> str | None:
    return None if value is None else (YES if value else NO)


def _session(session: ParsedSession, zone: ZoneInfo) -> Iterator[Record]:
    yield {
        "id": session.key,
        "source": session.title.source,
        **_texts("title", session.title),
        **_texts("subtitle", session.subtitle),
        **_texts("abstract", session.abstract),
        "track": session.track,
        "format": session.format,
        "level": session.level,
        "spoken": ", ".join(session.spoken),
        "interpreted": ", ".join(
            one.language if one.channel is None else f"{one.language}:{one.channel}" for one in session.interpreted
        ),
        "speakers": "; ".join(
            one.speaker if one.role == "speaker" else f"{one.speaker} ({one.role})" for one in session.appearances
        ),
        "capacity": session.capacity,
        "url": session.url,
        "recorded": _yes_no(session.recorded),
        "cancelled": _yes_no(session.cancelled),
        **(_slot(session.slots[0], zone) if session.slots else {}),
    }
    for slot in session.slots[1:]:
        yield {"id": session.key, **_slot(slot, zone)}


def _slot(slot: ParsedSlot, zone: ZoneInfo) -> Record:
    begin = slot.begin.astimezone(zone)
    minutes = int((slot.end - slot.begin).total_seconds() // 60)
    return {"room": slot.room, "day": f"{begin:%Y-%m-%d}", "start": f"{begin:%H:%M}", "minutes": minutes}


def _speaker(speaker: ParsedSpeaker) -> Record:
    texts = {"position": speaker.position, "organisation": speaker.organisation, "biography": speaker.biography}
    source = next((text.source for text in texts.values() if text), None)
    record: Record = {
        "id": speaker.key,
        **{f"name:{tag}": name for tag, name in speaker.names.items()},
        "family": speaker.family,
        "country": speaker.country,
        "source": source,
        "languages": ", ".join(speaker.languages),
    }
    for code, text in texts.items():
        record |= _texts(code, text)
    return record


def _room(room: ParsedRoom) -> Record:
    name, parallel = _texts("name", room.name), _yes_no(room.parallel)
    return {"id": room.key, "source": room.name.source, **name, "capacity": room.capacity, "parallel": parallel}


def _track(track: ParsedTrack) -> Record:
    texts = {**_texts("name", track.name), **_texts("description", track.description)}
    return {"id": track.key, "source": track.name.source, **texts, "colour": track.colour}
