"""Consortia: shares that are the whole, what is foreign of them, and whose share is whose; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from core.errors import Conflict, mark
from core.forms.merging import ChangedMeanwhile, Difference, Lines, put_together
from core.forms.rows import Began, compared, rows_of
from core.money import Money
from crm.deals.queries import House

ROWS = "members"
WHOLE, MOST_MEMBERS = 1_000, 12
ROLES = {
    "lead": mark("Leads"),
    "partner": mark("Partner"),
    "supplier": mark("Supplier"),
    "operator": mark("Operator"),
}
HOME = "KR"
SMALL = ("small", "startup")
"""Sizes of the directory that count as SMEs (중소기업기본법)."""


class NotTheWhole(Conflict):
    status = 422
    message = mark("The shares come to {sum} ‰. They have to be 1,000 ‰ together.")


class TooManyMembers(Conflict):
    status = 422
    message = mark("A consortium has at most {most} members.")


class MemberTwice(Conflict):
    status = 422
    message = mark("Each organisation stands in a consortium once.")


class OneLeads(Conflict):
    status = 422
    message = mark("One of them leads: the company that leads the deal.")


@dataclass(frozen=True, slots=True)
class Share:
    """A member as it is given in; `share` in per mille."""

    organisation: UUID
    role: str
    share: int


@dataclass(frozen=True, slots=True)
class Member:
    """`size` is what the directory says of the day of the contract, else of today; empty where it says nothing."""

    house: House
    role: str
    share: int
    size: str

    @property
    def percent(self) -> Decimal:
        return percent(self.share)

    @property
    def share_in(self) -> Share:
        return Share(self.house.id, self.role, self.share)

    @property
    def foreign(self) -> bool:
        """Of a country that is not ours: one whose country nobody wrote down is not abroad, in results neither."""
        return bool(self.house.country) and self.house.country != HOME


def check_shares(shares: Sequence[Share], lead: UUID) -> None:
    """None at all is no consortium. Raises TooManyMembers, MemberTwice, OneLeads, NotTheWhole."""
    if len(shares) > MOST_MEMBERS:
        raise TooManyMembers(most=MOST_MEMBERS)
    if len({one.organisation for one in shares}) < len(shares):
        raise MemberTwice
    leading = [one.organisation for one in shares if one.role == "lead"]
    if shares and leading != [lead]:
        raise OneLeads
    total = sum(one.share for one in shares)
    if shares and total != WHOLE:
        raise NotTheWhole(sum=total)


def lines_of(shares: Iterable[Share]) -> dict[str, str]:
    """A line for each organisation, by its id."""
    return {str(one.organisation): f"{one.role} {one.share}" for one in shares}


def shares_of(lines: Lines) -> list[Share]:
    return [Share(UUID(key), line.split()[0], int(line.split()[1])) for key, line in lines.items()]


def together(before: Began, mine: Sequence[Share], theirs: Sequence[Share], lead: UUID) -> list[Share]:
    """What two made of one consortium. Since a share is one of the whole, whoever is asked about a member is asked about all
    that somebody else changed, and also where both together are no consortium. Raises ChangedMeanwhile, and as
    `check_shares` does for mine.
    """
    check_shares(mine, lead)
    found = compared(ROWS, before, lines_of(mine), lines_of(theirs))
    try:
        after = shares_of(rows_of(ROWS, put_together(found)))
        check_shares(after, lead)
    except Conflict as refusal:
        raise ChangedMeanwhile([one for one in found if _theirs(one)], found) from refusal
    return after


def _theirs(one: Difference) -> bool:
    return one.theirs not in (one.before, one.mine)


def percent(share: int) -> Decimal:
    """Of per mille: 625 is 62.5."""
    return Decimal(share) / 10


def foreign_share(members: Sequence[Member]) -> int:
    """In per mille."""
    return sum(one.share for one in members if one.foreign)


def small_share(members: Sequence[Member]) -> int:
    """Of SMEs of ours, in per mille, by their size on the day that counts."""
    return sum(one.share for one in members if one.size in SMALL and not one.foreign)


def parted(amount: Money, members: Sequence[Member]) -> list[Money]:
    """What each member has of an amount, which comes to the whole; nothing to part among nobody."""
    return amount.allocate([one.share for one in members]) if members else []
