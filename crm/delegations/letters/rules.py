"""Numbers, codes and initials of letters of invitation; pure."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from core.errors import Conflict, mark
from i18n.text import Translated

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without what is read as something else on paper."""
CODE_LENGTH = 10
NUMBER = re.compile(r"([0-9]{4})-([0-9]{1,6})(?:/([0-9]{1,3}))?")
RENDITIONS = ("es", "ar", "zh-Hans")
"""Beside Korean and English, which every letter has."""


class NotInOffice(Conflict):
    message = mark("Whoever signs must hold a post on the day of the letter.")


class NoDays(Conflict):
    message = mark("The visit has no days yet: a letter says from when until when.")


class Replaced(Conflict):
    message = mark("A later version has taken the place of this letter already.")


class WithdrawnAlready(Conflict):
    message = mark("This letter was withdrawn.")


@dataclass(frozen=True, slots=True)
class Signing:
    """A post that may sign: of an organisation in Korea, held on the day."""

    appointment: UUID
    person: UUID
    names: Mapping[str, str]
    title: Translated | None
    house: Translated


@dataclass(frozen=True, slots=True)
class Issued:
    """A letter as the register has it; `latest` unless a later version replaced it. What is erased is None."""

    id: UUID
    delegate: UUID | None
    year: int
    number: int
    version: int
    code: str
    name: str | None
    initials: str | None
    language: str
    host: str
    begins_on: date
    ends_on: date
    issued_on: date
    issued_at: datetime
    digest: bytes
    withdrawn_at: datetime | None
    withdrawn_because: str
    latest: bool

    @property
    def shown_number(self) -> str:
        """As it stands on the paper: 2026-0007, and /2 from the second version on."""
        return shown_number(self.year, self.number, self.version)

    @property
    def valid(self) -> bool:
        return self.latest and self.withdrawn_at is None


def shown_number(year: int, number: int, version: int) -> str:
    return f"{year}-{number:04d}" + (f"/{version}" if version > 1 else "")


def number_in(text: str) -> tuple[int, int, int] | None:
    """Year, number and version of what somebody typed; None for what is none."""
    found = NUMBER.fullmatch(text.strip())
    return (int(found[1]), int(found[2]), int(found[3] or 1)) if found else None


def code_in(text: str) -> str:
    """As it is kept: people type blanks, dashes and small letters."""
    return re.sub(r"[\s-]", "", text).upper()[: CODE_LENGTH + 2]


def fresh_code() -> str:
    """About 49 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def initials_of(name: str) -> str:
    """Of every part of a name, as much as a consulate needs to see whom it is about: A. Q."""
    return " ".join(f"{part[0].upper()}." for part in re.findall(r"[^\W\d_]+", name))[:20]
