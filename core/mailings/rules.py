"""Whom a mailing can reach, what may stand in its text, and which language somebody reads it in: pure."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from core.access.roles import EXHIBITORS, ROLE_NAMES, STAFF
from core.errors import Conflict, mark

PLACES = ("name",)
"""Each recipient's own words; nothing else in braces is allowed, and nothing is computed."""

_braces = re.compile(r"\{([^{}]*)\}|[{}]")
FIRST = "en"

LEFT_OUT = {
    "suspended": mark("Account suspended"),
    "not_accepted": mark("Invitation not accepted yet"),
    "no_address": mark("No address"),
    "no_consent": mark("Did not agree, or no longer does"),
    "sample": mark("Made up for the sample"),
}


class NotWrittenYet(Conflict):
    message = mark("The letters are still being written. Please wait until they can be looked at.")


class DecidedAlready(Conflict):
    message = mark("Somebody has decided about this already.")


@dataclass(frozen=True, slots=True)
class Scope:
    """`code` is stored; `label` is a gettext id; `purpose` names the consent that each recipient must have given."""

    code: str
    label: str
    kind: str = ""
    role: str = ""
    purpose: str | None = None


SCOPES = (
    Scope("exhibitors", mark("All exhibitors' people"), kind="exhibitor"),
    *(Scope(f"role:{one}", ROLE_NAMES[one], kind="exhibitor", role=one) for one in sorted(EXHIBITORS)),
    Scope("attendees", mark("Attendees who agreed to news"), kind="attendee", purpose="newsletter"),
    Scope("staff", mark("Everybody with a desk"), kind="staff"),
    *(Scope(f"role:{one}", ROLE_NAMES[one], kind="staff", role=one) for one in sorted(STAFF)),
)


_elsewhere: dict[str, Scope] = {}


def written_elsewhere(*scopes: Scope) -> None:
    """Mailings whose letters another feature writes: shown, released and stopped here like all, and offered to nobody."""
    _elsewhere.update({one.code: one for one in scopes})


def scope_of(code: str) -> Scope | None:
    return _elsewhere.get(code) or next((one for one in SCOPES if one.code == code), None)


def strange_places(text: str, places: Collection[str] = PLACES) -> list[str]:
    """What stands in braces and is none of these places."""
    return [found[0] for found in _braces.finditer(text) if found[1] not in places]


def filled(text: str, places: Mapping[str, str]) -> str:
    """By name only: what a place holds is never looked at again."""
    return _braces.sub(lambda found: places.get(found[1] or "", found[0]), text)


def read_in(language: str | None, there: Mapping[str, object]) -> str:
    """The recipient's own language if the mailing has it, else English, else the first it was written in."""
    return next((one for one in (language, FIRST) if one is not None and one in there), next(iter(there)))
