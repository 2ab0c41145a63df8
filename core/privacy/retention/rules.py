"""What ends by itself and is destroyed after a while: declared beside each table, and the officer changes the days."""

from dataclasses import dataclass

from core.errors import Conflict, Invalid, mark
from core.privacy.registry import Classified, Ending, classified

LONGEST = 36_500


class DaysAreFixed(Conflict):
    message = mark("How long this is kept cannot be changed: other parts of the site count on it.")


@dataclass(frozen=True, slots=True)
class Kept:
    """One rule of one table; `ending` says what, from when and why."""

    table: str
    ending: Ending

    @property
    def what(self) -> str:
        return self.ending.what


def kept_things() -> list[Kept]:
    """Every rule, by what it is called."""
    return sorted((Kept(one.table, ending) for one in classified() for ending in one.ends), key=lambda one: one.what)


def kept_as(what: str) -> Kept | None:
    return next((one for one in kept_things() if one.what == what), None)


def labels() -> dict[str, str]:
    """Gettext ids by what is called so."""
    return {one.what: one.ending.label for one in kept_things()}


def staying() -> list[Classified]:
    """What has no end of its own, with its reason: `long`."""
    return [one for one in classified() if one.long and not one.ends]


def check_days(ending: Ending, days: int) -> None:
    """Raises Invalid, DaysAreFixed."""
    if ending.fixed and days != ending.days:
        raise DaysAreFixed
    if not ending.least <= days <= LONGEST:
        raise Invalid(
            {"days": mark("Please give days from {least} to {longest}.")}, least=ending.least, longest=LONGEST
        )
