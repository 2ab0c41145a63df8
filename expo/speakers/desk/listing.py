"""Speakers as an editor looks through them: by words, and by what is missing of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from core.errors import mark
from core.leaves import Leaf, leaf
from expo.speakers.queries import invitations_of, profiles_of, sessions_of
from expo.speakers.rules import Invited, Profile

WHICH = {
    "": mark("All"),
    "uninvited": mark("Not invited"),
    "silent": mark("Invited, no answer yet"),
    "answered": mark("Answered"),
    "unrecorded": mark("Do not want to be recorded"),
    "idle": mark("In no session"),
}


@dataclass(frozen=True, slots=True)
class Line:
    speaker: Profile
    invitation: Invited | None
    sessions: int


@dataclass(frozen=True, slots=True)
class Listing:
    leaf: Leaf[Line]
    words: str
    which: str

    @property
    def asked(self) -> dict[str, str]:
        """Its own address, without the leaf."""
        return {"q": self.words, "which": self.which}


async def listing(edition: UUID, asked: Mapping[str, str]) -> Listing:
    """By name as it is first written."""
    invited, sessions = await invitations_of(edition), await sessions_of(edition)
    words, which = asked.get("q", "")[:100].strip(), asked.get("which", "")
    lines = [Line(one, invited.get(one.id), len(sessions.get(one.id, ()))) for one in await profiles_of(edition)]
    found = [one for one in lines if _fits(one, words.casefold()) and _is(one, which)]
    found.sort(key=lambda one: next(iter(one.speaker.names.values()), "").casefold())
    return Listing(leaf(found, asked.get("page", "")), words, which if which in WHICH else "")


def _fits(line: Line, words: str) -> bool:
    speaker = line.speaker
    said = [
        speaker.code,
        *speaker.names.values(),
        *(text for name, text in speaker.lines.items() if "organisation" in name),
    ]
    return all(any(word in text.casefold() for text in said) for word in words.split())


def _is(line: Line, which: str) -> bool:
    invitation = line.invitation
    tests = {
        "uninvited": invitation is None,
        "silent": invitation is not None and invitation.answered_at is None,
        "answered": invitation is not None and invitation.answered_at is not None,
        "unrecorded": line.speaker.recording == "no",
        "idle": not line.sessions,
    }
    return tests.get(which, True)
