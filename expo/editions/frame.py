"""What surrounds every public page: the edition, its sections, and how a page becomes a response."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from litestar import Response

from core.errors import mark
from core.live.shelf import Shelf
from core.settings import settings
from core.web.given import AnyRequest
from expo.calls.shelf import SUBJECT as CALLS
from expo.calls.shelf import Calls
from expo.editions.shelf import Editions
from expo.exhibitors.newcomers.shelf import SUBJECT as FAIRS
from expo.exhibitors.newcomers.shelf import Fairs
from expo.releases.publication import Publication
from expo.releases.snapshot import FrozenEdition
from i18n.reader import Alternate, Reader, reader_at
from i18n.rendering import Pages

UNTIL_REVISION = "revision"

SECTIONS = (
    ("home", mark("Home"), "{lang}/"),
    ("schedule", mark("Schedule"), "{lang}/{edition}/schedule"),
    ("mine", mark("My programme"), "{lang}/{edition}/mine"),
    ("speakers", mark("Speakers"), "{lang}/{edition}/speakers"),
    ("exhibitors", mark("Exhibitors"), "{lang}/{edition}/exhibitors"),
    ("floor", mark("Floor plan"), "{lang}/{edition}/floor"),
    ("booth_events", mark("Booth events"), "{lang}/{edition}/booth-events"),
    ("solutions", mark("Solutions"), "{lang}/{edition}/solutions"),
    ("partners", mark("Partners"), "{lang}/{edition}/partners"),
    ("results", mark("Results"), "{lang}/results"),
    ("sites", mark("Reference sites"), "{lang}/{edition}/sites"),
    ("call", mark("Propose"), "{lang}/{edition}/call"),
    ("about", mark("About"), "{lang}/about"),
)

ONCE_PUBLISHED = ("exhibitors", "floor", "booth_events", "solutions", "results")
"""Sections that an edition has when the shelf's document of that name holds something of it."""


@dataclass(frozen=True, slots=True)
class Section:
    """`label` is a gettext id: the template translates it."""

    code: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Frame:
    """`section` is the code of the section that the page belongs to, or another word when it is in none."""

    section: str
    sections: tuple[Section, ...]


def editions(request: AnyRequest) -> Editions:
    """What this process has on its shelf."""
    shelf: Shelf = request.app.state.shelf
    found: Editions = shelf["editions"]
    return found


def publication(request: AnyRequest, slug: str) -> Publication:
    """Raises NotFound for an edition without a release."""
    return editions(request).called(slug)


def reader(request: AnyRequest) -> Reader:
    """Raises NotFound when the address begins with none of our languages."""
    return reader_at(request.scope["path"], request.scope["query_string"].decode("latin-1"), settings().base_url)


def current_edition(request: AnyRequest) -> FrozenEdition | None:
    shown = editions(request)
    return shown.published[shown.current].edition if shown.current else None


def page(
    request: AnyRequest,
    template: str,
    *,
    section: str,
    edition: FrozenEdition | None = None,
    indexed: tuple[str, ...] | None = None,
    fresh_for: str = UNTIL_REVISION,
    status: int = 200,
    **context: Any,
) -> Response[bytes]:
    """A public page, the same for every anonymous reader of its language; may be kept for `fresh_for` (seconds, or
    until the next revision). `indexed` are the languages in which it is worth finding, all by default.
    """
    who = reader(request)
    shown = edition or current_edition(request)
    pages: Pages = request.app.state.pages
    values = {**frame(who, shown, section, indexed, absent(request, shown)), **context}
    body = pages.render(who.language, template, values)
    headers = {"x-fresh-for": fresh_for} if status == 200 else {}
    return Response(body, media_type="text/html", headers=headers, status_code=status)


def absent(request: AnyRequest, edition: FrozenEdition | None) -> Collection[str]:
    """The sections that this edition does not have now: no plan was published, nothing is called for."""
    if edition is None:
        return (*ONCE_PUBLISHED, "call")
    shelf: Shelf = request.app.state.shelf
    calls: Calls = shelf[CALLS]
    found = [code for code in ONCE_PUBLISHED if edition.slug not in shelf[code]]
    return found if calls.open_at(edition.slug, request.app.state.clock()) else [*found, "call"]


def exhibiting(request: AnyRequest) -> str:
    """Which edition takes applications to exhibit: the one on show before others, else the newest; empty for none."""
    shelf: Shelf = request.app.state.shelf
    fairs: Fairs = shelf[FAIRS]
    found, shown = fairs.open_at(request.app.state.clock()), current_edition(request)
    return shown.slug if shown and shown.slug in found else next(iter(found), "")


def frame(
    who: Reader,
    edition: FrozenEdition | None,
    section: str,
    indexed: tuple[str, ...] | None,
    without: Collection[str],
) -> Mapping[str, Any]:
    """The context that every template may count on."""
    alternates: tuple[Alternate, ...] = who.alternates(indexed)
    slug = edition.slug if edition else None
    sections = tuple(
        Section(code, label, "/" + href.format(lang=who.language.code, edition=slug))
        for code, label, href in SECTIONS
        if (slug or "{edition}" not in href) and code not in without
    )
    return {
        "edition": edition,
        "frame": Frame(section, sections),
        "calling": "call" not in without,
        "reader": who,
        "url": who.url,
        "here": who.here,
        "canonical": who.canonical,
        "alternates": alternates,
        "indexable": indexed is None or who.language.code in indexed,
    }
