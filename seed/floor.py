"""The sample edition's halls: invented booths, drawn and published through the same doors as an organiser's."""

from datetime import datetime
from typing import Any

from msgspec import convert

from core.actor import Actor
from expo.floor.drawing.commands import import_layout
from expo.floor.drawing.layouts import Layout
from expo.floor.geometry.rows import Row, numbers_from, outlines_of
from expo.floor.plans.commands import publish_plan
from seed.reading import text, whole

FILE = "wsce_2026/floor"


async def load_floor(actor: Actor, edition: str, *, now: datetime) -> bool:
    """Whether anything was new, and therefore published; in the caller's transaction."""
    if not await import_layout(actor, edition=edition, layout=sample_layout(), now=now):
        return False
    await publish_plan(actor, edition=edition, now=now)
    return True


def sample_layout() -> Layout:
    """`rows` of the file spelled out booth by booth."""
    stated = whole(FILE)
    return convert({**stated, "halls": [_spelled_out(hall) for hall in stated["halls"]]}, Layout)


def _spelled_out(hall: dict[str, Any]) -> dict[str, Any]:
    booths = [*hall["booths"]]
    for stated in hall["rows"]:
        row = convert({name: value for name, value in stated.items() if name != "first"}, Row)
        outlines = outlines_of(row)
        numbers = numbers_from(stated["first"], len(outlines))
        booths += [{"number": number, "polygon": outline} for number, outline in zip(numbers, outlines, strict=True)]
    features = [{**one, "name": text(one.get("name"))} for one in hall["features"]]
    return {"code": hall["code"], "outline": hall["outline"], "booths": booths, "features": features}
