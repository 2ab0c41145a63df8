"""Halls and plans for tests: everything is drawn in but the point."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from core.actor import SYSTEM
from expo.editions.tables import Edition
from expo.floor.drawing.commands import put_feature, put_ground
from expo.floor.geometry.outlines import area, label_point, tidy
from expo.floor.geometry.points import Outline
from expo.floor.plans.snapshot import FrozenBooth, FrozenConnection, FrozenFeature, FrozenFloor, Plan
from expo.venues.commands import add_halls
from tests.make import editions
from tests.make.programme import text

DRAWN_AT = datetime(2026, 11, 1, 3, tzinfo=UTC)


def box(x: float, y: float, wide: float, deep: float) -> Outline:
    return (x, y), (x + wide, y), (x + wide, y + deep), (x, y + deep)


def booth(number: str, shape: Outline, **changes: Any) -> FrozenBooth:
    outline = tidy(shape)
    label, room = label_point(outline)
    given: dict[str, Any] = {
        "id": str(uuid5(NAMESPACE_URL, number)),
        "number": number,
        "polygon": outline,
        "area": float(area(outline)),
        "label": label,
        "room": room,
    }
    return FrozenBooth(**given | changes)


def feature(kind: str, *points: tuple[float, float], **changes: Any) -> FrozenFeature:
    return FrozenFeature(**{"id": f"{kind}-{points}", "kind": kind, "shape": points, **changes})


def floor(
    code: str = "E1",
    wide: float = 30,
    deep: float = 20,
    *,
    booths: Iterable[FrozenBooth] = (),
    features: Iterable[FrozenFeature] = (),
) -> FrozenFloor:
    """A hall with a door in the middle of its lower wall, unless `features` has one."""
    own = tuple(features)
    door = () if any(one.kind == "entrance" for one in own) else (feature("entrance", (wide / 2, deep)),)
    outline = box(0, 0, wide, deep)
    return FrozenFloor(code=code, name=text(code, "en"), outline=outline, booths=tuple(booths), features=(*door, *own))


def connection(kind: str, first: tuple[str, float, float], then: tuple[str, float, float], **changes: Any) -> Any:
    given: dict[str, Any] = {
        "id": f"{kind}-{first}-{then}",
        "kind": kind,
        "first": first[0],
        "first_at": first[1:],
        "then": then[0],
        "then_at": then[1:],
        "metres": 10,
    }
    return FrozenConnection(**given | changes)


def plan(*halls: FrozenFloor, connections: Iterable[FrozenConnection] = ()) -> Plan:
    return Plan(number=1, published_at=DRAWN_AT, halls=halls, connections=tuple(connections))


async def hall(slug: str = "wsce-2026", *codes: str, wide: float = 30, deep: float = 20) -> Edition:
    """A new edition with halls measured out, each with an entrance; E1 when none is named."""
    edition = await editions.edition(slug)
    names = codes or ("E1",)
    halls = [(uuid5(edition.id, code), code, {"name": text(code, "en")}) for code in names]
    await add_halls(edition.id, halls, first=0)
    for code in names:
        outline = box(0, 0, wide, deep)
        await put_ground(SYSTEM, edition=slug, hall=code, outline=outline, now=DRAWN_AT)
        door = [(wide / 2, deep)]
        await put_feature(SYSTEM, edition=slug, hall=code, kind="entrance", shape=door, now=DRAWN_AT)
    return edition
