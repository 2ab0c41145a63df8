"""Our own workbook (XLSX): the template that `litestar expo template` writes, filled in by hand."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any, cast

from msgspec.structs import replace
from python_calamine import CalamineError, CalamineWorkbook

from expo.interchange.archives import SIGNATURE, look_through
from expo.interchange.gathering import Gathering, Setting, short
from expo.interchange.parsed import ParsedAppearance, ParsedSession, ParsedSlot, ParsedSpeaker, Programme
from expo.interchange.readers.json_shapes import number
from expo.interchange.reading_limits import BrokenFile, UnknownFormat
from expo.interchange.times import clock_time
from expo.interchange.times import day as day_of
from expo.interchange.workbook_layout import CODE_ROW, FIRST_ROW, ORIGIN, ROLES, SHEETS, YES
from expo.programme.languages import language_tag
from expo.releases.snapshot import Interpretation, Role
from i18n.text import Translated, clean, written

CARRIES = frozenset(
    {"title", "subtitle", "abstract", "track", "format", "level", "spoken", "interpreted", "appearances", "slots"}
    | {"capacity", "url", "recorded", "cancelled"}
)
Record = dict[str, Any]


def recognises(content: bytes) -> bool:
    return content.startswith(SIGNATURE)


def read(content: bytes, setting: Setting) -> Programme:
    """Raises UnreadableFile."""
    sheets = _sheets(content, setting.file)
    if "Sessions" not in sheets:
        raise UnknownFormat(file=setting.file)
    gathering = Gathering(ORIGIN, setting)
    for record in sheets.get("Rooms", ()):
        parallel = _yes(record["parallel"]) if record.get("parallel") not in (None, "") else None
        more = {"capacity": number(_plain(record.get("capacity"))), "parallel": parallel}
        gathering.room(_plain(record.get("id")), _texts(gathering, record, "name"), **more)
    for record in sheets.get("Tracks", ()):
        about = {
            "description": _texts(gathering, record, "description"),
            "colour": number(_plain(record.get("colour"))),
        }
        gathering.track(_plain(record.get("id")), _texts(gathering, record, "name"), **about)
    for record in sheets.get("Speakers", ()):
        _speaker(gathering, record)
    for record in sheets["Sessions"]:
        _session(gathering, record)
    return gathering.programme(CARRIES)


def _sheets(content: bytes, file: str) -> dict[str, list[Record]]:
    """By sheet, the rows that are not empty, by the codes in the first row."""
    look_through(content, file)
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        names = [sheet.name for sheet in SHEETS if sheet.name in workbook.sheet_names]
        return {name: _records(workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in names}
    except (CalamineError, ValueError, OSError, OverflowError) as error:
        raise BrokenFile(file=file, reason=" ".join(str(error).split())[:200]) from error


def _records(rows: list[list[Any]]) -> list[Record]:
    codes = [str(cell).strip() for cell in rows[CODE_ROW]] if rows else []
    records = (dict(zip(codes, row, strict=False)) for row in rows[FIRST_ROW:])
    return [record for record in records if _plain(record.get("id")) or any(_plain(cell) for cell in record.values())]


def _plain(cell: object) -> str:
    """A cell as text; whole numbers without a decimal point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return clean(str(cell)) if cell is not None else ""


def _yes(cell: object) -> bool:
    return cell is True or _plain(cell).lower() in (YES, "true", "1", "예", "sí", "是", "نعم")


def _texts(gathering: Gathering, record: Mapping[str, Any], code: str) -> Translated | None:
    row = _plain(record.get("id"))
    texts = {tag: gathering.words(_plain(cell), row) for tag, cell in _by_language(record, code).items()}
    return written(language_tag(_plain(record.get("source"))) or gathering.setting.language or "", texts)


def _by_language(record: Mapping[str, Any], code: str) -> dict[str, object]:
    found = {}
    for name, cell in record.items():
        stem, _, stated = name.partition(":")
        tag = language_tag(stated) if stem == code else None
        if tag is not None:
            found[tag] = cell
    return found


def _speaker(gathering: Gathering, record: Record) -> None:
    key = gathering.key("person", [_plain(record.get("id"))], gathering.speakers)
    names = {tag: name for tag, cell in _by_language(record, "name").items() if (name := _plain(cell))}
    if not names:
        gathering.oddities.note("no_name", f"person {key}")
        return
    gathering.speakers[key] = ParsedSpeaker(
        key=key,
        names=names,
        family=_plain(record.get("family")) or None,
        country=_plain(record.get("country")).upper() or None,
        position=_texts(gathering, record, "position"),
        organisation=_texts(gathering, record, "organisation"),
        biography=_texts(gathering, record, "biography"),
        languages=_tags(gathering, record, "languages", key),
    )


