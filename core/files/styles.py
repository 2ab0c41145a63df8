"""The little of CSS that drawing programs write into a drawing: classes, and declarations of an element's own."""

import re
from collections.abc import Mapping

from core.files.vocabulary import PRESENTATION

_rule = re.compile(r"([^{}]+)\{([^{}]*)\}")
_class = re.compile(r"\.([\w-]+)")


def rules_of(sheet: str) -> Mapping[str, Mapping[str, str]]:
    """By class name; a selector that says more than a class is left out."""
    found: dict[str, dict[str, str]] = {}
    for selectors, said in _rule.findall(sheet):
        for selector in selectors.split(","):
            if name := _class.fullmatch(selector.strip()):
                found.setdefault(name[1], {}).update(declarations(said))
    return found


def declarations(said: str) -> Mapping[str, str]:
    """Properties that SVG also knows as attributes."""
    pairs = (one.partition(":") for one in said.split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if name.strip() in PRESENTATION}
