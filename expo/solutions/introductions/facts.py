"""What happens to introductions: who asked and how it stands, never whom one would write to."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class _OfIntroduction(Fact, frozen=True, kw_only=True):
    introduction: UUID
    demand: UUID
    solution: UUID

    @property
    def record(self) -> UUID:
        return self.demand


class IntroductionAsked(_OfIntroduction, frozen=True, kw_only=True):
    """`side` is demand or offer; whoever asks has agreed to show their contact once the other side says yes."""

    kind: ClassVar[str] = "expo.introductions.asked"
    says: ClassVar[str] = mark("asked for an introduction")
    side: str


class IntroductionAnswered(_OfIntroduction, frozen=True, kw_only=True):
    """`state` is accepted, declined, withdrawn or expired."""

    kind: ClassVar[str] = "expo.introductions.answered"
    says: ClassVar[str] = mark("set an introduction to “{state}”")
    state: str
