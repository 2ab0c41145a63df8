"""Every public page in the languages that do not exist: what they leave in plain English, nobody can translate."""

import re
from collections import defaultdict, deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

import httpx
import msgspec
import pytest
from babel import Locale
from litestar import Litestar

from core.settings import settings
from i18n.hard_coded import OWN_WORDS
from i18n.locales import AUTONYMS, DIPLOMATIC, OWN_NAMES
from tests.conftest import NOW

ROOT_PATHS = (
    "",
    "nowhere",
    "wsce-2026/schedule?q=zzzz",
    "wsce-2026/schedule?day=all",
    "wsce-2026/schedule?view=now",
    "wsce-2026/floor?from=A-120&to=D-002&steps=free",
    "wsce-2026/floor?from=A-120&to=zzzz",
)
SPOKEN_ATTRIBUTES = ("alt", "aria-label", "label", "placeholder", "title")
PICTURES = frozenset({"script", "style"})
VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "use"})
EXPECTED = (
    "",
    "about",
    "accessibility",
    "privacy",
    "nowhere",
    "wsce-2026/schedule",
    "wsce-2026/sessions/",
    "wsce-2026/speakers",
    "wsce-2026/speakers/",
    "wsce-2026/partners",
    "wsce-2026/floor",
    "wsce-2026/floor/",
    "wsce-2026/sites",
    "wsce-2026/sites/",
)
NOWHERE_FOUND = "zzzz"
_word = re.compile(r"\b(?=[A-Z]*[a-z])[A-Za-z]{2,}\b")
"""Capitals alone are the initials of a person or the short form of a language."""
_file = re.compile(r"\S+://\S*|\S+@\S+|\w+(?:\.\w+)+")

Pages = dict[str, str]


class Heard(HTMLParser):
    """What a page says in its own language: elements that name another language, or none, are passed over.

    So are descriptions for search engines: they are content cut short, and `i18n.check` reads their templates.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self._language = language
        self._foreign: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        foreign = named.get("lang", self._language) != self._language or named.get("translate") == "no"
        inside = any(self._foreign) or foreign or tag in PICTURES
        if tag not in VOID:
            self._foreign.append(foreign or tag in PICTURES)
        if not inside and tag != "meta":
            self.said += [value for name, value in attrs if name in SPOKEN_ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self._foreign:
            self._foreign.pop()

    def handle_data(self, data: str) -> None:
        if not any(self._foreign):
            self.said.append(data)


def hard_coded_words(html: str, language: str, content: re.Pattern[str]) -> set[str]:
    """Words in Latin letters outside of ⟦brackets⟧ that are not the content of the expo."""
    heard = Heard(language)
    heard.feed(html)
    heard.close()
    plain = _outside_of_brackets("\n".join(heard.said))
    return set(_word.findall(content.sub(" ", _file.sub(" ", plain)))) - OWN_WORDS


def _outside_of_brackets(text: str) -> str:
    """Messages stand in messages: brackets nest."""
    depth, kept = 0, []
    for one in text:
        depth += {"⟦": 1, "⟧": -1}.get(one, 0)
        if depth == 0:
            kept.append(one)
    return "".join(kept)


@dataclass(frozen=True)
class Strange:
    """The site as testers see it with MADANG_PSEUDO; `content` finds what is the expo's own text in it."""

    accented: Pages
    mirrored: Pages
    content: re.Pattern[str]


@pytest.fixture(scope="module")
async def strange(site: Litestar) -> Strange:
    """Crawled in one go, so that no other test ever sees the setting."""
    from app import create_app  # noqa: PLC0415 -- only after pytest_configure has named the database

    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("MADANG_PSEUDO", "1")
        settings.cache_clear()
        try:
            app = create_app(clock=lambda: NOW)
            await app.state.shelf.fill()
            return Strange(await crawl(app, "en-XA"), await crawl(app, "ar-XB"), _content(app))
        finally:
            surroundings.undo()
            settings.cache_clear()


