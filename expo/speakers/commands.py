"""Writing speakers of an edition, many at once, each with their person; inside the caller's transaction."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from msgspec.json import encode

from core.actor import Actor
from core.journal.commands import record
from directory.people.places import places_of
from directory.people.tables import Person
from expo.speakers.facts import SpeakerAdded, SpeakerChanged
from expo.speakers.tables import Part, Speaker
from i18n.text import to_json

Fields = Mapping[str, Any]
ROWS_A_STATEMENT = 2_000
PERSONAL = frozenset({"names", "family", "country", "languages"})


async def add_speakers(
    actor: Actor, edition: UUID, speakers: Sequence[tuple[UUID, str, Fields]], *, sample: bool, now: datetime
) -> None:
    """(id, code, fields) of each. Their persons are new and have the same ids: who is who in the directory already is
    for people to say (merging doubles), never for a file.
    """
    for first in range(0, len(speakers), ROWS_A_STATEMENT):
        some = speakers[first : first + ROWS_A_STATEMENT]
        await Person.insert(*(Person(id=key, sample=sample, **_person(fields)) for key, _, fields in some))
        await Speaker.insert(
            *(Speaker(id=key, edition=edition, person=key, code=code, **_profile(fields)) for key, code, fields in some)
        )
    await record(actor, *(SpeakerAdded(edition=edition, speaker=key) for key, _, _ in speakers), now=now)


async def change_speaker(
    actor: Actor, edition: UUID, speaker: UUID, person: UUID, fields: Fields, changed: Sequence[str], *, now: datetime
) -> None:
    """`changed` are the names of the fields that differ."""
    if PERSONAL & set(changed):
        await Person.update(_person(fields)).where(Person.id == person)  # type: ignore[arg-type]
    if set(changed) - PERSONAL:
        await Speaker.update(_profile(fields)).where(Speaker.id == speaker)  # type: ignore[arg-type]
    await record(actor, SpeakerChanged(edition=edition, speaker=speaker, fields=tuple(changed)), now=now)


async def set_appearances(sessions: Mapping[UUID, Sequence[tuple[UUID, str]]], *, new: bool) -> None:
    """By session, (speaker, role) in the order in which they are named; `new` sessions have none to take away."""
    if sessions and not new:
        await Part.delete().where(Part.session.is_in(list(sessions)))
    rows = [
        Part(id=uuid4(), session=session, speaker=speaker, role=role, place=place)
        for session, parts in sessions.items()
        for place, (speaker, role) in enumerate(parts)
    ]
    for first in range(0, len(rows), ROWS_A_STATEMENT):
        await Part.insert(*rows[first : first + ROWS_A_STATEMENT])


def _person(fields: Fields) -> dict[str, Any]:
    return {
        "names": encode(fields["names"]).decode(),
        "family": fields["family"],
        "places": places_of(fields["names"], {}, fields["family"]),
        "country": fields["country"],
        "languages": encode(fields["languages"]).decode(),
    }


def _profile(fields: Fields) -> dict[str, Any]:
    return {name: to_json(fields[name]) for name in ("position", "organisation", "biography")}
