"""What the public reads of an edition's exhibitors, whole in memory; replaced, never altered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from core.search.index import Index
from i18n.locales import Language
from i18n.names import group_letter, sort_key
from i18n.text import Rendition, Translated


@dataclass(frozen=True, slots=True)
class Beside:
    """Who shows at another's booth; `country` is ISO 3166 alpha-2."""

    name: Translated
    country: str | None


@dataclass(frozen=True, slots=True)
class Stand:
    """A booth that is asked for or confirmed; `hall` is the hall's code."""

    number: str
    hall: str


@dataclass(frozen=True, slots=True)
class Listed:
    """An exhibitor. `name` is the organisation's, `sign` what stands on the booth; `kind` the organisation's; `logo` a
    picture's address below /media/; `speaks` BCP-47 tags, and `meets` those in which it offers times for meetings;
    `email` and `phone` only where they are meant for visitors.
    """

    code: str
    name: Translated
    kind: str
    sign: Translated | None = None
    description: Translated | None = None
    website: str | None = None
    country: str | None = None
    logo: str | None = None
    pavilion: str = ""
    alliance: bool = False
    speaks: tuple[str, ...] = ()
    meets: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""
    stands: tuple[Stand, ...] = ()
    beside: tuple[Beside, ...] = ()

    @property
    def shown(self) -> Translated:
        """What the fascia says; to readers whose languages are not on it, what the organisation is called."""
        if self.sign is None:
            return self.name
        called = {
            tag: Rendition(one.text) for tag, one in self.name.renditions.items() if self.name.state(tag) != "draft"
        }
        return Translated(self.sign.source, {**called, **self.sign.renditions})


@dataclass(frozen=True, slots=True)
class House:
    """A pavilion; `kind` as in `rules.PAVILION_KINDS`."""

    code: str
    kind: str
    name: Translated
    description: Translated | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Backer:
    """Who stands behind the edition: `part` is host, organiser, sponsor or partner."""

    part: str
    name: Translated
    website: str | None = None
    logo: str | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """`letter` is a heading in the reader's script; `numbers` are places in `Directory.exhibitors`, in order."""

    letter: str
    numbers: tuple[int, ...]


class Directory:
    """Of one edition. Exhibitors are numbered in the order given, which is that of their codes."""

    def __init__(
        self, exhibitors: Iterable[Listed] = (), houses: Iterable[House] = (), backers: Iterable[Backer] = ()
    ) -> None:
        self.exhibitors = tuple(exhibitors)
        self.houses = {one.code: one for one in houses}
        self.backers = tuple(backers)
        self._letters: dict[str, tuple[Letter, ...]] = {}

    @property
    def content(self) -> tuple[object, ...]:
        """Equal where readers would see the same."""
        return self.exhibitors, tuple(self.houses.values()), self.backers

    @cached_property
    def by_code(self) -> Mapping[str, Listed]:
        return {one.code: one for one in self.exhibitors}

    @cached_property
    def index(self) -> Index:
        """Names and signs of all languages are the head; the rest is found too."""
        return Index(_document(one, self.houses.get(one.pavilion)) for one in self.exhibitors)

    def letters(self, language: Language) -> tuple[Letter, ...]:
        """Everybody, from A to Z as readers of the language look for names."""
        found = self._letters.get(language.code)
        if found is None:
            found = self._letters[language.code] = _letters(self.exhibitors, language)
        return found

    def of_house(self, code: str, language: Language) -> tuple[Listed, ...]:
        """Who stands in a pavilion, from A to Z."""
        ordered = (number for letter in self.letters(language) for number in letter.numbers)
        return tuple(one for one in (self.exhibitors[number] for number in ordered) if one.pavilion == code)


Directories = Mapping[str, Directory]
"""By the edition's slug."""
NOBODY = Directory()


def _letters(exhibitors: tuple[Listed, ...], language: Language) -> tuple[Letter, ...]:
    """A name that readers of the language have not got stands under the letter of the one they are shown."""
    keys = []
    for number, one in enumerate(exhibitors):
        names = {"und": one.shown.read(language.chain).text}
        keys.append((sort_key(names, language), group_letter(names, language), number))
    groups: dict[str, list[int]] = {}
    for _, letter, number in sorted(keys):
        groups.setdefault(letter, []).append(number)
    return tuple(Letter(letter, tuple(numbers)) for letter, numbers in groups.items())


def _document(one: Listed, house: House | None) -> tuple[str, str]:
    head = [*_texts(one.name), *_texts(one.sign), one.code]
    numbers = [stand.number for stand in one.stands]
    body = [*_texts(one.description), *numbers, *(number.replace("-", "") for number in numbers)]
    for other in one.beside:
        body += _texts(other.name)
    return "\n".join(head), "\n".join([*body, *_texts(house.name if house else None)])


def _texts(text: Translated | None) -> list[str]:
    return [one.text for one in text.renditions.values()] if text is not None else []
