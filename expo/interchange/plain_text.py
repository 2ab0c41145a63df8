"""HTML as plain text: paragraphs, lists and links (`text (address)`) are kept, everything else falls away."""

import re
from html.parser import HTMLParser
from typing import Any

import nh3

PARTING = {
    "p",
    "div",
    "ul",
    "ol",
    "table",
    "blockquote",
    "pre",
    "section",
    "article",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
}
MOST_TAGS = 5_000
TIDY: dict[str, Any] = {
    "tags": {*PARTING, "br", "li", "a", "td", "th", "tr"},
    "clean_content_tags": {"script", "style", "template", "head", "title", "svg", "iframe", "object"},
    "attributes": {"a": {"href"}},
    "url_schemes": {"http", "https"},
    "link_rel": None,
}
"""What is left of a text before it is walked through: whole tags only. The standard library's parser, given broken
ones, takes minutes over a text that nh3 reads at once.
"""
_tag = re.compile(
    r"</?(?:p|br|a|ul|ol|li|div|span|em|strong|b|i|h[1-6]|img|table|td|tr|code|pre|blockquote)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_blank_lines = re.compile(r"\n\s*\n\s*")
_spaces = re.compile(r"[ \t]+")


def looks_like_html(text: str) -> bool:
    """Whether tags that authors write are in it; a lone `<` or `List<T>` is none."""
    return _tag.search(text) is not None


def plain(text: str) -> str:
    """Never raises; text without tags, or with more of them than any author writes, comes back as it is."""
    if text.count("<") > MOST_TAGS or not looks_like_html(text):
        return text
    walker = _Walker()
    walker.feed(nh3.clean(text, **TIDY))
    walker.close()
    return walker.result()


class _Walker(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._parts.append("\n")
        elif tag == "li":
            self._parts.append("\n- ")
        elif tag in PARTING:
            self._parts.append("\n\n")
        elif tag == "a":
            self._links.append((dict(attrs).get("href") or "", len(self._parts)))
        elif tag in ("td", "th"):
            self._parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in PARTING:
            self._parts.append("\n\n")
        elif tag == "tr":
            self._parts.append("\n")
        elif tag == "a" and self._links:
            address, begin = self._links.pop()
            words = "".join(self._parts[begin:]).strip()
            if address.startswith(("http://", "https://")) and address != words:
                self._parts.append(f" ({address})")

    def handle_data(self, data: str) -> None:
        self._parts.append(data)

    def result(self) -> str:
        text = "".join(self._parts).replace("\r\n", "\n").replace("\xa0", " ")
        lines = (_spaces.sub(" ", line).strip() for line in text.split("\n"))
        return _blank_lines.sub("\n\n", "\n".join(lines)).strip()
