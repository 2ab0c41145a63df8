"""Sitemaps (sitemaps.org 0.9) with the other languages of each page, and only pages worth finding in the language."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote
from xml.sax.saxutils import escape

from expo.agenda.views import languages_of
from expo.editions.shelf import Editions
from expo.exhibitors.events.shelf import BoothEventsBySlug
from expo.exhibitors.readers.listed import Directories
from expo.floor.plans.shelf import Plans
from expo.releases.publication import Publication
from expo.sites.shelf import Evidence
from expo.solutions.shelf import Markets
from i18n.locales import LANGUAGES, Language

NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
EVERY = tuple(language.code for language in LANGUAGES)


@dataclass(frozen=True, slots=True)
class Listed:
    """`path` follows the language; `languages` are those in which the page is worth finding."""

    path: str
    languages: tuple[str, ...]


def sitemap_index(base_url: str, languages: Iterable[Language]) -> bytes:
    entries = "".join(f"<sitemap><loc>{base_url}/sitemap-{one.code}.xml</loc></sitemap>" for one in languages)
    return f'{DECLARATION}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</sitemapindex>\n'.encode()


def sitemap(
    base_url: str,
    language: Language,
    editions: Editions,
    evidence: Evidence,
    plans: Plans,
    directories: Directories,
    markets: Markets,
    events: BoothEventsBySlug,
) -> bytes:
    there = {slug: one for slug, one in directories.items() if slug in editions.published}
    pages = (
        *_pages(editions, evidence),
        *_halls(plans),
        *_exhibitors(there),
        *_market(markets),
        *_booth_events(events),
    )
    entries = (_entry(base_url, language.code, one) for one in pages if language.code in one.languages)
    return f"{DECLARATION}<urlset {NAMESPACES}>{''.join(entries)}</urlset>\n".encode()


def _entry(base_url: str, code: str, listed: Listed) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{other}" href="{_address(base_url, other, listed.path)}"/>'
        for other in listed.languages
    )
    return f"<url><loc>{_address(base_url, code, listed.path)}</loc>{links}</url>"


def _address(base_url: str, code: str, path: str) -> str:
    return escape(f"{base_url}/{code}{quote(path)}")


def _pages(editions: Editions, evidence: Evidence) -> Iterator[Listed]:
    for path in ("/", "/about", "/accessibility", "/privacy"):
        yield Listed(path, EVERY)
    for publication in editions.published.values():
        yield from _of_edition(publication)
        slug = publication.edition.slug
        yield from (Listed(f"/{slug}/sites/{site.code}", EVERY) for site in evidence.sites)


def _halls(plans: Plans) -> Iterator[Listed]:
    """Each hall; its booths are parts of it."""
    for slug, plan in plans.items():
        yield Listed(f"/{slug}/floor", EVERY)
        yield from (Listed(f"/{slug}/floor/{floor.code}", EVERY) for floor in plan.halls)


def _exhibitors(directories: Directories) -> Iterator[Listed]:
    """Everybody whom the public may read of, and the pavilions."""
    for slug, directory in directories.items():
        yield Listed(f"/{slug}/exhibitors", EVERY)
        yield from (Listed(f"/{slug}/exhibitors/{one.code}", EVERY) for one in directory.exhibitors)
        yield from (Listed(f"/{slug}/pavilions/{code}", EVERY) for code in directory.houses)


def _market(markets: Markets) -> Iterator[Listed]:
    """Solutions, and what cities want everybody to read."""
    for slug, market in markets.items():
        yield from (Listed(f"/{slug}/{name}", EVERY) for name in ("solutions", "demands"))
        yield from (Listed(f"/{slug}/solutions/{one.code}", EVERY) for one in market.solutions)
        yield from (Listed(f"/{slug}/demands/{one.code}", EVERY) for one in market.demands)


def _booth_events(events: BoothEventsBySlug) -> Iterator[Listed]:
    """One page for all of an edition."""
    yield from (Listed(f"/{slug}/booth-events", EVERY) for slug, there in events.items() if there.live)


def _of_edition(publication: Publication) -> Iterator[Listed]:
    slug = publication.edition.slug
    listed: Sequence[str] = ("schedule", "changes", "speakers", "partners", "sites")
    yield from (Listed(f"/{slug}/{name}", EVERY) for name in listed)
    yield from (Listed(f"/{slug}/sessions/{one.code}", languages_of(one)) for one in publication.snapshot.sessions)
    yield from (Listed(f"/{slug}/speakers/{one.code}", EVERY) for one in publication.snapshot.speakers)
