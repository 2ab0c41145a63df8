"""In which states agreements are found today, and those that an address asks for."""

from collections.abc import Mapping
from datetime import datetime

from core.actor import Actor
from crm.agreements.finding import called
from crm.agreements.queries import Card, agreements
from crm.agreements.rules import STATE_NAMES
from crm.agreements.standing import STANDING_NAMES

ALL_STATES = {**{code: name for code, name in STATE_NAMES.items() if code != "signed"}, **STANDING_NAMES}
FACETS = ("state", "country", "kind", "owner")


async def found_for(actor: Actor, asked: Mapping[str, str], *, now: datetime) -> list[Card]:
    """Those of the state, country, kind and owner that are asked for, with every word of `q`; what none of them has narrows
    nothing.
    """
    every = [(one, _facets(one)) for one in await agreements(actor, now=now)]
    there = {value for _, facets in every for value in facets.items()}
    wanted = {name: asked.get(name, "") for name in FACETS}
    narrowed = {(name, value) for name, value in wanted.items() if value and (name, value) in there}
    found = [one for one, facets in every if narrowed <= {*facets.items()}]
    words = asked.get("q", "")
    if not words.strip():
        return found
    ids = await called(actor, words)
    return [one for one in found if one.id in ids]


def _facets(one: Card) -> dict[str, str]:
    return dict(zip(FACETS, (one.shown_state, one.country, one.kind, str(one.owner or "")), strict=True))
