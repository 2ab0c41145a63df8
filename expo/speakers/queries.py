"""Speakers of the draft: what is told of them, and what they were asked."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec

from core.errors import NotFound
from directory.countries.tables import Country
from expo.speakers.invitations.tables import Invitation
from expo.speakers.rules import TEXTS, Invited, Profile
from expo.speakers.tables import Part, Speaker
from i18n.lines import lines_of
from i18n.locales import LANGUAGES
from i18n.text import from_json

TAGS = tuple(one.code for one in LANGUAGES)


async def profiles_of(edition: UUID) -> list[Profile]:
    """In the order of their codes."""
    return [_profile(row) for row in await _rows(Speaker.edition == edition)]


async def profile_called(edition: UUID, code: str) -> Profile:
    """Raises NotFound."""
    rows = await _rows((Speaker.edition == edition) & (Speaker.code == code))
    if not rows:
        raise NotFound
    return _profile(rows[0])


async def profile_of(speaker: UUID) -> Profile:
    """Raises NotFound."""
    rows = await _rows(Speaker.id == speaker)
    if not rows:
        raise NotFound
    return _profile(rows[0])


async def sessions_of(edition: UUID) -> Mapping[UUID, list[tuple[str, str]]]:
    """By speaker, (session's code, role) of each part."""
    found: dict[UUID, list[tuple[str, str]]] = {}
    rows: list[dict[str, Any]] = await Part.select(Part.speaker, Part.session.code.as_alias("code"), Part.role).where(
        Part.session.edition == edition
    )
    for row in rows:
        found.setdefault(row["speaker"], []).append((row["code"], row["role"]))
    return found


async def invitations_of(edition: UUID) -> Mapping[UUID, Invited]:
    """By speaker, those that were not withdrawn."""
    rows = await Invitation.select().where((Invitation.speaker.edition == edition) & Invitation.withdrawn_at.is_null())
    return {row["speaker"]: _invited(row) for row in rows}


async def written_in(speaker: UUID) -> str | None:
    """The language of the letters to them; None when nobody has invited them."""
    live = (Invitation.speaker == speaker) & Invitation.withdrawn_at.is_null()
    row = await Invitation.select(Invitation.language).where(live).first()
    return str(row["language"]) if row else None


def _invited(row: Mapping[str, Any]) -> Invited:
    names = ("address", "language", "made_at", "ends_at", "reminded_at", "answered_at")
    return Invited(**{name: row[name] for name in names})


async def _rows(where: Any) -> list[dict[str, Any]]:
    person: Any = Speaker.person
    return (
        await Speaker.select(
            *(Speaker.id, Speaker.edition, Speaker.code, Speaker.position, Speaker.organisation, Speaker.biography),
            *(Speaker.recording, Speaker.recording_at),
            person.id.as_alias("person"),
            person.names.as_alias("names"),
            person.family.as_alias("family"),
            person.languages.as_alias("languages"),
            person.country.code.as_alias("country"),
        )
        .where(where)
        .order_by(Speaker.code)
    )


def _profile(row: Mapping[str, Any]) -> Profile:
    names = msgspec.json.decode(row["names"], type=dict[str, str])
    texts = {name: from_json(row[name]) for name in TEXTS}
    lines = {f"name_{tag}": names.get(tag, "") for tag in TAGS}
    for name, text in texts.items():
        lines |= lines_of(text, TAGS, name)
    lines |= {
        "family": row["family"] or "",
        "country": row["country"] or "",
        "languages": " ".join(msgspec.json.decode(row["languages"], type=list[str])),
    }
    return Profile(
        id=row["id"],
        edition=row["edition"],
        person=row["person"],
        code=row["code"],
        names=names,
        lines=lines,
        recording=row["recording"],
        recording_at=row["recording_at"],
    )


async def country_codes() -> list[str]:
    return [row["code"] for row in await Country.select(Country.code).order_by(Country.code)]
