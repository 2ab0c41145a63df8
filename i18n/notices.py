"""Pages that are ready before anybody asks: each says one thing in all our languages, since nobody has time to choose."""

from core.errors import mark
from core.web.plain import Notices
from i18n.catalogue import say
from i18n.locales import LANGUAGES
from i18n.rendering import Pages

BUSY = mark("Very many people are here at this moment. Please try again in a few seconds.")
ELSEWHERE = mark("This request was made by another site. Please open the page here and try again.")
UNREADABLE = mark("This address cannot be read. It may have been mistyped or cut off.")
HOME = mark("Home")
"""Kept pages are given out before anything is shed: this way is open even when there is too much to do."""


def notices(pages: Pages) -> Notices:
    """Rendered once, at the start."""
    return Notices(busy=_page(pages, BUSY), elsewhere=_page(pages, ELSEWHERE), unreadable=_page(pages, UNREADABLE))


def _page(pages: Pages, message: str) -> bytes:
    said = [(language, say(language, message), say(language, HOME)) for language in LANGUAGES]
    return pages.render(LANGUAGES[0], "errors/notice.html", {"said": said})
