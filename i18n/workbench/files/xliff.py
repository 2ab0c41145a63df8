"""Texts as XLIFF 2.1, which translation agencies' tools exchange: our key is the unit's name."""

import re
from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element, ParseError, SubElement, tostring

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from i18n.locales import Language
from i18n.workbench.files.entries import Entry, NotRead
from i18n.workbench.rules import Line

SPACE = "urn:oasis:names:tc:xliff:document:2.0"
STATES = {"missing": "initial", "reviewed": "reviewed"}
PRESERVE = {"xml:space": "preserve"}
NOT_XML = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]")


def written(lines: Iterable[Line], language: Language, note: Callable[[Line], str], source: str) -> bytes:
    """Of the texts written in `source`: a file of XLIFF has one source language."""
    root = Element("xliff", {"xmlns": SPACE, "version": "2.1", "srcLang": source, "trgLang": language.code})
    file = SubElement(root, "file", id="texts")
    for number, line in enumerate((one for one in lines if one.item.text.source == source), start=1):
        unit = SubElement(file, "unit", id=f"u{number}", name=line.item.key)
        SubElement(SubElement(unit, "notes"), "note").text = NOT_XML.sub("", note(line))
        segment = SubElement(unit, "segment", state=STATES.get(line.state, "translated"))
        SubElement(segment, "source", PRESERVE).text = NOT_XML.sub("", line.item.text.original)
        there = line.item.text.renditions.get(language.code)
        if there is not None:
            SubElement(segment, "target", PRESERVE).text = NOT_XML.sub("", there.text)
    content: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return content


def read(content: bytes) -> list[Entry]:
    """Segments of a unit are put together again. Raises NotRead, also for what declares entities."""
    try:
        root: Element = ElementTree.fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise NotRead from error
    found = []
    for unit in root.iter(f"{{{SPACE}}}unit"):
        source, text = (_put_together(unit, f"{{{SPACE}}}{side}") for side in ("source", "target"))
        if unit.get("name") and text:
            found.append(Entry(unit.get("name", ""), source, text, _is_unsure(unit)))
    return found


def _is_unsure(unit: Element) -> bool:
    """A segment that was not translated, as the file itself says; without a word of it a text counts as done."""
    return any(one.get("state") == "initial" for one in unit.iter(f"{{{SPACE}}}segment"))


def _put_together(unit: Element, side: str) -> str:
    return "".join("".join(one.itertext()) for one in unit.iter(side))