def _content(app: Litestar) -> re.Pattern[str]:
    """Titles, names and texts of the expo; what CLDR calls days, minutes, countries and languages, how it joins lists."""
    english = Locale.parse("en")
    known = {*english.territories.values(), *english.languages.values(), *_calendar_words(english)}
    known |= {*AUTONYMS.values(), *DIPLOMATIC.values(), *_strings(OWN_NAMES), NOWHERE_FOUND, "and"}
    shelf = app.state.shelf
    snapshots = [one.snapshot for one in shelf["editions"].published.values()]
    documents = [*snapshots, shelf["editions"].past, shelf["agreements"], shelf["evidence"], shelf["sections"]]
    documents += [one.title for one in shelf["results"].reports]
    documents += [one.plan for one in shelf["floor"].values()]
    documents += [shelf["solutions"], shelf["exhibitors"], shelf["occupants"]]
    documents += [one.houses for one in shelf["exhibitors"].values()]
    for document in documents:
        known |= set(_strings(msgspec.to_builtins(document, enc_hook=lambda _: None)))
    for there in shelf["occupants"].values():  # a booth has room for the beginning of a name
        names = [name for one in there.values() for name in _strings(msgspec.to_builtins(one.name))]
        known |= {name[:length].strip() for name in names for length in range(2, len(name))}
    return re.compile(
        rf"(?<![A-Za-z])(?:{_any_of({one.strip() for one in known if len(one.strip()) > 1})})(?![A-Za-z])"
    )


def _any_of(texts: Collection[str], beginning: int = 2) -> str:
    """The longest first, as one alternation would have them; those that begin alike together, or each of ten thousand
    would be tried at every word.
    """
    if not beginning:
        return "|".join(re.escape(one) for one in sorted(texts, key=len, reverse=True))
    alike: dict[str, set[str]] = defaultdict(set)
    for one in texts:
        alike[one[0]].add(one[1:])
    return "|".join(f"{re.escape(first)}(?:{_any_of(rest, beginning - 1)})" for first, rest in alike.items())


def _calendar_words(locale: Locale) -> Iterator[str]:
    yield from ("minute", "minutes")
    for table in (locale.months, locale.days):
        for width in ("wide", "abbreviated"):
            yield from table["format"][width].values()


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from (line for line in (value, *value.split("\n")) if line)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from _strings(one)


async def crawl(app: Litestar, code: str) -> Pages:
    """Every page that links lead to, by its path after the language."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    seen: Pages = {}
    waiting = deque(ROOT_PATHS)
    async with httpx.AsyncClient(transport=transport, base_url="https://expo.example") as browser:
        while waiting:
            path = waiting.popleft()
            if path in seen:
                continue
            answer = await browser.get(f"/{code}/{path}")
            seen[path] = answer.text if "html" in answer.headers.get("content-type", "") else ""
            links = re.findall(rf'href="/{code}/([^"#?]*)', seen[path])
            waiting.extend(link for link in links if link not in seen and "." not in link)
    return seen


def test_the_crawl_comes_to_every_kind_of_page(strange: Strange) -> None:
    below = tuple(path.rpartition("/")[0] + "/" for path in strange.accented)
    assert [one for one in EXPECTED if one not in strange.accented and one not in below] == []


def test_no_page_has_words_that_cannot_be_translated(strange: Strange) -> None:
    found = {path: hard_coded_words(html, "en-XA", strange.content) for path, html in strange.accented.items()}
    assert {path: words for path, words in found.items() if words} == {}


def test_the_mirrored_pages_all_run_from_right_to_left(strange: Strange) -> None:
    opening = '<html lang="ar-XB" dir="rtl"'
    assert [path for path, html in strange.mirrored.items() if html and opening not in html] == []


def test_stand_in_languages_are_no_pages_for_the_public_and_in_no_list(strange: Strange) -> None:
    named = re.compile(r'hreflang="(?:en-XA|ar-XB)"')
    assert [path for path, html in strange.accented.items() if named.search(html)] == []


async def test_without_the_setting_there_is_no_such_page(reader: httpx.AsyncClient) -> None:
    answers = [await reader.get(path) for path in ("/en-XA/", "/ar-XB/", "/en-XA/wsce-2026/schedule")]
    assert [answer.status_code for answer in answers] == [404, 404, 404]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>⟦Šçĥéđûļé ~~~⟧ Programme</p>", {"Programme"}),
        ('<img alt="Map">', {"Map"}),
        ('<p lang="en">Opening</p><p>⟦ƀ <b>%s Peru</b> ⟦ç⟧ ~⟧</p>', set()),
        ("<p>Peru · Tuesday · MOU</p><script>let go</script>", set()),
    ],
)
def test_a_word_without_brackets_is_caught(html: str, words: set[str]) -> None:
    """The crawl's own proof: these pages must fail, and must not."""
    assert hard_coded_words(html, "en-XA", re.compile("Peru|Tuesday")) == words
