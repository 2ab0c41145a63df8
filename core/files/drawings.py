"""SVG drawings: hardened by a library, then built anew from the few words that a picture needs."""

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from defusedxml import ElementTree
from py_svg_hush import filter_svg

from core.files.entities import without_entities
from core.files.styles import declarations, rules_of
from core.files.unfit import NotWhatItSays
from core.files.vocabulary import ATTRIBUTES, ELEMENTS, PRESENTATION

SVG = "http://www.w3.org/2000/svg"
MOST_ELEMENTS = 20_000
DEEPEST = 64
CHOICE = "switch"
"""Of what only Illustrator reads, which is left out, and the drawing for everybody else: a group, then."""
_target = re.compile(r"url\(\s*['\"]?#([\w.-]+)['\"]?\s*\)", re.ASCII)
_fragment = re.compile(r"#[\w.-]+", re.ASCII)
_said_elsewhere = re.compile(r"url\(|script|expression|import|@|\\|/\*|&|<", re.IGNORECASE)

Element = ET.Element


def redrawn_drawing(content: bytes) -> bytes:
    """Only known elements and attributes, no styles, no references but to itself. Raises NotWhatItSays."""
    plain = without_entities(content)
    try:
        root = ElementTree.fromstring(filter_svg(plain, {}), forbid_dtd=True)
    except (ValueError, ET.ParseError, OSError, UnicodeError) as error:
        raise NotWhatItSays(f"{type(error).__name__}: {error}") from error
    if root.tag != f"{{{SVG}}}svg":
        raise NotWhatItSays("its root is no drawing")
    _check_extent(root)
    styles = rules_of("".join(style.text or "" for style in root.iter(f"{{{SVG}}}style")))
    ET.register_namespace("", SVG)
    drawn: bytes = ET.tostring(_drawn(root, styles), encoding="utf-8", xml_declaration=True)
    return drawn


def _check_extent(root: Element) -> None:
    number, deepest, waiting = 0, 0, [(root, 1)]
    while waiting:
        element, depth = waiting.pop()
        number, deepest = number + 1, max(deepest, depth)
        if number > MOST_ELEMENTS or deepest > DEEPEST:
            raise NotWhatItSays("larger than any logo")
        waiting += [(child, depth + 1) for child in element]


def _drawn(element: Element, styles: Mapping[str, Mapping[str, str]]) -> Element:
    name = element.tag.rpartition("}")[2]
    drawn = ET.Element(f"{{{SVG}}}{'g' if name == CHOICE else name}", dict(_attributes(element, styles)))
    drawn.text, drawn.tail = element.text, element.tail
    drawn.extend(_drawn(child, styles) for child in element if _known(child))
    return drawn


def _known(element: Element) -> bool:
    namespace, _, name = element.tag.rpartition("}") if isinstance(element.tag, str) else ("", "", "")
    return namespace == f"{{{SVG}" and (name in ELEMENTS or name == CHOICE)


def _attributes(element: Element, styles: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    """What classes and a style say becomes attributes, since neither of the two is kept."""
    said = dict(element.attrib)
    for name in said.pop("class", "").split():
        said.update(styles.get(name, {}))
    said.update(declarations(said.pop("style", "")))
    for name, value in said.items():
        if name == "href":
            if _fragment.fullmatch(value):
                yield name, value
        elif (name in ATTRIBUTES or name in PRESENTATION) and not _said_elsewhere.search(_target.sub("", value)):
            yield name, value
