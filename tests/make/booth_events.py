"""Exhibitors with a confirmed booth, and what they hold there."""

from datetime import timedelta
from random import Random
from typing import Any

from core.actor import SYSTEM, Actor
from expo.editions.queries import edition_called
from expo.exhibitors.events.commands import decide_event, propose_event
from expo.exhibitors.events.queries import TAGS, Known, own_event
from expo.exhibitors.queries import Application
from expo.reservations.commands import assign_booths
from tests.conftest import NOW
from tests.make.exhibitors import exhibitor
from tests.make.lets import booths

SLUG = "wsce-2026"


async def host(code: str, *, prefix: str) -> tuple[Application, Actor, list[str]]:
    """Confirmed, with the first of three new booths called after `prefix`; the other two are free."""
    known, mine = await exhibitor(code)
    numbers = await booths(known.edition, 3, prefix=prefix)
    await assign_booths(SYSTEM, known.id, booths=numbers[:1], as_="confirmed", now=NOW)
    return known, mine, numbers


async def lines(*, begin: str = "10:00", minutes: int = 30, day: int = 0, **changes: str) -> dict[str, str]:
    """As the form has an event: on the edition's first day unless another is counted."""
    row = await edition_called(SLUG)
    assert row.starts_on
    texts = {f"{name}_{tag}": "" for name in ("title", "description") for tag in TAGS}
    when = {"day": (row.starts_on + timedelta(days=day)).isoformat(), "begin": begin, "minutes": str(minutes)}
    plain = {"kind": "demonstration", "spoken": "ko en", "expected": "20", "title_en": "A demonstration"}
    return {**texts, **plain, **when, **changes}


async def event(known: Application, mine: Actor, *, approved: bool = True, **changes: Any) -> Known:
    """Of an exhibitor who has a booth."""
    code = await propose_event(mine, known.id, await lines(**changes), chance=Random(known.code), now=NOW)
    made = await own_event(known.id, code)
    if approved:
        await decide_event(SYSTEM, made.id, to="approved", now=NOW)
        made = await own_event(known.id, code)
    return made
