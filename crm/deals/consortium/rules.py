"""Consortia: shares that are the whole, what is foreign of them, and whose share is whose; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from core.errors import Conflict, mark
from core.money import Money
from crm.deals.queries import House

WHOLE = 1_000
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
    def foreign(self) -> bool:
        """Of a country that is not ours: one whose country nobody wrote down is not abroad, in results neither."""
        return bool(self.house.country) and self.house.country != HOME


def check_shares(shares: Sequence[Share], lead: UUID) -> None:
    """None at all is no consortium. Raises MemberTwice, OneLeads, NotTheWhole."""
    if len({one.organisation for one in shares}) < len(shares):
        raise MemberTwice
    leading = [one.organisation for one in shares if one.role == "lead"]
    if shares and leading != [lead]:
        raise OneLeads
    total = sum(one.share for one in shares)
    if shares and total != WHOLE:
        raise NotTheWhole(sum=total)


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
