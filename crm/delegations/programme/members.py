"""Who came with a delegation, in protocol order."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from crm.delegations.tables import Delegate
from directory.people.queries import names_of_people
from i18n.text import Translated, from_json

ROLES = ("head", "deputy", "member", "staff", "interpreter")
UNRANKED = 10_000


@dataclass(frozen=True, slots=True)
class Member:
    """`title` is the post in which they come; `language` the one in which they read."""

    id: UUID
    person: UUID
    names: Mapping[str, str]
    role: str
    language: str
    title: Translated | None


async def members_of(visit: UUID) -> tuple[Member, ...]:
    """Those who have not left. A place that was given by hand comes first, then role, rank and name."""
    rows = await Delegate.select(
        *(Delegate.id, Delegate.person, Delegate.role, Delegate.language, Delegate.place),
        Delegate.appointment.title.as_alias("title"),
        Delegate.appointment.rank.as_alias("rank"),
    ).where(Delegate.visit == visit, Delegate.left_at.is_null())
    names = await names_of_people({row["person"] for row in rows})
    ordered = sorted(
        rows,
        key=lambda row: (
            row["place"] if row["place"] is not None else UNRANKED,
            ROLES.index(row["role"]),
            row["rank"] if row["rank"] is not None else UNRANKED,
            sorted(names.get(row["person"], {}).values()),
            row["id"],
        ),
    )
    return tuple(
        Member(
            row["id"],
            row["person"],
            names.get(row["person"], {"und": "–"}),
            row["role"],
            row["language"],
            from_json(row["title"]),
        )
        for row in ordered
    )
