"""What goes to the program that reads files and what comes back; reading itself is that of `expo.interchange.sniffing`."""

from dataclasses import replace
from datetime import date

import msgspec

from expo.interchange.combining import combined
from expo.interchange.gathering import Setting
from expo.interchange.parsed import Programme
from expo.interchange.reading_limits import DifferentFormats


class SentFile(msgspec.Struct, frozen=True):
    """`language` None where the file says it itself."""

    name: str
    content: bytes
    language: str | None = None


class Sent(msgspec.Struct, frozen=True):
    """Files of one programme, and the edition that they are read for."""

    zone: str
    starts_on: date | None
    files: tuple[SentFile, ...]


class Why(msgspec.Struct, frozen=True):
    """A refusal's gettext id and what its places hold."""

    message: str
    parameters: dict[str, str]


def read_all(sent: Sent) -> Programme:
    """Raises UnreadableFile."""
    from expo.interchange.sniffing import read_content  # noqa: PLC0415 -- readers are slow to load, and few processes read

    setting = Setting(zone=sent.zone, starts_on=sent.starts_on)
    programmes = [
        read_content(one.content, replace(setting, language=one.language, file=one.name)) for one in sent.files
    ]
    origins = list(dict.fromkeys(programme.origin for programme in programmes))
    if len(origins) > 1:
        raise DifferentFormats(formats=", ".join(origins))
    return combined(programmes)
