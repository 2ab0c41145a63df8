"""What happens to solutions: ids and codes only."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class _OfSolution(Fact, frozen=True, kw_only=True):
    edition: UUID
    exhibitor: UUID
    solution: UUID

    @property
    def record(self) -> UUID:
        return self.solution


class SolutionBegun(_OfSolution, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.solutions.begun"
    says: ClassVar[str] = mark("began a solution")


class SolutionEdited(_OfSolution, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.solutions.edited"
    says: ClassVar[str] = mark("changed a solution")


class SolutionMoved(_OfSolution, frozen=True, kw_only=True):
    """`state` is where it is now."""

    kind: ClassVar[str] = "expo.solutions.moved"
    says: ClassVar[str] = mark("set a solution to “{state}”")
    state: str
    was: str


class PaperAdded(_OfSolution, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.solutions.paper_added"
    says: ClassVar[str] = mark("added a document to a solution")
    file: UUID


class PaperTaken(_OfSolution, frozen=True, kw_only=True):
    kind: ClassVar[str] = "expo.solutions.paper_taken"
    says: ClassVar[str] = mark("took a document of a solution away")
    file: UUID
