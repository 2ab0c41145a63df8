"""Finds words that a template says without asking the catalogue: a check that also sees pages no crawl reaches."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import Environment, nodes

SPOKEN_ATTRIBUTES = frozenset({"alt", "aria-description", "aria-label", "content", "label", "placeholder", "title"})
UNSPOKEN_ELEMENTS = frozenset({"script", "style"})
PLACE = "\ufffc"
"""Stands for whatever a template fills in."""
OWN_WORDS = frozenset({"Madang", "MOU", "UTC", "KST", "WSCE", "iCalendar", "XLSX", "JSON", "XML"})
"""Names that are the same in every language."""
_word = re.compile(r"[^\W\d_]{2,}")
_address = re.compile(r"\S+://\S*|\S+@\S+|\w+(?:\.\w+)+")
"""Addresses and names of files."""
_tag_to_fill = re.compile(rf"(</?){PLACE}")


def hard_coded(template: Path) -> tuple[str, ...]:
    """The texts and attributes, as written. Elements with translate="no" may say what they like."""
    source = template.read_text(encoding="utf-8")
    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n", "jinja2.ext.do"])
    page = _Texts()
    page.feed(_tag_to_fill.sub(r"\1any", "".join(_fragments(environment.parse(source)))))
    page.close()
    return tuple(text for text in page.texts if _says_something(text))


def _fragments(tree: nodes.Template) -> Iterator[str]:
    for output in tree.find_all(nodes.Output):
        for node in output.nodes:
            yield node.data if isinstance(node, nodes.TemplateData) else PLACE


def _says_something(text: str) -> bool:
    words = _word.findall(_address.sub(" ", text))
    return any(word not in OWN_WORDS for word in words)


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if self._silent:
            self._silent += [tag] if tag == self._silent[0] else []
        elif tag in UNSPOKEN_ELEMENTS or named.get("translate") == "no":
            self._silent.append(tag)
        elif tag != "meta" or named.get("name") == "description" or "title" in (named.get("property") or ""):
            self.texts += [value.strip() for name, value in attrs if name in SPOKEN_ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        if self._silent and tag == self._silent[0]:
            self._silent.pop()

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self.texts.append(" ".join(data.split()))