def _session(gathering: Gathering, record: Record) -> None:
    """A further row with the id of a session adds a time to it."""
    stated = short(_plain(record.get("id")))
    known = gathering.sessions.get(stated) if stated else None
    title = _texts(gathering, record, "title")
    if known is not None and (title is None or title == known.title):
        slot = _slot(gathering, record, known.key, len(known.slots) + 1)
        if slot is not None:
            gathering.sessions[known.key] = _with_slot(known, slot)
        return
    key = gathering.key("session", [stated], gathering.sessions)
    if title is None:
        gathering.oddities.note("no_title", key)
        return
    slot = _slot(gathering, record, key, 1)
    kind = _plain(record.get("format"))
    gathering.sessions[key] = ParsedSession(
        key=key,
        title=title,
        subtitle=_texts(gathering, record, "subtitle"),
        abstract=_texts(gathering, record, "abstract"),
        track=short(_plain(record.get("track"))) or None,
        format=gathering.format(kind, gathering.label(kind, key)) if kind else None,
        level=_plain(record.get("level")) or None,
        spoken=_tags(gathering, record, "spoken", key),
        interpreted=tuple(_interpretations(gathering, record, key)),
        appearances=tuple(_appearances(gathering, record, key)),
        slots=(slot,) if slot else (),
        capacity=number(_plain(record.get("capacity"))) or None,
        url=_plain(record.get("url")) or None,
        cancelled=_yes(record.get("cancelled")),
        recorded=_plain(record.get("recorded")) == "" or _yes(record.get("recorded")),
    )


def _with_slot(session: ParsedSession, slot: ParsedSlot) -> ParsedSession:
    return replace(session, slots=(*session.slots, slot))


def _slot(gathering: Gathering, record: Record, key: str, place: int) -> ParsedSlot | None:
    stated = [record.get(name) for name in ("day", "start", "minutes")]
    if not any(_plain(cell) for cell in stated):
        return None
    on, start, minutes = _day(stated[0]), _since_midnight(stated[1]), number(_plain(stated[2]))
    if on is None or start is None or minutes is None:
        gathering.oddities.note("time_unreadable", key, time=" ".join(_plain(cell) for cell in stated))
        return None
    begin = datetime(on.year, on.month, on.day, tzinfo=gathering.zone(None)) + start
    room = short(_plain(record.get("room"))) or None
    return gathering.slot(f"{key}/{place}", room, begin, begin + timedelta(minutes=minutes), key)


def _day(cell: object) -> date | None:
    return day_of(cell.isoformat() if isinstance(cell, date) else _plain(cell))


def _since_midnight(cell: object) -> timedelta | None:
    if isinstance(cell, (datetime, time)):
        return timedelta(hours=cell.hour, minutes=cell.minute)
    if isinstance(cell, timedelta):
        return cell if timedelta(0) <= cell < timedelta(days=2) else None
    return clock_time(_plain(cell))


def _parts(record: Mapping[str, Any], code: str, between: str) -> Iterable[str]:
    return (part.strip() for part in _plain(record.get(code)).replace("\n", between).split(between) if part.strip())


def _tags(gathering: Gathering, record: Record, code: str, row: str) -> tuple[str, ...]:
    found = []
    for part in _parts(record, code, ","):
        tag = language_tag(part)
        if tag is None:
            gathering.oddities.note("language", row, language=part)
        else:
            found.append(tag)
    return tuple(dict.fromkeys(found))


def _interpretations(gathering: Gathering, record: Record, row: str) -> Iterable[Interpretation]:
    for part in _parts(record, "interpreted", ","):
        language, _, channel = part.partition(":")
        tag = language_tag(language)
        if tag is None or (channel and number(channel.strip()) is None):
            gathering.oddities.note("channel", row, value=part)
        else:
            yield Interpretation(language=tag, channel=number(channel.strip()) if channel else None)


def _appearances(gathering: Gathering, record: Record, row: str) -> Iterable[ParsedAppearance]:
    for part in _parts(record, "speakers", ";"):
        name, _, rest = part.partition("(")
        role = rest.rstrip(") ").strip() or "speaker"
        if role not in ROLES:
            gathering.oddities.note("role", row, role=role)
            role = "speaker"
        yield ParsedAppearance(speaker=short(name.strip()), role=cast("Role", role))
