"""What the fields of records, and of facts themselves, are called where a history is told, and how their values read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

Reads = Literal["text", "flag", "country", "language", "languages", "list", "people", "number", "code"]
"""How a value is told: as it is, as yes or no, by the name of a country (ISO 3166-1 alpha-2), of one language or of
several (BCP-47 tags, apart by spaces), as a list (apart by commas), as people with their part (one a line), as a
number, or as something for programs.
"""


@dataclass(frozen=True, slots=True)
class Field:
    """`label` is a gettext id. `choices` are the gettext ids of what it can be, by how that is stored: asked for when a
    page is made, since modules that load later add to some.
    """

    label: str
    reads: Reads = "text"
    choices: Callable[[], Mapping[str, str]] | None = None

    @property
    def words(self) -> Mapping[str, str]:
        return self.choices() if self.choices else {}


@dataclass(frozen=True, slots=True)
class Told:
    """`language` is that of a text which a record has once for each, empty for all other fields."""

    field: Field
    language: str = ""


_named: dict[str, dict[str, Field]] = {}


def call_fields(kinds: str, fields: Mapping[str, Field]) -> None:
    """For the facts whose kind begins with `kinds`. Raises ValueError for a name that means something else already."""
    known = _named.setdefault(kinds, {})
    for name, one in fields.items():
        if known.setdefault(name, one) != one:
            raise ValueError(f"the field {name} of {kinds} is called {known[name].label} already")


def told_field(kind: str, name: str) -> Told | None:
    """`title_ko` is the title in Korean. None for a field that nobody has named: it is shown as its code. What is said of
    fewer kinds goes before what is said of more.
    """
    for kinds, fields in sorted(_named.items(), key=lambda one: len(one[0]), reverse=True):
        if not kind.startswith(kinds):
            continue
        if name in fields:
            return Told(fields[name])
        stem, _, tag = name.rpartition("_")
        if stem in fields:
            return Told(fields[stem], tag)
    return None
