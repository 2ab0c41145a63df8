"""The releases of a programme as an Atom feed (RFC 4287) in one language."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from core.errors import mark
from expo.releases.publication import Publication
from expo.releases.queries import Released
from i18n.catalogue import say
from i18n.reader import Reader
from i18n.rendering import Pages

SPACE = "http://www.w3.org/2005/Atom"
TITLE = mark("What has changed: {edition}")


def feed_of(
    pages: Pages, reader: Reader, publication: Publication, releases: Sequence[Released], base_url: str
) -> bytes:
    """UTF-8. An entry's id is its release's address, which stays the same whatever the release is called."""
    slug, language = publication.edition.slug, reader.language
    page = f"{base_url}/{language.code}/{slug}/changes"
    feed = Element("feed", {"xmlns": SPACE, "xml:lang": language.code})
    title = publication.edition.name.read(language.chain).text
    _say(feed, "title", say(language, TITLE, edition=title))
    _say(feed, "id", page)
    SubElement(feed, "link", rel="alternate", type="text/html", href=page)
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=f"{page}.atom")
    _say(feed, "updated", publication.snapshot.released_at.isoformat())
    _say(SubElement(feed, "author"), "name", title)
    for release in releases:
        entry = SubElement(feed, "entry")
        _say(entry, "title", release.name)
        _say(entry, "id", f"{page}#release-{release.number}")
        SubElement(entry, "link", rel="alternate", type="text/html", href=f"{page}#release-{release.number}")
        _say(entry, "updated", release.at.isoformat())
        values = {"release": release, "edition": publication.edition, "zone": publication.zone, "root": base_url}
        html = pages.render(language, "expo/changes/entry.html", {**values, "url": reader.url}).decode()
        SubElement(entry, "content", type="html").text = html
    written: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _say(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text
