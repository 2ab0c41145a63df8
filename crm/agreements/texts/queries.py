"""Versions of a text, the latest first, and what is in them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from crm.agreements.texts.tables import FormerDraft, LanguageText, TextVersion


@dataclass(frozen=True, slots=True)
class Former:
    """A draft whose place another took."""

    number: int
    body: str
    replaced_at: datetime


@dataclass(frozen=True, slots=True)
class Worded:
    """The text in one language; `digest` in hex, `former` the drafts before it, the latest first."""

    id: UUID
    language: str
    body: str
    file: UUID | None
    digest: str
    authentic: bool
    prevailing: bool
    former: tuple[Former, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """`digest` in hex, empty as long as it may change."""

    id: UUID
    number: int
    equal: bool
    corrects: bool
    note: str
    made_at: datetime
    frozen_at: datetime | None
    digest: str
    texts: tuple[Worded, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What can be set beside something else: a text of a version, or the `draft` (0 for none) that stood there before."""

    number: int
    language: str
    draft: int
    body: str

    @property
    def code(self) -> str:
        """As addresses have it: 2-ko, and 2-ko.1 for its first draft."""
        return f"{self.number}-{self.language}{f'.{self.draft}' if self.draft else ''}"


def sides_of(versions: list[Version]) -> list[Side]:
    """The latest first: a text, then the drafts before it."""
    found = []
    for version in versions:
        for text in version.texts:
            found.append(Side(version.number, text.language, 0, text.body))
            found += [Side(version.number, text.language, one.number, one.body) for one in text.former]
    return found


async def versions_of(agreement: UUID) -> list[Version]:
    """The latest first."""
    rows = (
        await TextVersion.select()
        .where(TextVersion.agreement == agreement)
        .order_by(TextVersion.number, ascending=False)
    )
    if not rows:
        return []
    ids = [row["id"] for row in rows]
    texts = await LanguageText.select().where(LanguageText.version.is_in(ids)).order_by(LanguageText.language)
    drafts = (
        await FormerDraft.select().where(FormerDraft.version.is_in(ids)).order_by(FormerDraft.number, ascending=False)
    )
    return [
        _version(row, *([one for one in each if one["version"] == row["id"]] for each in (texts, drafts)))
        for row in rows
    ]


async def version_now(agreement: UUID) -> Version | None:
    """The latest, frozen or not."""
    found = await versions_of(agreement)
    return found[0] if found else None


def _version(row: dict[str, Any], texts: list[dict[str, Any]], drafts: list[dict[str, Any]]) -> Version:
    return Version(
        row["id"],
        row["number"],
        row["equal"],
        row["corrects"],
        row["note"],
        row["made_at"],
        row["frozen_at"],
        bytes(row["digest"]).hex() if row["digest"] else "",
        tuple(
            Worded(
                one["id"],
                one["language"],
                one["body"],
                one["file"],
                bytes(one["digest"]).hex(),
                one["authentic"],
                one["prevailing"],
                tuple(
                    Former(each["number"], each["body"], each["replaced_at"])
                    for each in drafts
                    if each["language"] == one["language"]
                ),
            )
            for one in texts
        ),
    )
