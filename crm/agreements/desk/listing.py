"""Agreements by words, and in which states they are found today."""

from collections.abc import Mapping
from datetime import datetime

from core.actor import Actor
from core.desk.palette import fits
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
    return [one for one, facets in every if narrowed <= {*facets.items()} and _fits(one, asked.get("q", ""))]


async def fitting(actor: Actor, words: str, *, now: datetime) -> list[Card]:
    """Those that the actor may see whose title, code, country or parties have every word, in any language."""
    return [one for one in await agreements(actor, now=now) if _fits(one, words)]


def _facets(one: Card) -> dict[str, str]:
    return dict(zip(FACETS, (one.shown_state, one.country, one.kind, str(one.owner or "")), strict=True))


def _fits(one: Card, words: str) -> bool:
    texts = [one.title, *(side.name for side in one.sides)]
    said = " ".join([one.code, one.country, *(each.text for text in texts for each in text.renditions.values())])
    return fits(said, words)
