"""The editions as readers know them: the one on show, earlier ones, and each released programme."""

from dataclasses import dataclass

from core.errors import NotFound
from expo.editions.queries import all_editions
from expo.releases.publication import Publication
from expo.releases.queries import Released, latest_numbers, latest_release, releases_of
from expo.speakers.photos.queries import erased_speakers, shown_portraits
from expo.speakers.photos.rules import without_gone
from i18n.text import Translated, from_json, required


@dataclass(frozen=True, slots=True)
class PastEdition:
    """An edition of which only the year and a note are kept."""

    slug: str
    kind: str
    year: int
    name: Translated
    note: Translated | None


@dataclass(frozen=True, slots=True)
class Editions:
    """`current` is the released edition that begins last; None while nothing has been released."""

    current: str | None
    published: dict[str, Publication]
    past: tuple[PastEdition, ...]
    releases: dict[str, tuple[Released, ...]]
    """By slug, the latest first: what readers are told has changed."""
    portraits: frozenset[str] = frozenset()
    """Which may be shown; a release may name others."""
    erased: frozenset[str] = frozenset()
    """Of whom nothing may be shown, whatever a release says of them."""

    def called(self, slug: str) -> Publication:
        """Raises NotFound for an edition without a release."""
        found = self.published.get(slug)
        if found is None:
            raise NotFound
        return found


async def load_editions(former: Editions | None) -> Editions:
    """A release that was already loaded is kept with its indices: releases never change, but for portraits that were taken
    back since, or put again, and for those who were erased.
    """
    rows = await all_editions()
    numbers, portraits, erased = await latest_numbers(), await shown_portraits(), await erased_speakers()
    same = former is not None and (former.portraits, former.erased) == (portraits, erased)
    published: dict[str, Publication] = {}
    releases: dict[str, tuple[Released, ...]] = {}
    for row in rows:
        if row.slug in numbers:
            known = former.published.get(row.slug) if former else None
            if known is not None and known.snapshot.number == numbers[row.slug] and same:
                published[row.slug] = known
                releases[row.slug] = former.releases[row.slug] if former else ()
            elif (snapshot := await latest_release(row.id)) is not None:
                published[row.slug] = Publication(without_gone(snapshot, portraits, erased))
                releases[row.slug] = await releases_of(row.id)
    latest = max(published.values(), key=lambda one: one.edition.starts_on, default=None)
    past = tuple(
        PastEdition(row.slug, row.kind, row.year, required(row.name), from_json(row.note))
        for row in rows
        if row.slug not in numbers
    )
    return Editions(latest.edition.slug if latest else None, published, past, releases, portraits, erased)
