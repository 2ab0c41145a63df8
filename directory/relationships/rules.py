"""How people and organisations stand to each other, and how each kind reads from either side; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from uuid import UUID

from core.errors import Conflict, mark

Side = Literal["person", "organisation"]
PERSON, ORGANISATION = frozenset[Side]({"person"}), frozenset[Side]({"organisation"})
EITHER = PERSON | ORGANISATION
Which = tuple[Side, UUID]
LONGEST_NOTE = 300


class TiedAlready(Conflict):
    message = mark("That is written down for those days already.")


class NotBetweenThese(Conflict):
    message = mark("This kind does not fit between these two.")


@dataclass(frozen=True, slots=True)
class TieKind:
    """`says` is how it reads on the page of the first, `back` on that of the second: gettext ids. A symmetric one reads
    the same from both.
    """

    says: str
    back: str
    of: frozenset[Side]
    to: frozenset[Side]

    @property
    def symmetric(self) -> bool:
        return self.says == self.back


KINDS: Mapping[str, TieKind] = {
    "reports_to": TieKind(mark("Reports to"), mark("Superior of"), PERSON, PERSON),
    "assistant_of": TieKind(mark("Assistant of"), mark("Assisted by"), PERSON, PERSON),
    "interpreter_of": TieKind(mark("Interprets for"), mark("Interpreted by"), PERSON, PERSON),
    "successor_of": TieKind(mark("Successor of"), mark("Predecessor of"), PERSON, PERSON),
    "adviser_to": TieKind(mark("Advises"), mark("Advised by"), PERSON, EITHER),
    "alumnus_of": TieKind(mark("Graduate of"), mark("Graduates"), PERSON, ORGANISATION),
    "member_of": TieKind(mark("Member of"), mark("Members"), EITHER, ORGANISATION),
    "supervised_by": TieKind(mark("Under the supervision of"), mark("Supervises"), ORGANISATION, ORGANISATION),
    "invests_in": TieKind(mark("Shareholder of"), mark("Shareholders"), ORGANISATION, ORGANISATION),
    "sister_city": TieKind(mark("Sister city of"), mark("Sister city of"), ORGANISATION, ORGANISATION),
    "partner_of": TieKind(mark("Works with"), mark("Works with"), EITHER, EITHER),
}
"""What is stored is the left side, so these must not change. Nobody's marriage, faith or party is among them."""
BACK = ":back"


@dataclass(frozen=True, slots=True)
class End:
    """One of the two: a person's names or an organisation's name, as a page shows it."""

    side: Side
    id: UUID
    name: Any
    href: str


@dataclass(frozen=True, slots=True)
class Tie:
    """As it reads on somebody's page: `says` is a gettext id, `other` the other end. Days are inclusive."""

    id: UUID
    kind: str
    says: str
    other: End
    begins_on: date | None
    ends_on: date | None
    note: str | None


def offered(side: Side) -> dict[str, str]:
    """What can be said on a page of this side: gettext ids by kind, `:back` for the kinds read from their second end."""
    found = {code: one.says for code, one in KINDS.items() if side in one.of}
    return found | {f"{code}{BACK}": one.back for code, one in KINDS.items() if side in one.to and not one.symmetric}


def ends_of(said: str, here: Which, there: Which) -> tuple[str, Which, Which]:
    """The kind and its two ends, as they are kept: what reads the same from both begins with the lower id. Raises
    NotBetweenThese.
    """
    code, back = said.removesuffix(BACK), said.endswith(BACK)
    kind = KINDS[code]
    first, second = (there, here) if back else (here, there)
    if first[0] not in kind.of or second[0] not in kind.to or first == second:
        raise NotBetweenThese
    if kind.symmetric and first[1] > second[1]:
        first, second = second, first
    return code, first, second
