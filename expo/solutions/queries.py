"""Reading solutions as they are being written: one scope for the portal's and the desk's pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from core.access.rules import reach
from core.actor import Actor
from core.db.engine import DB
from core.errors import NotFound
from core.forms.merging import Lines
from directory.countries.tables import Country
from directory.organisations.rules import scope_of
from expo.permissions import Expo
from expo.sites.tables import Site
from expo.solutions.forms import TAGS
from expo.solutions.rules import TEXTS, Choices, lines_of_choices, missing, percent, present
from i18n.lines import lines_of
from i18n.text import Translated, from_json, required

SELECTED = """
SELECT s.*, x.organisation, x.state AS exhibitor_state, x.code AS exhibitor_code, o.code AS organisation_code,
    o.name AS organisation_name, e.slug
FROM expo_solution s JOIN expo_exhibitor x ON x.id = s.exhibitor JOIN directory_organisation o ON o.id = x.organisation
JOIN expo_edition e ON e.id = s.edition
"""
OF_EXHIBITOR = SELECTED + " WHERE s.exhibitor = {} ORDER BY s.begun_at, s.code"
OF_EDITION = SELECTED + " WHERE s.edition = {} ORDER BY s.submitted_at NULLS LAST, s.code"
CALLED = SELECTED + " WHERE s.edition = {} AND s.code = {}"
LOCKED = SELECTED + " WHERE s.id = {} FOR UPDATE OF s"
PAPERS = """
SELECT p.id, p.file, f.name, f.size, f.published_at FROM expo_solution_paper p JOIN core_file f ON f.id = p.file
WHERE p.solution = {} AND f.ended_at IS NULL ORDER BY p.position, f.created_at
"""


@dataclass(frozen=True, slots=True)
class Known:
    """A solution as it is being written; `on_site` while visitors read some version of it, `unsent` when that is older."""

    id: UUID
    edition: UUID
    slug: str
    exhibitor: UUID
    exhibitor_code: str
    exhibitor_state: str
    organisation: UUID
    organisation_code: str
    organisation_name: Translated
    code: str
    state: str
    name: Translated | None
    summary: Translated | None
    description: Translated | None
    choices: Choices
    shown_revision: int | None
    because: str
    begun_at: datetime
    changed_at: datetime
    submitted_at: datetime | None
    published_at: datetime | None
    revision: int
    sample: bool

    @property
    def scope(self) -> str:
        return scope_of(self.organisation)

    @property
    def on_site(self) -> bool:
        return self.shown_revision is not None

    @property
    def unsent(self) -> bool:
        return self.on_site and self.shown_revision != self.revision

    @property
    def lines(self) -> Lines:
        """As its form has it."""
        texts = {name: lines_of(getattr(self, name), TAGS, name) for name in TEXTS}
        return {**texts["name"], **texts["summary"], **texts["description"], **lines_of_choices(self.choices)}

    @property
    def lacking(self) -> dict[str, str]:
        return missing(self.lines, TAGS)

    @property
    def there(self) -> dict[str, bool]:
        return present(self.lines, TAGS)

    @property
    def percent(self) -> int:
        return percent(self.there)


async def solutions_of(exhibitor: UUID) -> list[Known]:
    """In the order in which they were begun. Asks nobody for permission: whoever has the exhibitor has them."""
    return [_known(row) for row in await DB.run_querystring(QueryString(OF_EXHIBITOR, exhibitor))]


async def solutions_at_desk(actor: Actor, edition: UUID) -> list[Known]:
    """What was sent in longest ago comes first; without drafts that nobody has sent yet."""
    rows = [_known(row) for row in await DB.run_querystring(QueryString(OF_EDITION, edition))]
    covered = reach(actor, Expo.SOLUTION_READ)
    return [one for one in rows if covered.everywhere and (one.state != "draft" or one.submitted_at is not None)]


async def solution_at_desk(actor: Actor, edition: UUID, code: str) -> Known:
    """Raises NotFound, also for a draft: it is the exhibitor's own until they send it in."""
    known = _only(await DB.run_querystring(QueryString(CALLED, edition, code.upper())))
    if not reach(actor, Expo.SOLUTION_READ).everywhere or (known.state == "draft" and known.submitted_at is None):
        raise NotFound
    return known


async def own_solution(exhibitor: UUID, code: str) -> Known:
    """Raises NotFound: another exhibitor's looks like none."""
    found = [one for one in await solutions_of(exhibitor) if one.code == code.upper()]
    if not found:
        raise NotFound
    return found[0]


async def locked(solution: UUID) -> Known:
    """For commands: nobody else changes it meanwhile. Raises NotFound."""
    return _only(await DB.run_querystring(QueryString(LOCKED, solution)))


async def papers_of(solution: UUID) -> list[Mapping[str, Any]]:
    """`id`, `file`, `name`, `size` in octets, `published_at`; those that have not ended."""
    return list(await DB.run_querystring(QueryString(PAPERS, solution)))


async def countries_known() -> list[str]:
    """Alpha-2 codes."""
    return list(await Country.select(Country.code).order_by(Country.code).output(as_list=True))


async def sites_known() -> list[tuple[str, Translated]]:
    rows = await Site.select(Site.code, Site.name).order_by(Site.position)
    return [(row["code"], required(row["name"])) for row in rows]


def _known(row: Mapping[str, Any]) -> Known:
    plain = {name: row[name] for name in Known.__dataclass_fields__ if name in row}
    texts = {name: from_json(row[name]) for name in TEXTS}
    return Known(
        **{
            **plain,
            **texts,
            "organisation_name": required(row["organisation_name"]),
            "choices": msgspec.json.decode(row["choices"], type=Choices),
            "because": row["because"] or "",
        }
    )


def _only(rows: Any) -> Known:
    if not rows:
        raise NotFound
    return _known(cast(Mapping[str, Any], rows[0]))
