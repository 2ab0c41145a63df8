"""Who came with a delegation, in protocol order, as its programme needs them."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from crm.delegations.protocol import rules as protocol
from crm.delegations.tables import Delegate
from directory.people.appointments.queries import posts_with
from directory.people.queries import people_with
from i18n.locales import language
from i18n.text import Translated


@dataclass(frozen=True, slots=True)
class Member:
    """`title` is the post in which they come; `language` the one in which they read."""

    id: UUID
    person: UUID
    names: Mapping[str, str]
    role: str
    language: str
    title: Translated | None


async def members_of(visit: UUID, alphabet: str) -> tuple[Member, ...]:
    """Those who have not left; `alphabet` is the language that was agreed on for protocol."""
    rows = await Delegate.select().where((Delegate.visit == visit) & Delegate.left_at.is_null())
    people = await people_with([row["person"] for row in rows])
    posts = await posts_with([row["appointment"] for row in rows if row["appointment"]])
    listed = [
        protocol.Member(
            row["id"],
            people[row["person"]],
            posts.get(row["appointment"]),
            row["role"],
            row["language"],
            row["place"],
            row["place_reason"],
        )
        for row in rows
    ]
    return tuple(
        Member(one.id, one.who.id, one.who.names, one.role, one.language, one.post.title if one.post else None)
        for one in protocol.in_order(listed, language(alphabet))
    )
