"""What is told of a speaker's own sessions to whoever holds their link: ratings from five on, words and questions that were
let through.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from expo.audience.queries import Asked, Said
from expo.audience.ratings.queries import Worded, told_to_speaker
from expo.audience.ratings.rules import Summary
from expo.releases.publication import Publication
from expo.releases.snapshot import FrozenSession


@dataclass(frozen=True, slots=True)
class Spoken:
    """A session with what was said of it; `summary` None when nobody rated it."""

    session: FrozenSession
    summary: Summary | None
    words: Sequence[Worded]
    questions: Sequence[Asked]


async def told_of(shown: Publication, said: Said, edition: UUID, speaker: str) -> list[Spoken]:
    """In the order of the programme, those of which something was said. Who interprets is not rated."""
    mine = [
        one
        for one in shown.snapshot.sessions
        if any(part.speaker == speaker and part.role != "interpreter" for part in one.appearances)
    ]
    sums, words = await told_to_speaker(edition, [one.code for one in mine])
    found = [Spoken(one, sums.get(one.code), words.get(one.code, ()), said.questions.get(one.code, ())) for one in mine]
    return [one for one in found if one.summary or one.questions]
