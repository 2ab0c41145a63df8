"""What ends by itself and is destroyed after a while: rows of the database change the days and can hold it."""

from dataclasses import dataclass

from core.errors import Invalid, mark

LONGEST = 36_500


@dataclass(frozen=True, slots=True)
class Kept:
    """`ended` is the SQL of the instant from which `days` are counted, null for what has not ended. `basis` says why
    it is kept that long, and is a gettext id like `label`.
    """

    what: str
    label: str
    table: str
    ended: str
    days: int
    basis: str


KEPT: list[Kept] = [
    Kept(
        "sessions",
        mark("Sessions that ended"),
        "core_session",
        "coalesce(ended_at, ends_at)",
        90,
        mark("To find out how an account was used."),
    ),
    Kept(
        "links",
        mark("Sign-in links that were used or ended"),
        "core_entry_link",
        "coalesce(used_at, ends_at)",
        30,
        mark("To find out who was let in."),
    ),
    Kept(
        "arrivals",
        mark("Letters to come in by that were used or ended"),
        "core_arrival",
        "coalesce(used_at, ends_at)",
        2,
        mark("To find out who was let in."),
    ),
    Kept(
        "sign_ons",
        mark("Sign-ons of organisations that were used or ended"),
        "core_sign_on",
        "coalesce(used_at, ends_at)",
        2,
        mark("To find out who was let in."),
    ),
    Kept("attempts", mark("Counted tries"), "core_attempts", "began_at", 2, mark("To stop those who guess.")),
    Kept(
        "deliveries",
        mark("Facts that were delivered"),
        "core_delivery",
        "delivered_at",
        30,
        mark("To find out what followed from a fact."),
    ),
    Kept(
        "letters",
        mark("Letters that were sent"),
        "core_mail",
        "sent_at",
        365,
        mark("To find out whether something was written and arrived."),
    ),
    Kept("notices", mark("Notices at the desk"), "core_notice", "at", 90, mark("To look up what one was told.")),
    Kept(
        "roles",
        mark("Roles that ended"),
        "core_grant",
        "coalesce(revoked_at, expires_at)",
        1095,
        mark("The law asks for three years of who could do what."),
    ),
]
"""Floors above add theirs with `keep`."""


def keep(one: Kept) -> None:
    """Raises ValueError for what is kept in another way already."""
    known = kept_as(one.what)
    if known is not None and known != one:
        raise ValueError(f"{one.what} is kept already")
    if known is None:
        KEPT.append(one)


def kept_as(what: str) -> Kept | None:
    return next((one for one in KEPT if one.what == what), None)


def check_days(days: int) -> None:
    """Raises Invalid."""
    if not 1 <= days <= LONGEST:
        raise Invalid({"days": mark("Please give days from 1 to 36,500.")})
