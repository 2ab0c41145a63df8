"""What a programme file says, whichever format it came in: the one shape that all readers produce.

Keys are the file's own ids, as text, unique within their kind; a reader that meets a duplicate says so as a
`Problem` and keeps both under keys of their own. Times are aware. Nothing here has touched the database.
"""

from datetime import date, datetime
from typing import Literal

import msgspec

from expo.releases.snapshot import Interpretation, Role
from i18n.text import Translated

Severity = Literal["note", "refused"]


class Struct(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Read once, never changed."""


class Problem(Struct, frozen=True, kw_only=True):
    """`message` is a gettext id with `{name}` places filled from `parameters`; `row` says where: a key, a line, a cell.

    `note`: read, but the organiser should know (an overlap, a language that is no language, the same title twice).
    `refused`: this row was not taken.
    """

    severity: Severity
    kind: str
    row: str
    message: str
    parameters: dict[str, str] = {}


class ParsedHall(Struct, frozen=True, kw_only=True):
    key: str
    name: Translated


class ParsedRoom(Struct, frozen=True, kw_only=True):
    """`parallel` None: the file does not say."""

    key: str
    name: Translated
    hall: str | None = None
    capacity: int | None = None
    parallel: bool | None = None


class ParsedTrack(Struct, frozen=True, kw_only=True):
    key: str
    name: Translated
    description: Translated | None = None
    colour: int | None = None


class ParsedFormat(Struct, frozen=True, kw_only=True):
    key: str
    name: Translated


class ParsedSpeaker(Struct, frozen=True, kw_only=True):
    """`names` by language tag, as written; `und` where the file does not say which language."""

    key: str
    names: dict[str, str]
    code: str | None = None
    family: str | None = None
    country: str | None = None
    position: Translated | None = None
    organisation: Translated | None = None
    biography: Translated | None = None
    languages: tuple[str, ...] = ()


class ParsedAppearance(Struct, frozen=True, kw_only=True):
    speaker: str
    role: Role = "speaker"


class ParsedSlot(Struct, frozen=True, kw_only=True):
    """`key` is unique among the slots of the file; `room` is a room's key."""

    key: str
    room: str
    begin: datetime
    end: datetime


class ParsedSession(Struct, frozen=True, kw_only=True):
    key: str
    title: Translated
    code: str | None = None
    subtitle: Translated | None = None
    abstract: Translated | None = None
    description: Translated | None = None
    track: str | None = None
    format: str | None = None
    level: str | None = None
    spoken: tuple[str, ...] = ()
    interpreted: tuple[Interpretation, ...] = ()
    appearances: tuple[ParsedAppearance, ...] = ()
    slots: tuple[ParsedSlot, ...] = ()
    capacity: int | None = None
    url: str | None = None
    cancelled: bool = False
    recorded: bool = True


class Programme(Struct, frozen=True, kw_only=True):
    """`origin` names the format (frab, coscup, droidkaigi, icalendar, xlsx, seed…) and prefixes every key once stored.

    `carries` are the names of the session fields this format can express: others are left alone when a file of it
    is loaded over an existing programme. `languages` are those that the files were said to be in, none for formats
    that say it of every text: a text in another language was concluded from its script.
    """

    origin: str
    title: str | None = None
    zone: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    carries: frozenset[str] = frozenset()
    languages: tuple[str, ...] = ()
    halls: tuple[ParsedHall, ...] = ()
    rooms: tuple[ParsedRoom, ...] = ()
    tracks: tuple[ParsedTrack, ...] = ()
    formats: tuple[ParsedFormat, ...] = ()
    speakers: tuple[ParsedSpeaker, ...] = ()
    sessions: tuple[ParsedSession, ...] = ()
    problems: tuple[Problem, ...] = ()
