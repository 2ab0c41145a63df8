"""Numbers by which an organisation is known, with their check digits; what it belongs to; how large it is; pure."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from core.errors import Conflict, Invalid, mark
from i18n.text import Translated

BRN, LEI, DOMAIN = "brn", "lei", "domain"
IDENTIFIERS: Mapping[str, str] = {
    BRN: mark("Business registration number (Korea)"),
    LEI: mark("Legal entity identifier (LEI)"),
    DOMAIN: mark("Domain"),
}
SIZES: Mapping[str, str] = {
    "large": mark("Large enterprise"),
    "middle": mark("Middle-standing enterprise"),
    "small": mark("Small or middle-sized enterprise"),
    "startup": mark("Start-up"),
}
"""What is stored is the left side, so these must not change."""
WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)
DAY = timedelta(days=1)
LONGEST_SOURCE, LONGEST_NAME = 300, 200
NAMES = "names"
_domain = re.compile(r"(?:[\w](?:[\w-]{0,61}[\w])?\.)+[^\W\d_][\w-]{1,62}")

WRONG = {
    BRN: mark("This is no business registration number: ten digits, of which the last one checks the others."),
    LEI: mark("This is no LEI: twenty letters and digits, of which the last two check the others."),
    DOMAIN: mark("A domain is written without anything around it: example.com"),
}


class IdentifierTaken(Conflict):
    message = mark("Another organisation is known by this already.")


class Circle(Conflict):
    message = mark("It would belong to itself: what you chose belongs to this organisation.")


class SizedThatDay(Conflict):
    message = mark("Its size is written down from that very day already.")


@dataclass(frozen=True, slots=True)
class Kin:
    """An organisation above or below."""

    id: UUID
    code: str
    name: Translated


@dataclass(frozen=True, slots=True)
class Known:
    """By what number it is known."""

    id: UUID
    kind: str
    value: str

    @property
    def shown(self) -> str:
        """As papers print it: 124-81-00998."""
        value = self.value
        return f"{value[:3]}-{value[3:5]}-{value[5:]}" if self.kind == BRN else value


@dataclass(frozen=True, slots=True)
class Sized:
    """Days are inclusive."""

    id: UUID
    size: str
    begins_on: date
    ends_on: date | None
    source: str

    def holds_on(self, day: date) -> bool:
        return self.begins_on <= day and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True, slots=True)
class Standing:
    """`above` from the nearest up; `also` are further names by language tag."""

    above: Sequence[Kin]
    below: Sequence[Kin]
    known: Sequence[Known]
    sizes: Sequence[Sized]
    also: Mapping[str, str]


def normal(kind: str, value: str) -> str:
    """In its normal form. Raises Invalid."""
    tidy = TIDY[kind](value)
    if not RIGHT[kind](tidy):
        raise Invalid({"value": WRONG[kind]})
    return tidy


def is_brn(text: str) -> bool:
    """국세청: the ninth digit counts five times, its tens once more; the tenth makes the sum whole."""
    if re.fullmatch(r"[0-9]{10}", text) is None:
        return False
    digits = [int(one) for one in text]
    total = sum(digit * weight for digit, weight in zip(digits, WEIGHTS, strict=False)) + digits[8] * 5 // 10
    return (10 - total % 10) % 10 == digits[9]


def is_lei(text: str) -> bool:
    """ISO 17442: letters read as 10 to 35, the whole leaves 1 when divided by 97 (ISO 7064, MOD 97-10)."""
    if re.fullmatch(r"[A-Z0-9]{18}[0-9]{2}", text) is None:
        return False
    return int("".join(str(int(one, 36)) for one in text)) % 97 == 1


def check_parent(parents: Mapping[UUID, UUID | None], child: UUID, parent: UUID | None) -> None:
    """`parents` of the new one and of all above it, read under the lock. Raises Circle."""
    seen: set[UUID] = set()
    while parent is not None and parent not in seen:
        if parent == child:
            raise Circle
        seen.add(parent)
        parent = parents.get(parent)


def placed(sizes: Sequence[Sized], begins_on: date) -> tuple[Sized | None, date | None]:
    """The row that ends the day before, and the last day of the new one. Raises SizedThatDay."""
    if any(one.begins_on == begins_on for one in sizes):
        raise SizedThatDay
    covering = next((one for one in sizes if one.holds_on(begins_on)), None)
    later = min((one.begins_on for one in sizes if one.begins_on > begins_on), default=None)
    return covering, later - DAY if later else None


def _digits(value: str) -> str:
    return re.sub(r"[\s-]", "", value)


def _letters(value: str) -> str:
    return re.sub(r"\s", "", value).upper()


def _host(value: str) -> str:
    return value.strip().lower().rstrip(".").removeprefix("www.")


def _is_domain(text: str) -> bool:
    return _domain.fullmatch(text) is not None


TIDY: Mapping[str, Callable[[str], str]] = {BRN: _digits, LEI: _letters, DOMAIN: _host}
RIGHT: Mapping[str, Callable[[str], bool]] = {BRN: is_brn, LEI: is_lei, DOMAIN: _is_domain}
