"""Which format a file is in, told by its content alone; its name is only used to speak of it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from expo.interchange.combining import combined
from expo.interchange.gathering import Setting
from expo.interchange.parsed import Programme
from expo.interchange.readers import (
    coscup,
    droidkaigi,
    frab_json,
    frab_xml,
    icalendar,
    localised_json,
    seed,
    workbook,
)
from expo.interchange.readers.json_shapes import decode
from expo.interchange.reading_limits import MOST_SESSIONS, DangerousFile, DifferentFormats, UnknownFormat, content_of

DOCUMENTS: tuple[tuple[Callable[[object], bool], Callable[[object, Setting], Programme]], ...] = (
    (frab_json.recognises, frab_json.read),
    (localised_json.recognises, localised_json.read),
    (seed.recognises, seed.read),
    (coscup.recognises, coscup.read),
    (droidkaigi.recognises, droidkaigi.read),
)
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read(paths: Sequence[Path], setting: Setting, languages: Sequence[str] = ()) -> Programme:
    """All files as one programme; `languages` are one for all files or one for each. Raises UnreadableFile."""
    spread = list(languages) if len(languages) == len(paths) else [*languages[:1]] * len(paths)
    programmes = []
    for place, path in enumerate(paths):
        language = spread[place] if spread else setting.language
        programmes.append(read_content(content_of(path), replace(setting, language=language, file=path.name)))
    origins = list(dict.fromkeys(programme.origin for programme in programmes))
    if len(origins) > 1:
        raise DifferentFormats(formats=tuple(origins))
    return combined(programmes)


def read_content(content: bytes, setting: Setting) -> Programme:
    """One file. Raises UnreadableFile."""
    programme = _read(content, setting)
    if len(programme.sessions) > MOST_SESSIONS:
        raise DangerousFile(file=setting.file, reason=f"it has more than {MOST_SESSIONS} sessions")
    return programme


def _read(content: bytes, setting: Setting) -> Programme:
    if workbook.recognises(content):
        return workbook.read(content, setting)
    if icalendar.recognises(content):
        return icalendar.read(content, setting)
    start = content[:200].removeprefix(BYTE_ORDER_MARK).lstrip()
    if start.startswith(b"<") or content.startswith(UTF_16):
        return frab_xml.read(content, setting)
    if start.startswith((b"{", b"[")):
        document = decode(content, setting.file)
        for recognises, read_document in DOCUMENTS:
            if recognises(document):
                return read_document(document, setting)
    raise UnknownFormat(file=setting.file)
