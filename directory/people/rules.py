"""Names of people as they write them, in any language and script, and what of a name is the family name; pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from core.errors import Conflict, mark
from i18n.locales import LANGUAGES, Language
from i18n.names import SortKey, display_name, sort_key
from i18n.text import clean

TAGS = tuple(one.code for one in LANGUAGES)
FURTHER = 3
"""Rows of the form for names under other tags."""
LONGEST_NAME = 120
TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
"""A language, its script, its region (BCP-47): ja, ar-Latn, pt-BR."""
FAMILY_FIRST = frozenset({"ko", "zh", "ja", "vi", "hu"})
"""Whose names begin with the family name when they are written in the language's own script."""
LATIN_TAGS = frozenset({"en", "es", "fr", "pt", "de", "id", "ms", "vi", "hu"})

NOT_IN_NAME = mark("Please give the part of the name as it stands in it.")
NOT_FIRST = mark("In this language the family name comes first.")
CODES_WANTED = mark("Languages are written as codes: ko en")
NAME_NEEDED = mark("A name in one language at least, please.")
NO_TAG = mark("A language is written as a code, with its script where it has several: ja, ru, ar-Latn.")


class KnownAlready(Conflict):
    """Not a refusal for good: the form then asks whether it is another person."""

    message = mark("The directory has somebody of this name. Look at them before you add another.")


@dataclass(frozen=True, slots=True)
class Known:
    """A person; `country` is ISO alpha-2, `languages` are BCP-47 tags. `families` is by tag, what of the name is that."""

    id: UUID
    names: Mapping[str, str]
    families: Mapping[str, str]
    family: str | None
    country: str | None
    languages: tuple[str, ...]
    sample: bool

    @property
    def lines(self) -> dict[str, str]:
        """As its form has it."""
        lines = {f"name_{tag}": self.names.get(tag, "") for tag in (*TAGS, *self.names)}
        lines |= {f"family_{tag}": self.families.get(tag, "") for tag in (*TAGS, *self.names)}
        return lines | {"country": self.country or "", "languages": " ".join(self.languages)}


def family_first(tag: str) -> bool:
    """ja begins with the family name, ja-Latn does as its bearer chooses."""
    return tag.partition("-")[0] in FAMILY_FIRST and not tag.endswith("-Latn")


def mistakes_in(lines: Mapping[str, str]) -> dict[str, str]:
    """By field. A name without a family name is whole: many people have one name only."""
    names, families = names_in(lines)
    found = {} if names else {"name_en": NAME_NEEDED}
    for tag, family in families.items():
        name = names.get(tag, "")
        if family not in name:
            found[f"family_{tag}"] = NOT_IN_NAME
        elif family_first(tag) and not name.startswith(family):
            found[f"family_{tag}"] = NOT_FIRST
    return found


def names_in(lines: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Names and family names by tag; none that are empty."""
    found: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for names, stem in zip(found, ("name_", "family_"), strict=True):
        for field, line in lines.items():
            if field.startswith(stem) and clean(line):
                names[field.removeprefix(stem)] = clean(line)
    return found


def latin_family(names: Mapping[str, str], families: Mapping[str, str]) -> str | None:
    """By which lists in Latin letters are sorted: only what somebody wrote, never what we would romanise."""
    for tag in ("en", *families):
        if tag in families and (tag in LATIN_TAGS or tag.endswith("-Latn")) and tag in names:
            return families[tag]
    return None


def place_of(person: Known, reader: Language) -> SortKey:
    """Where they stand in a list as this reader sorts."""
    shown = display_name(person.names, reader)
    family = person.families.get(shown.language) or person.family
    return sort_key(person.names, reader, family=family)


def parted(name: str, family: str) -> tuple[str, str, str]:
    """Before the family name, the family name, after it; all before where it is not in the name."""
    before, found, after = name.partition(family) if family else (name, "", "")
    return before, found, after
