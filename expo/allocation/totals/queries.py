"""Reading what is let, added up by hall, kind, pavilion, country and state."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import one_moment
from expo.allocation.totals.rules import Total, totals, whole
from expo.exhibitors.portal.queries import halls_of
from expo.exhibitors.queries import Application, applications, pavilions
from expo.permissions import Expo
from expo.reservations.queries import Let, lets
from i18n.text import Translated


@dataclass(frozen=True, slots=True)
class Added:
    """`of_pavilions` and `of_countries` count only what somebody has; `ones` are the exhibitors by id."""

    lets: tuple[Let, ...]
    ones: Mapping[UUID, Application]
    all: Total
    of_halls: tuple[Total, ...]
    of_kinds: tuple[Total, ...]
    of_states: tuple[Total, ...]
    of_pavilions: tuple[Total, ...]
    of_countries: tuple[Total, ...]
    hall_names: Mapping[str, Translated]
    pavilion_names: Mapping[str, Translated]


@one_moment()
async def added(actor: Actor, edition: UUID) -> Added:
    """Raises Denied."""
    require(actor, Expo.EXHIBITOR_READ)
    there = await lets(edition)
    ones = {one.id: one for one in await applications(actor, edition)}
    taken = [let for let in there if let.exhibitor in ones]
    return Added(
        lets=tuple(there),
        ones=ones,
        all=whole(there),
        of_halls=_by(there, lambda let: let.hall),
        of_kinds=_by(there, lambda let: let.kind),
        of_states=_by(there, lambda let: let.state or "free"),
        of_pavilions=_by(taken, lambda let: ones[let.exhibitor].pavilion),  # type: ignore[index]
        of_countries=_by(taken, lambda let: ones[let.exhibitor].country or ""),  # type: ignore[index]
        hall_names={row["code"]: row["name"] for row in await halls_of(edition)},
        pavilion_names={row["code"]: row["name"] for row in await pavilions(edition)},
    )


def _by(there: list[Let], of: Callable[[Let], str]) -> tuple[Total, ...]:
    return tuple(sorted(totals(there, of), key=lambda one: (-one.area, one.key)))
