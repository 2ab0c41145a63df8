"""Ways to reach somebody: how each is written in its normal form, and what consent (동의) a person's own need; pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

from core.errors import Conflict, Invalid, mark

MAIL, POST = "mail", "post"
KINDS: Mapping[str, str] = {
    MAIL: mark("E-mail"),
    "telephone": mark("Telephone"),
    "mobile": mark("Mobile"),
    "fax": mark("Fax"),
    POST: mark("Postal address"),
}
"""What is stored is the left side, so these must not change."""
PURPOSES: Mapping[str, str] = {
    "office": mark("Official correspondence"),
    "visits": mark("Visits and their programme"),
    "urgent": mark("Urgent calls only"),
    "invitations": mark("Invitations and news"),
}
GROUNDS: Mapping[str, str] = {
    "form": mark("A signed form"),
    "letter": mark("A letter or mail of theirs"),
    "card": mark("A card they handed over"),
    "words": mark("In words, in person"),
}
LONGEST = 300
_mail = re.compile(r"^[^\s@<>\"(),:;]{1,64}@[^\s@<>\"(),:;]+\.[^\s@<>\"(),:;]{2,}$")

NO_MAIL = mark("This does not look like an e-mail address: name@example.org")
NO_NUMBER = mark("This is no telephone number there. With its country: +51 1 234 5678")
CONSENT_NEEDED = mark("Their own address or number stands on their consent: when and how did they give it?")


class ThereAlready(Conflict):
    message = mark("This way to reach them is written down already.")


class Over(Conflict):
    message = mark("This was ended or withdrawn already.")


@dataclass(frozen=True, slots=True)
class Way:
    """A way to reach somebody; without `appointment` it is their own. A withdrawn one has no value any more."""

    id: UUID
    appointment: UUID | None
    kind: str
    value: str
    purpose: str
    consented_on: date | None
    consented_how: str | None
    withdrawn_on: date | None
    ended_on: date | None

    def works_on(self, day: date) -> bool:
        """The only ones that may be used."""
        return self.withdrawn_on is None and (self.ended_on is None or self.ended_on >= day)

    @property
    def shown(self) -> str:
        """Numbers as they are dialled from abroad."""
        if not self.value.startswith("+") or self.kind in (MAIL, POST):
            return self.value
        return phonenumbers.format_number(phonenumbers.parse(self.value), PhoneNumberFormat.INTERNATIONAL)

    @property
    def href(self) -> str | None:
        if self.kind == MAIL:
            return f"mailto:{self.value}"
        return f"tel:{self.value}" if self.kind in ("telephone", "mobile") else None


def normal(kind: str, value: str, country: str | None) -> str:
    """In its normal form; a number without its country is one of `country` (ISO alpha-2). Raises Invalid."""
    if kind == POST:
        return value
    if kind == MAIL:
        if not _mail.match(value):
            raise Invalid({"value": NO_MAIL})
        return value.lower()
    try:
        number = phonenumbers.parse(value, country)
    except NumberParseException as error:
        raise Invalid({"value": NO_NUMBER}) from error
    if not phonenumbers.is_valid_number(number):
        raise Invalid({"value": NO_NUMBER})
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)
