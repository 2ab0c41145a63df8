"""What a profile may say, and what happens when two people change it at once."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit
from uuid import UUID

from core.errors import Conflict, Invalid, mark
from core.forms import merging
from core.forms.merging import Difference
from i18n.locales import LANGUAGES

LANGUAGE_CODES = tuple(language.code for language in LANGUAGES)
LONGEST_NAME = 200
LONGEST_DESCRIPTION = 1_000
LONGEST_ADDRESS = 300
KIND_NAMES = {
    "agency": mark("Public agency"),
    "alliance": mark("Alliance"),
    "association": mark("Association"),
    "city": mark("City"),
    "company": mark("Company"),
    "eca": mark("Export credit agency"),
    "government": mark("Government"),
    "ifi": mark("Development bank or international organisation"),
    "institute": mark("Institute"),
    "ministry": mark("Ministry"),
    "soe": mark("State-owned enterprise"),
    "university": mark("University"),
    "other": mark("Another kind"),
}
"""Gettext ids, in the order a form offers them."""
KINDS = tuple(sorted(KIND_NAMES))
LONGEST_CODE = 60
CODE = rf"^(?=.{{1,{LONGEST_CODE}}}$)[a-z0-9]+(-[a-z0-9]+)*$"
"""Of addresses, and read aloud."""
RESERVED = frozenset({"exports", "new"})
"""Pages of the desk stand at these addresses."""
FIELDS = (
    *(f"name_{code}" for code in LANGUAGE_CODES),
    *(f"description_{code}" for code in LANGUAGE_CODES),
    "website",
    "country",
)
"""A profile as a form has it: one text a field, empty for none."""

NAME_NEEDED = mark("Please give the name in at least one language.")
TOO_LONG = mark("This is too long.")
NOT_SECURE = mark("Please give an address that begins with https://, for example https://example.com.")
CODE_WANTED = mark("A code is of small letters a to z, digits and single hyphens, for example maru-tech.")
NO_COUNTRY = mark("Please choose a country from the list.")

Texts = Mapping[str, str]
_host = re.compile(r"(?:[\w](?:[\w-]{0,61}[\w])?\.)+[^\W\d_][\w-]{1,62}")


class CodeTaken(Conflict):
    message = mark("There is an organisation with the code {code} already.")


class ProfileChanged(Conflict):
    """Somebody else saved meanwhile: nothing is lost, both versions and what they began from are shown."""

    message = mark("Somebody else changed this while you were writing. Compare, choose, and save again.")

    def __init__(self, differences: tuple[Difference, ...], version: int) -> None:
        self.differences = differences
        self.version = version
        super().__init__()


def scope_of(organisation: UUID) -> str:
    """As grants and files name it."""
    return f"organisation:{organisation}"


def is_code(text: str) -> bool:
    return re.fullmatch(CODE, text) is not None and text not in RESERVED


def check_profile(given: Texts) -> None:
    """Raises Invalid, with a message a field."""
    mistakes = {name: TOO_LONG for name in FIELDS if len(given.get(name, "")) > _longest(name)}
    if not any(given.get(f"name_{code}") for code in LANGUAGE_CODES):
        mistakes[f"name_{LANGUAGE_CODES[0]}"] = NAME_NEEDED
    if given.get("website") and not is_secure_address(given["website"]):
        mistakes["website"] = NOT_SECURE
    if mistakes:
        raise Invalid(mistakes)


def is_secure_address(text: str) -> bool:
    """A public web address over TLS, without user, port or anything that is not an address."""
    if re.search(r"[\s\x00-\x1f\x7f\\<>\"'`]", text):
        return False
    try:
        parts = urlsplit(text)
        plain = parts.port is None and parts.username is None and parts.password is None
    except ValueError:
        return False
    return parts.scheme == "https" and plain and _host.fullmatch(parts.hostname or "") is not None


def changes(before: Texts, after: Texts) -> dict[str, tuple[str, str]]:
    """By field: from what to what."""
    return {name: (before[name], after[name]) for name in FIELDS if before[name] != after[name]}


def undone(now: Texts, later: list[Mapping[str, tuple[str, str]]]) -> dict[str, str]:
    """How it read before the changes in `later`, newest first."""
    read = dict(now)
    for change in later:
        read.update({name: before for name, (before, _after) in change.items() if name in read})
    return read


def differences(before: Texts, theirs: Texts, mine: Texts) -> tuple[Difference, ...]:
    """Every field that either of the two changed."""
    every = merging.differences(before, {name: mine[name] for name in FIELDS}, theirs)
    return tuple(one for one in every if one.theirs != one.before or one.mine != one.before)


def _longest(name: str) -> int:
    if name.startswith("name_"):
        return LONGEST_NAME
    return LONGEST_DESCRIPTION if name.startswith("description_") else LONGEST_ADDRESS
