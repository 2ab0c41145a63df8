"""Halls, rooms, tracks and formats as a form has them: lines of text, compared three ways as those of a session; pure."""

import re
from dataclasses import dataclass
from typing import Literal

from core.errors import Conflict, mark
from core.forms.merging import Lines
from i18n.text import Translated

Kind = Literal["hall", "room", "track", "format"]
KINDS: tuple[Kind, ...] = ("hall", "room", "track", "format")
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_CODE = 60
COLOURS = 8


class StillUsed(Conflict):
    message = mark("{count} sessions, rooms or booths belong to it. Move them elsewhere first.")


class CodeThere(Conflict):
    message = mark("There is one with the code {code} already.")


class SeveralAtOnce(Conflict):
    message = mark("Sessions overlap in this room: as long as they do, several may run at once in it.")


@dataclass(frozen=True, slots=True)
class Thing:
    """One of them as it is stored; `used` counts sessions, slots or rooms that point at it."""

    kind: Kind
    code: str
    name: Translated
    lines: Lines
    used: int
