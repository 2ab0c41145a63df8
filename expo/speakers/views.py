"""Speakers as readers find them: grouped by first letter, and each with their part in the programme."""

from dataclasses import dataclass
from itertools import groupby

from expo.releases.publication import Meeting, Publication
from expo.releases.snapshot import FrozenSession, FrozenSpeaker, Role
from i18n.locales import Language
from i18n.names import group_letter, sort_key


@dataclass(frozen=True, slots=True)
class Letter:
    """`letter` is a heading in the reader's script: ㄱ, A, 汉 …"""

    letter: str
    speakers: tuple[FrozenSpeaker, ...]


@dataclass(frozen=True, slots=True)
class InSession:
    session: FrozenSession
    role: Role
    meetings: tuple[Meeting, ...]


def grouped(publication: Publication, language: Language) -> tuple[Letter, ...]:
    """In the reader's order of names."""
    ordered = sorted(
        publication.snapshot.speakers,
        key=lambda speaker: (sort_key(speaker.names, language, family=speaker.family), speaker.code),
    )
    groups = groupby(ordered, key=lambda speaker: group_letter(speaker.names, language, family=speaker.family))
    return tuple(Letter(letter, tuple(speakers)) for letter, speakers in groups)


def parts_of(publication: Publication, code: str) -> tuple[InSession, ...]:
    """In programme order; a session without a time comes last."""
    return tuple(
        InSession(session, part.role, publication.meetings_of.get(session.code, ()))
        for session in publication.sessions_by.get(code, ())
        for part in session.appearances
        if part.speaker == code
    )
