"""The travel of a visit as pages show it: by day, and what does not fit as sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from core.web.given import AnyRequest
from crm.delegations.dossiers.queries import Dossier
from crm.delegations.travel.rules import Leg, Mismatch
from i18n import formats
from i18n.catalogue import say
from i18n.lists import listed
from i18n.screens import language_for


@dataclass(frozen=True, slots=True)
class Day:
    """On the clock of where the visit is."""

    on: date
    legs: tuple[Leg, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence in the reader's language, and the flight it is about."""

    text: str
    about: UUID | None


def days_of(legs: Sequence[Leg]) -> list[Day]:
    """The first day first."""
    ordered = sorted(legs, key=lambda one: (one.here_at.date(), one.here_at))
    return [Day(on, tuple(group)) for on, group in groupby(ordered, key=lambda one: one.here_at.date())]


def told(request: AnyRequest, one: Dossier, wrong: Iterable[Mismatch]) -> list[Told]:
    """In the order in which they were found."""
    tongue = language_for(request, request.scope["state"]["actor"])
    names = {each.id: formats.isolated(each.called(tongue), tongue) for each in one.members}
    found = []
    for each in wrong:
        places = {
            name: formats.clock(value) if name in ("at", "earliest", "latest") else value  # type: ignore[arg-type]
            for name, value in each.places.items()
        }
        people = listed([name for who, name in names.items() if who in each.people], tongue)
        nights = listed([formats.short_day(night, tongue) for night in each.nights], tongue)
        found.append(Told(say(tongue, each.says, **places, people=people, nights=nights), each.about))
    return found
