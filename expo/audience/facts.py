"""What organisers decide about what is said; never of whom it is, and not what it says."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class HearingChanged(Fact, frozen=True, kw_only=True):
    """What readers may say in an edition."""

    kind: ClassVar[str] = "expo.audience.hearing_changed"
    says: ClassVar[str] = mark("changed what readers may ask and rate")
    edition: UUID
    questions: bool
    ratings: bool
    days: int

    @property
    def record(self) -> UUID:
        return self.edition


class QuestionDecided(Fact, frozen=True, kw_only=True):
    """`what` is an act of expo.audience.questions.rules."""

    kind: ClassVar[str] = "expo.audience.question_decided"
    says: ClassVar[str] = mark("decided about a question to session {session}: {what}")
    edition: UUID
    question: UUID
    session: str
    what: str

    @property
    def record(self) -> UUID:
        return self.edition


class RatingWordsDecided(Fact, frozen=True, kw_only=True):
    """Whether speakers read what somebody wrote beside a rating."""

    kind: ClassVar[str] = "expo.audience.rating_words_decided"
    says: ClassVar[str] = mark("decided about words on session {session}: {what}")
    edition: UUID
    rating: UUID
    session: str
    what: str

    @property
    def record(self) -> UUID:
        return self.edition


class RatingsExported(Fact, frozen=True, kw_only=True):
    """With the reason that was given."""

    kind: ClassVar[str] = "expo.audience.ratings_exported"
    says: ClassVar[str] = mark("took the ratings of {sessions} sessions out as a table")
    edition: UUID
    sessions: int

    @property
    def record(self) -> UUID:
        return self.edition
