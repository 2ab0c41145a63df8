"""Why two records look like one, or do not: points for each reason, and the sentence that the reader is told."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from core.errors import mark

SURE, PAIR = 90, 70
"""From so many points of a hundred two records are one hardly doubted, and are worth asking about."""

SENTENCES = {
    "brn": mark("The same business registration number: {left}"),
    "brn_other": mark("Different business registration numbers: {left} and {right}"),
    "lei": mark("The same legal entity identifier: {left}"),
    "host": mark("The same domain of website or mail: {left}"),
    "host_other": mark("Different websites: {left} and {right}"),
    "name": mark("The same name but for its legal form: {left} and {right}"),
    "name_twice": mark("The names agree in more than one language"),
    "name_near": mark("Names that differ by a letter or two: {left} and {right}"),
    "name_part": mark("One name is part of the other: {left} and {right}"),
    "name_sound": mark("Names that sound alike in two scripts: {left} and {right}"),
    "name_short": mark("One could be the other's initials: {left} and {right}"),
    "name_common": mark("The name says only what many are called: {left}"),
    "name_contrary": mark("The names differ in another language: {left} and {right}"),
    "place_other": mark("Different places in the names: {left} and {right}"),
    "number_other": mark("Different numbers in the names: {left} and {right}"),
    "word_other": mark("Different words in the names: {left} and {right}"),
    "country": mark("The same country: {left}"),
    "country_other": mark("Different countries: {left} and {right}"),
    "kind_other": mark("Different kinds of organisation"),
    "person": mark("The same name: {left}"),
    "person_order": mark("The same name with its parts in another order: {left} and {right}"),
    "person_spelling": mark("Two ways to write one name: {left} and {right}"),
    "person_sound": mark("Names that sound alike in two scripts: {left} and {right}"),
    "person_part": mark("One name has a part more: {left} and {right}"),
    "person_initial": mark("Initials that fit: {left} and {right}"),
    "person_other": mark("Different given names: {left} and {right}"),
    "person_family": mark("Different family names: {left} and {right}"),
    "generation": mark("Only one of the two names tells of a generation (Jr., II): {left} and {right}"),
    "mail": mark("The same mail address: {left}"),
    "telephone": mark("The same telephone number: {left}"),
    "post": mark("Both at {left}"),
    "post_other": mark("At different organisations"),
}
"""By code; the places are filled with what stands in the two records, and never stored."""


@dataclass(frozen=True, slots=True)
class Reason:
    """`points` are added, or taken away; `left` and `right` are what the two records say."""

    code: str
    points: float
    left: str = ""
    right: str = ""

    @property
    def sentence(self) -> str:
        return SENTENCES[self.code]

    @property
    def places(self) -> dict[str, str]:
        return {"left": self.left, "right": self.right}


@dataclass(frozen=True, slots=True)
class Score:
    """0 to 100, and what led to it, the weightiest first."""

    points: int
    reasons: tuple[Reason, ...] = field(default=())

    @property
    def alike(self) -> bool:
        return self.points >= PAIR


def scored(reasons: Iterable[Reason], *, least: float = 0, most: float = 100) -> Score:
    """Their sum, within what a single reason may decide."""
    known = sorted(reasons, key=lambda one: -abs(one.points))
    total = min(max(sum(one.points for one in known), least), most)
    return Score(round(min(max(total, 0), 100)), tuple(known))
