"""A plan as large as the expo of 2022 was: 1,548 booths in three halls, made by rule."""

from datetime import UTC, datetime

from expo.floor.geometry.outlines import area, label_point, tidy
from expo.floor.geometry.points import Outline
from expo.floor.geometry.rows import Row, outlines_of
from expo.floor.plans.snapshot import FrozenBooth, FrozenConnection, FrozenFeature, FrozenFloor, Plan
from i18n.text import Translated, written

WIDE, DEEP = 126.0, 81.0
BOOTHS = 516
ISLAND = 12


def large_plan() -> Plan:
    halls = tuple(_floor(place, letter) for place, letter in enumerate("ABC"))
    ways = tuple(
        FrozenConnection(
            id=f"way-{at}-{kind}",
            kind=kind,  # type: ignore[arg-type]
            first=halls[at].code,
            first_at=(WIDE, y),
            then=halls[at + 1].code,
            then_at=(0, y),
            metres=metres,
        )
        for at in range(2)
        for kind, y, metres in (("stairs", 20.0, 15), ("lift", 70.0, 30))
    )
    return Plan(number=1, published_at=datetime(2026, 11, 1, tzinfo=UTC), halls=halls, connections=ways)


def _floor(place: int, letter: str) -> FrozenFloor:
    outlines = [
        outline
        for line in range(8)
        for column in range(3)
        for outline in outlines_of(Row(4.5 + column * 40, 4.5 + line * 9, ISLAND, 3, 3, double=True))
    ][:BOOTHS]
    booths = tuple(_booth(f"{letter}-{at}", outline) for at, outline in enumerate(outlines, 101))
    door = FrozenFeature(id=f"door-{letter}", kind="entrance", shape=((63, DEEP),))
    desk = FrozenFeature(id=f"desk-{letter}", kind="information", shape=((63, DEEP - 2),))
    return FrozenFloor(
        code=f"H{place + 1}",
        name=_named(f"제{place + 1}전시장", f"Hall {place + 1}"),
        outline=((0, 0), (WIDE, 0), (WIDE, DEEP), (0, DEEP)),
        booths=booths,
        features=(door, desk),
    )


def _booth(number: str, outline: Outline) -> FrozenBooth:
    label, room = label_point(outline)
    shape = tidy(outline)
    return FrozenBooth(id=number, number=number, polygon=shape, area=float(area(shape)), label=label, room=room)


def _named(korean: str, english: str) -> Translated:
    found = written("ko", {"ko": korean, "en": english})
    if found is None:
        raise ValueError("a hall has a name")
    return found
