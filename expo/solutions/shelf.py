"""The market as readers see it, held in memory: published solutions of exhibitors that are shown, and open demands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec
from piccolo.querystring import QueryString

from core.db.engine import DB
from core.search.index import Index
from expo.exhibitors.rules import SHOWN
from expo.solutions.demands.rules import DemandChoices
from expo.solutions.rules import Choices
from expo.solutions.shown import Shown
from expo.solutions.taxonomy import BUDGETS, CATEGORIES, FIELDS, SIZES
from i18n.catalogue import say
from i18n.locales import LANGUAGES, country_name
from i18n.text import Translated, required

SOLUTIONS = """
SELECT e.slug, s.id, s.code, s.shown, s.sample, o.name AS exhibitor, o.code AS organisation, o.website,
    x.code AS exhibitor_code, c.code AS country
FROM expo_solution s JOIN expo_exhibitor x ON x.id = s.exhibitor JOIN directory_organisation o ON o.id = x.organisation
JOIN expo_edition e ON e.id = s.edition LEFT JOIN directory_country c ON c.id = o.country
WHERE s.shown IS NOT NULL AND x.state = ANY({}) ORDER BY s.published_at, s.code
"""
BOOTHS = """
SELECT r.exhibitor, x.code, e.slug, b.number, h.code AS hall, h.name AS hall_name
FROM expo_booth_taken t JOIN expo_reservation r ON r.id = t.reservation JOIN expo_booth b ON b.id = t.booth
JOIN expo_hall h ON h.id = b.hall JOIN expo_exhibitor x ON x.id = r.exhibitor JOIN expo_edition e ON e.id = r.edition
WHERE t.ended_at IS NULL AND r.state = 'confirmed' ORDER BY b.number
"""
PAPERS = """
SELECT p.solution, f.name, f.size, part.sha256 FROM expo_solution_paper p JOIN core_file f ON f.id = p.file
JOIN core_file_part part ON part.file = f.id AND part.name = 'whole'
WHERE f.published_at IS NOT NULL AND f.ended_at IS NULL ORDER BY p.position
"""
DEMANDS = """
SELECT e.slug, d.code, d.title, d.problem, d.place, d.choices, d.due_on, d.sample, c.code AS country
FROM expo_demand d JOIN expo_edition e ON e.id = d.edition JOIN directory_country c ON c.id = d.country
WHERE d.state = 'approved' AND d.wished ORDER BY d.due_on NULLS LAST, d.code
"""
"""Whom one would write to stands in another table, which is not read here."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A booth on the plan; `hall` is the hall's code."""

    number: str
    hall: str
    hall_name: Translated


@dataclass(frozen=True, slots=True)
class Paper:
    """`sha256` is its address below /media; `size` in octets."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PublishedSolution:
    code: str
    name: Translated
    summary: Translated
    description: Translated | None
    choices: Choices
    exhibitor: Translated
    exhibitor_code: str
    website: str | None
    country: str | None
    booths: tuple[Stand, ...]
    papers: tuple[Paper, ...]
    sample: bool

    @property
    def halls(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.hall for one in self.booths))


@dataclass(frozen=True, slots=True)
class OpenDemand:
    """A demand that everybody may read; it leads to nobody."""

    code: str
    title: Translated
    problem: Translated
    place: str
    country: str
    choices: DemandChoices
    due_on: date | None
    sample: bool


@dataclass(frozen=True, eq=False)
class Market:
    """Of one edition. `index` numbers the solutions as they stand in the tuple."""

    solutions: tuple[PublishedSolution, ...]
    demands: tuple[OpenDemand, ...]
    index: Index = field(repr=False)

    def solution(self, code: str) -> PublishedSolution | None:
        return next((one for one in self.solutions if one.code == code), None)

    def demand(self, code: str) -> OpenDemand | None:
        return next((one for one in self.demands if one.code == code), None)


Markets = Mapping[str, Market]
"""By the edition's slug; without editions that have nothing to show."""
NOTHING = Market((), (), Index(()))


