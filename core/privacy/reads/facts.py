"""What is recorded of looks: ids and codes only; the words that a list was searched for stand where erasure finds them."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact

KINDS = "core.privacy.read"
"""How the kinds of all begin: a record's own history leaves them out, or changes would drown in looks."""
QUESTION = "question"


class PersonRead(Fact, frozen=True, kw_only=True):
    """Somebody opened a page about somebody else; `what` is one of the pages, `opened` the record where it is another
    than theirs, and `whom` is None for an address that belongs to nobody we know.
    """

    kind: ClassVar[str] = f"{KINDS}_person"
    says: ClassVar[str] = mark("looked at somebody's details ({what})")
    what: str
    whom: UUID | None
    opened: UUID | None

    @property
    def record(self) -> UUID | None:
        return self.whom or self.opened


class PaperRead(Fact, frozen=True, kw_only=True):
    """A paper or a file left the house for somebody's screen or disk; `opened` is the record that it belongs to, `chosen` a
    code where that has no id.
    """

    kind: ClassVar[str] = f"{KINDS}_paper"
    says: ClassVar[str] = mark("took out {what}")
    what: str
    opened: UUID | None
    chosen: str

    @property
    def record(self) -> UUID | None:
        return self.opened


class PeopleRead(Fact, frozen=True, kw_only=True):
    """Somebody was shown a list with `number` others on it; `chosen` is the code of a filter. Beside it stands, for each
    of them, what was asked for.
    """

    kind: ClassVar[str] = f"{KINDS}_list"
    says: ClassVar[str] = mark("looked at {what}; people shown: {number}")
    what: str
    number: int
    chosen: str
