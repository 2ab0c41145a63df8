"""Agreements as an officer looks through them: by words, country, state as it stands today, kind and owner."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from core.actor import Actor
from core.desk.palette import fits
from core.forms.form import typed
from core.leaves import Leaf, leaf
from crm.agreements.days import day_in_seoul
from crm.agreements.queries import Card, agreements
from crm.agreements.rules import KIND_NAMES, STATE_NAMES
from crm.agreements.standing import STANDING_NAMES
from crm.duties.queries import Deadline, next_due
from crm.obligations.queries import rate_of
from crm.obligations.rules import Rate

ALL_STATES = {**{code: name for code, name in STATE_NAMES.items() if code != "signed"}, **STANDING_NAMES}
FAR = date.max


@dataclass(frozen=True, slots=True)
class Listing:
    """`numbers` counts all that the reader may see, by state as it stands today; `next` is what falls due first of each."""

    leaf: Leaf[Card]
    asked: Mapping[str, str]
    numbers: Mapping[str, int]
    next: Mapping[UUID, Deadline]
    countries: tuple[str, ...]
    owners: tuple[tuple[str, str], ...]
    rate: Rate
    today: date


async def listing(actor: Actor, asked: Mapping[str, str], *, now: datetime) -> Listing:
    """What is asked for and is not there narrows nothing."""
    every = await agreements(actor, now=now)
    coming = await next_due(every, now=now)
    wanted = _wanted(every, asked)
    found = [one for one in every if _fits(one, wanted)]
    found.sort(key=_order(wanted["order"], coming))
    numbers: dict[str, int] = {}
    for one in every:
        numbers[one.shown_state] = numbers.get(one.shown_state, 0) + 1
    return Listing(
        leaf(found, typed(asked.get("page", ""))),
        wanted,
        numbers,
        coming,
        tuple(sorted({one.country for one in every})),
        tuple(sorted({(one.owner_name, str(one.owner)) for one in every if one.owner})),
        await rate_of([one.id for one in found]),
        day_in_seoul(now),
    )


async def found_for(actor: Actor, asked: Mapping[str, str], *, now: datetime) -> list[Card]:
    """The same, whole: for a table that is taken out."""
    every = await agreements(actor, now=now)
    wanted = _wanted(every, asked)
    return [one for one in every if _fits(one, wanted)]


def _wanted(every: list[Card], asked: Mapping[str, str]) -> dict[str, str]:
    allowed = {
        "state": {*ALL_STATES},
        "country": {one.country for one in every},
        "kind": {*KIND_NAMES},
        "owner": {str(one.owner) for one in every if one.owner},
        "order": {"due", "signed", "code"},
    }
    chosen = {name: typed(asked.get(name, "")) for name in allowed}
    return {
        "q": typed(asked.get("q", "")),
        **{name: value if value in allowed[name] else "" for name, value in chosen.items()},
    }


def _fits(one: Card, wanted: Mapping[str, str]) -> bool:
    if wanted["state"] and one.shown_state != wanted["state"]:
        return False
    if wanted["country"] and one.country != wanted["country"]:
        return False
    if wanted["kind"] and one.kind != wanted["kind"]:
        return False
    if wanted["owner"] and str(one.owner) != wanted["owner"]:
        return False
    texts = [one.title, *(side.name for side in one.sides)]
    words = " ".join([one.code, one.country, *(each.text for text in texts for each in text.renditions.values())])
    return fits(words, wanted["q"])


def _order(order: str, coming: Mapping[UUID, Deadline]) -> Callable[[Card], tuple[object, ...]]:
    """The next deadline first, unless another order is asked for."""
    if order == "signed":
        return lambda one: (-(one.signed_on or date.min).toordinal(), one.code)
    if order == "code":
        return lambda one: (one.code,)
    return lambda one: (coming[one.id].due_on if one.id in coming else FAR, one.code)
