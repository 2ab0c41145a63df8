"""How long a session lives, and what must be proved before it is whole."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Life:
    """A session ends when it was not used for `idle`, and `whole` after it began whatever happens."""

    idle: timedelta
    whole: timedelta


LIVES = {
    "staff": Life(timedelta(minutes=30), timedelta(hours=12)),
    "exhibitor": Life(timedelta(hours=8), timedelta(days=7)),
    "attendee": Life(timedelta(days=30), timedelta(days=90)),
    "device": Life(timedelta(days=7), timedelta(days=30)),
    "service": Life(timedelta(minutes=30), timedelta(hours=12)),
}
TWO_FACTORS = (frozenset({"password", "totp"}), frozenset({"password", "recovery"}))
BY_ORGANISATION = (frozenset({"oidc", "totp"}), frozenset({"oidc", "recovery"}), frozenset({"oidc_strong"}))
"""`oidc_strong`: the organisation's sign-on said that it checked two factors, in words the operator listed."""
ENOUGH: dict[str, tuple[frozenset[str], ...]] = {
    "staff": (*TWO_FACTORS, *BY_ORGANISATION, frozenset({"passkey"}), frozenset({"development"})),
    "exhibitor": (*TWO_FACTORS, frozenset({"passkey"}), frozenset({"development"})),
    "attendee": (frozenset({"link"}),),
    "device": (frozenset({"pairing"}),),
    "service": (),
}
"""Any one of these sets makes a session whole (ASVS 5.0, 6.3.3: two factors for staff and exhibitors; a passkey that
verifies its user is both)."""


def is_complete(kind: str, proved: Collection[str]) -> bool:
    return any(enough <= set(proved) for enough in ENOUGH[kind])
