"""HTML as plain text: paragraphs, lists and links (`text (address)`) are kept, everything else falls away."""

import re
from html.parser import HTMLParser

SILENT = {"script", "style", "template", "head", "title", "svg", "iframe", "object"}
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
    """Never raises; text without tags comes back as it is."""
    if not looks_like_html(text):
        return text
    walker = _Walker()
    walker.feed(_without_comments(text))
    walker.close()
    return walker.result()


def _without_comments(text: str) -> str:
    """Taken out before parsing: a thousand comments without an end take the parser of Python 3.11 minutes."""
    parts: list[str] = []
    at = 0
    while (begin := text.find("<!--", at)) >= 0:
        parts.append(text[at:begin])
        end = text.find("-->", begin)
        if end < 0:
            return "".join(parts)
        at = end + 3
    return "".join((*parts, text[at:]))


class _Walker(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._silent = 0
        self._links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self._silent += 1
        elif tag == "br":
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
        if tag in SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in PARTING:
            self._parts.append("\n\n")
        elif tag == "tr":
            self._parts.append("\n")
        elif tag == "a" and self._links:
            address, begin = self._links.pop()
            words = "".join(self._parts[begin:]).strip()
            if address.startswith(("http://", "https://")) and address != words:
                self._parts.append(f" ({address})")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._parts.append(data)

    def result(self) -> str:
        text = "".join(self._parts).replace("\r\n", "\n").replace("\xa0", " ")
        lines = (_spaces.sub(" ", line).strip() for line in text.split("\n"))
        return _blank_lines.sub("\n\n", "\n".join(lines)).strip()
