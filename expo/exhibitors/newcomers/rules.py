"""What somebody without an account says of their company, and how a registration number is checked; pure."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Literal

from core.digits import usual_digits
from core.errors import Conflict, Gone, mark

GOOD_FOR = timedelta(hours=24)
"""The clerk who fills the form is often not the one who reads the mail."""
KOREA = "KR"
WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)
"""Of the first nine digits of a Korean business registration number; the tenth checks them (국세청 검증 방식)."""
LONGEST_NUMBER, LONGEST_CONTACT, LONGEST_STEM = 20, 200, 40
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
NO_SUCH = mark("The directory has no other organisation with this code.")
NUMBER_WRONG = mark(
    "This is no Korean business registration number: ten digits, of which the last one checks the others."
)

Answer = Literal["let_in", "known", "unfinished", "closed"]


class LinkEnded(Gone):
    message = mark("This link has been used, has ended, or was replaced by a newer one. Please apply once more.")


class AnsweredAlready(Conflict):
    message = mark("Somebody has said already which organisation this is.")


class NewcomerUnknown(Conflict):
    message = mark("Please say first whether the directory has this organisation already.")


@dataclass(frozen=True, slots=True)
class Introduction:
    """`names` by language, at least one; `country` is alpha-2; `number` as `bare` has it, empty for none."""

    email: str
    contact: str
    names: Mapping[str, str]
    country: str
    number: str
    language: str


def bare(number: str) -> str:
    """Without the spaces and hyphens that people write it with."""
    return re.sub(r"[\s\-‐-―]", "", unicodedata.normalize("NFKC", usual_digits(number))).upper()


def is_korean_number(number: str) -> bool:
    """`number` is bare."""
    if not re.fullmatch(r"[0-9]{10}", number) or number == "0" * 10:
        return False
    digits = [int(one) for one in number]
    total = sum(weight * digit for weight, digit in zip(WEIGHTS, digits[:9], strict=True)) + digits[8] * 5 // 10
    return (10 - total % 10) % 10 == digits[9]


def shown_number(number: str) -> str:
    """As it is written in Korea, 123-45-67890; others as they were given."""
    return f"{number[:3]}-{number[3:5]}-{number[5:]}" if is_korean_number(number) else number


def answer_to(accounts: Mapping[str, tuple[bool, bool]]) -> Answer:
    """For an address, by its accounts as an exhibitor: whether each is suspended, and whether it was ever entered."""
    if not accounts:
        return "let_in"
    suspended, entered = next(iter(accounts.values()))
    if suspended:
        return "closed"
    return "known" if entered else "unfinished"


def new_address(names: Mapping[str, str], chance: Random) -> str:
    """A code for the organisation. It always ends by chance: whether a plain name was free tells who is here."""
    plain = unicodedata.normalize("NFKD", names.get("en") or next(iter(names.values()), "")).casefold()
    stem = "-".join(re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode()))[:LONGEST_STEM].strip("-")
    return f"{stem or 'company'}-{''.join(chance.choices(ALPHABET, k=5))}"
