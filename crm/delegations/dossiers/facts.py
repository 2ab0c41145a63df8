"""What happens to the papers of a visit is told in the visit's own history."""

from uuid import UUID

from core.journal.facts import Fact


class OfVisit(Fact, frozen=True, kw_only=True):
    """Ids and codes only, since some visits are confidential."""

    visit: UUID

    @property
    def record(self) -> UUID:
        return self.visit
