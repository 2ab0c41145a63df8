"""What happens to the glossary."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class _OfTerm(Fact, frozen=True, kw_only=True):
    term: UUID

    @property
    def record(self) -> UUID:
        return self.term


class TermAdded(_OfTerm, frozen=True, kw_only=True):
    kind: ClassVar[str] = "i18n.glossary.term_added"
    says: ClassVar[str] = mark("added a term to the glossary")


class TermChanged(_OfTerm, frozen=True, kw_only=True):
    kind: ClassVar[str] = "i18n.glossary.term_changed"
    says: ClassVar[str] = mark("changed a term of the glossary")


class TermRemoved(_OfTerm, frozen=True, kw_only=True):
    kind: ClassVar[str] = "i18n.glossary.term_removed"
    says: ClassVar[str] = mark("took a term out of the glossary")
