"""A speaker as a form has them: lines of text, compared three ways; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from core.errors import Conflict, mark
from core.forms.merging import Lines

TEXTS = ("position", "organisation", "biography")
Recording = Literal["yes", "no", "unasked"]


class InvitedAlready(Conflict):
    message = mark("There is an invitation already. Send it again, or withdraw it first.")


class NoInvitation(Conflict):
    message = mark("There is no invitation any more.")


@dataclass(frozen=True, slots=True)
class Profile:
    """Instants in UTC; `names` as `name_ko`, `name_en` … among the lines."""

    id: UUID
    edition: UUID
    person: UUID
    code: str
    names: Mapping[str, str]
    lines: Lines
    recording: Recording
    recording_at: datetime | None


@dataclass(frozen=True, slots=True)
class Invited:
    """What became of an invitation; instants in UTC."""

    address: str
    language: str
    made_at: datetime
    ends_at: datetime
    reminded_at: datetime | None
    answered_at: datetime | None
