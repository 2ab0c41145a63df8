"""Reading demands: one's own, and those at the desk. The contact is read by its owner alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.errors import NotFound, SignInRequired
from core.forms.merging import Lines
from expo.permissions import Expo
from expo.solutions.demands.rules import CHOSEN, CONTACT, TEXTS, DemandChoices, missing
from expo.solutions.demands.tables import DemandContact
from expo.solutions.forms import TAGS
from i18n.lines import lines_of
from i18n.text import Translated, from_json, required

SELECTED = """
SELECT d.*, c.code AS country_code, e.slug, e.name AS edition_name
FROM expo_demand d JOIN expo_edition e ON e.id = d.edition LEFT JOIN directory_country c ON c.id = d.country
"""
MINE = SELECTED + " WHERE d.account = {} ORDER BY d.begun_at DESC, d.code"
OF_EDITION = SELECTED + " WHERE d.edition = {} AND d.submitted_at IS NOT NULL ORDER BY d.submitted_at, d.code"
APPROVED = SELECTED + " WHERE d.edition = {} AND d.state = 'approved' ORDER BY d.due_on NULLS LAST, d.code"
LOCKED = SELECTED + " WHERE d.id = {} FOR UPDATE OF d"


@dataclass(frozen=True, slots=True)
class KnownDemand:
    """A demand without whom one would write to."""

    id: UUID
    edition: UUID
    slug: str
    edition_name: Translated
    account: UUID | None
    code: str
    state: str
    title: Translated | None
    problem: Translated | None
    place: str
    country: str
    choices: DemandChoices
    due_on: date | None
    wished: bool
    because: str
    submitted_at: datetime | None
    revision: int
    sample: bool

    @property
    def lines(self) -> Lines:
        """As its form has it, without the contact."""
        texts = {name: lines_of(getattr(self, name), TAGS, name) for name in TEXTS}
        chosen = {name: " ".join(getattr(self.choices, name)) for name in CHOSEN}
        plain = {"place": self.place, "country": self.country, "budget": self.choices.budget}
        plain |= {"due_on": self.due_on.isoformat() if self.due_on else "", "wished": "yes" if self.wished else ""}
        return {**texts["title"], **texts["problem"], **chosen, **plain}


async def own_demands(actor: Actor) -> list[KnownDemand]:
    """The newest first. Raises SignInRequired."""
    return [_known(row) for row in await DB.run_querystring(QueryString(MINE, account_of(actor)))]


async def own_demand(actor: Actor, code: str) -> KnownDemand:
    """Raises NotFound: somebody else's looks like none."""
    found = [one for one in await own_demands(actor) if one.code == code.upper()]
    if not found:
        raise NotFound
    return found[0]


async def demands_at_desk(actor: Actor, edition: UUID) -> list[KnownDemand]:
    """All that were ever sent in, the oldest first. Raises Denied."""
    require(actor, Expo.DEMAND_READ)
    return [_known(row) for row in await DB.run_querystring(QueryString(OF_EDITION, edition))]


async def demand_at_desk(actor: Actor, edition: UUID, code: str) -> KnownDemand:
    """Raises NotFound, Denied."""
    found = [one for one in await demands_at_desk(actor, edition) if one.code == code.upper()]
    if not found:
        raise NotFound
    return found[0]


async def approved_demands(edition: UUID) -> list[KnownDemand]:
    """What exhibitors may be matched with, whether the public reads it or not. Asks nobody for permission."""
    return [_known(row) for row in await DB.run_querystring(QueryString(APPROVED, edition))]


async def locked(demand: UUID) -> KnownDemand:
    """For commands: nobody else changes it meanwhile. Raises NotFound."""
    rows: Any = await DB.run_querystring(QueryString(LOCKED, demand))
    if not rows:
        raise NotFound
    return _known(cast(Mapping[str, Any], rows[0]))


async def contact_lines(demand: UUID) -> dict[str, str]:
    """For its owner's own page and for commands that ask whose it is. Empty lines while nobody is named."""
    columns = (DemandContact.name, DemandContact.email, DemandContact.phone)
    row = await DemandContact.select(*columns).where(DemandContact.demand == demand).first()
    return dict(zip(CONTACT, (row["name"], row["email"], row["phone"]) if row else ("", "", ""), strict=True))


async def lacking(known: KnownDemand) -> dict[str, str]:
    return missing({**known.lines, **await contact_lines(known.id)}, TAGS)


def account_of(actor: Actor) -> UUID:
    """Raises SignInRequired."""
    if actor.account is None or not actor.complete:
        raise SignInRequired
    return actor.account


def _known(row: Mapping[str, Any]) -> KnownDemand:
    plain = {name: row[name] for name in KnownDemand.__dataclass_fields__ if name in row}
    return KnownDemand(
        **{
            **plain,
            "edition_name": required(row["edition_name"]),
            "title": from_json(row["title"]),
            "problem": from_json(row["problem"]),
            "country": row["country_code"] or "",
            "choices": msgspec.json.decode(row["choices"], type=DemandChoices),
            "because": row["because"] or "",
        }
    )