async def load_markets(former: Markets | None) -> Markets:
    booths, papers = await _booths(), await _papers()
    solutions: dict[str, list[PublishedSolution]] = {}
    for row in await DB.run_querystring(QueryString(SOLUTIONS, sorted(SHOWN))):
        one = _solution(row, booths.get((row["slug"], row["exhibitor_code"]), ()), papers.get(row["id"], ()))
        solutions.setdefault(row["slug"], []).append(one)
    demands: dict[str, list[OpenDemand]] = {}
    for row in await DB.run_querystring(QueryString(DEMANDS)):
        demands.setdefault(row["slug"], []).append(_demand(row))
    there = {slug: (tuple(solutions.get(slug, ())), tuple(demands.get(slug, ()))) for slug in {*solutions, *demands}}
    if former is not None and there == {slug: (one.solutions, one.demands) for slug, one in former.items()}:
        return former
    return {slug: Market(*both, Index(_documents(both[0]))) for slug, both in there.items()}


async def _booths() -> dict[tuple[str, str], tuple[Stand, ...]]:
    found: dict[tuple[str, str], tuple[Stand, ...]] = {}
    for row in await DB.run_querystring(QueryString(BOOTHS)):
        key = (row["slug"], row["code"])
        found[key] = (*found.get(key, ()), Stand(row["number"], row["hall"], required(row["hall_name"])))
    return found


async def _papers() -> dict[Any, tuple[Paper, ...]]:
    found: dict[Any, tuple[Paper, ...]] = {}
    for row in await DB.run_querystring(QueryString(PAPERS)):
        paper = Paper(row["name"], row["size"], row["sha256"])
        found[row["solution"]] = (*found.get(row["solution"], ()), paper)
    return found


def _solution(row: Mapping[str, Any], booths: tuple[Stand, ...], papers: tuple[Paper, ...]) -> PublishedSolution:
    shown = msgspec.json.decode(row["shown"], type=Shown)
    return PublishedSolution(
        code=row["code"],
        name=shown.name,
        summary=shown.summary,
        description=shown.description,
        choices=shown.choices,
        exhibitor=required(row["exhibitor"]),
        exhibitor_code=row["exhibitor_code"],
        website=row["website"],
        country=row["country"],
        booths=booths,
        papers=papers,
        sample=row["sample"],
    )


def _demand(row: Mapping[str, Any]) -> OpenDemand:
    texts: dict[str, Any] = {"title": required(row["title"]), "problem": required(row["problem"])}
    choices = msgspec.json.decode(row["choices"], type=DemandChoices)
    plain = {name: row[name] for name in ("code", "place", "country", "due_on", "sample")}
    return OpenDemand(**texts, **plain, choices=choices)


def _documents(solutions: Iterable[PublishedSolution]) -> Iterable[tuple[str, str]]:
    """Its names first; then all that is said of it, with the taxonomy's and the countries' names in every language."""
    for one in solutions:
        texts = [text for text in (one.summary, one.description) if text is not None]
        words = [rendition.text for text in texts for rendition in text.renditions.values()]
        words += [word for reference in one.choices.references for word in (reference.text, reference.city)]
        yield _all_of(one.name, one.exhibitor) + f"\n{one.code}", "\n".join([*words, *_named(one.choices)])


def _all_of(*texts: Translated) -> str:
    return "\n".join(rendition.text for text in texts for rendition in text.renditions.values())


def _named(choices: Choices) -> Iterable[str]:
    labels = [FIELDS[one] for one in choices.fields if one in FIELDS]
    labels += [CATEGORIES[one] for one in choices.categories if one in CATEGORIES]
    labels += [known[code] for known, code in ((BUDGETS, choices.budget), (SIZES, choices.size)) if code in known]
    for language in LANGUAGES:
        yield from (say(language, label) for label in labels)
        yield from (country_name(code, language) for code in choices.countries)
