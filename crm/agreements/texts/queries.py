"""Versions of a text, the latest first, and what is in them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from crm.agreements.texts.tables import LanguageText, TextVersion


@dataclass(frozen=True, slots=True)
class Worded:
    """The text in one language; `digest` in hex."""

    id: UUID
    language: str
    body: str
    file: UUID | None
    digest: str
    authentic: bool
    prevailing: bool


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
    return [_version(row, [one for one in texts if one["version"] == row["id"]]) for row in rows]


async def version_now(agreement: UUID) -> Version | None:
    """The latest, frozen or not."""
    found = await versions_of(agreement)
    return found[0] if found else None


def _version(row: dict[str, Any], texts: list[dict[str, Any]]) -> Version:
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
            )
            for one in texts
        ),
    )
