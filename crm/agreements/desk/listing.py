"""Agreements by words, and in which states they are found today."""

from datetime import datetime

from core.actor import Actor
from core.desk.palette import fits
from crm.agreements.queries import Card, agreements
from crm.agreements.rules import STATE_NAMES
from crm.agreements.standing import STANDING_NAMES

ALL_STATES = {**{code: name for code, name in STATE_NAMES.items() if code != "signed"}, **STANDING_NAMES}


async def fitting(actor: Actor, words: str, *, now: datetime) -> list[Card]:
    """Those that the actor may see whose title, code, country or parties have every word, in any language."""
    return [one for one in await agreements(actor, now=now) if _fits(one, words)]


def _fits(one: Card, words: str) -> bool:
    texts = [one.title, *(side.name for side in one.sides)]
    said = " ".join([one.code, one.country, *(each.text for text in texts for each in text.renditions.values())])
    return fits(said, words)
