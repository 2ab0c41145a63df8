"""Protocol order (의전 서열): who walks in before whom, worked out, and put otherwise only with a reason; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.errors import Conflict, mark
from directory.people.appointments.rules import RANKS, Post
from directory.people.rules import Known, place_of
from i18n.locales import Language
from i18n.names import SortKey

TIERS = {"head": 0, "deputy": 1, "member": 2, "staff": 3, "interpreter": 4}
"""The head first, then whoever stands in for them; those who accompany a delegation follow those who are one."""


class ReasonForPlace(Conflict):
    message = mark("Please say why protocol is departed from: it stays with the list.")


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of a delegation in the `post` in which they come; `place` 1 is the first, None where it is worked out."""

    id: UUID
    who: Known
    post: Post | None
    role: str
    language: str
    place: int | None = None
    place_reason: str = ""

    @property
    def put(self) -> str:
        """The place that somebody gave them, with the reason: one thing for who changes it; empty where protocol decides."""
        return put_line(self.place, self.place_reason)

    @property
    def rank(self) -> int | None:
        return self.post.rank if self.post else None


def put_line(place: int | None, because: str) -> str:
    return f"{place} {because.strip()}" if place is not None else ""


def order_key(member: Member, alphabet: Language) -> tuple[int, int, date, SortKey, str]:
    """By role, rank (1 is the highest, unknown is last), since when they hold the post, then by the alphabet of the
    language that was agreed on. The id decides between two of one name, so that the order is the same every time.
    """
    since = (member.post.begins_on if member.post else None) or date.max
    rank = member.rank or len(RANKS) + 1
    return (TIERS[member.role], rank, since, place_of(member.who, alphabet), str(member.id))


def in_order(members: Sequence[Member], alphabet: Language) -> tuple[Member, ...]:
    """Those who were given a place stand there, everybody else around them in the order that is worked out. Where two were
    given one place, the one who would stand first anyway does.
    """
    worked_out = sorted(members, key=lambda one: order_key(one, alphabet))
    found = [one for one in worked_out if one.place is None]
    for one in sorted((one for one in worked_out if one.place is not None), key=lambda one: one.place or 0):
        found.insert(max(0, (one.place or 1) - 1), one)
    return tuple(found)


def moved(members: Sequence[Member], alphabet: Language) -> Mapping[UUID, int]:
    """Where those who were given a place would stand without it, 1 first."""
    worked_out = sorted(members, key=lambda one: order_key(one, alphabet))
    return {one.id: number for number, one in enumerate(worked_out, start=1) if one.place is not None}
