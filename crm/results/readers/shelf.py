"""The published reports, held in memory: what the public reads needs no database, and no report can change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from core.db.transaction import one_moment
from crm.results.comparing import Move, of_public
from crm.results.queries import Report, read_report
from crm.results.rules import Figures, Scope
from crm.results.tables import ResultReport
from i18n.text import Translated


@dataclass(frozen=True, slots=True)
class PublishedReport:
    """A revision as everybody reads it; `moves` are against the published one before it, and `newest` says whether a later
    one is published.
    """

    name: str
    number: str
    revision: int
    title: Translated
    scope: Scope
    known_at: datetime
    published_at: datetime
    definitions: Mapping[str, Mapping[str, str]]
    figures: Figures
    moves: tuple[Move, ...]
    reason: str
    digest: str
    sample: bool
    newest: bool


@dataclass(frozen=True, slots=True)
class PublishedResults:
    """By name, and under its number the newest revision of each."""

    reports: tuple[PublishedReport, ...] = ()
    by_name: Mapping[str, PublishedReport] = field(default_factory=dict)

    def __contains__(self, edition: object) -> bool:
        """Whether pages of an edition lead here: as soon as there is anything to read."""
        return bool(self.reports)

    @property
    def newest(self) -> tuple[PublishedReport, ...]:
        return tuple(one for one in self.reports if one.newest)

    def revisions(self, number: str) -> tuple[PublishedReport, ...]:
        """The newest first."""
        return tuple(one for one in self.reports if one.number == number)


@one_moment()
async def load_results(former: object) -> PublishedResults:
    """The latest published first; one query."""
    rows = (
        await ResultReport.select()
        .where(ResultReport.published_at.is_not_null())
        .order_by(ResultReport.number, ascending=False)
        .order_by(ResultReport.revision)
    )
    found: list[PublishedReport] = []
    read = [read_report(row) for row in rows]
    for place, one in enumerate(read):
        before = read[place - 1] if place and read[place - 1].number == one.number else None
        last = place + 1 == len(read) or read[place + 1].number != one.number
        found.append(_published(one, before, newest=last))
    ordered = tuple(sorted(found, key=lambda one: (one.number, one.revision), reverse=True))
    names = {one.name: one for one in ordered} | {one.number: one for one in ordered if one.newest}
    return PublishedResults(ordered, names)


def _published(one: Report, before: Report | None, *, newest: bool) -> PublishedReport:
    if one.published_at is None:
        raise ValueError(one.name)
    return PublishedReport(
        name=one.name,
        number=one.number,
        revision=one.revision,
        title=one.title,
        scope=one.scope,
        known_at=one.known_at,
        published_at=one.published_at,
        definitions=one.definitions,
        figures=one.public,
        moves=of_public(before.public, one.public) if before else (),
        reason=one.reason,
        digest=one.digest,
        sample=one.sample,
        newest=newest,
    )
