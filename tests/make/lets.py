"""Booths for tests, drawn in a row in a hall of their own."""

from json import dumps
from uuid import UUID, uuid4

from expo.floor.tables import Booth
from expo.venues.tables import Hall
from i18n.text import to_json, written


async def hall(edition: UUID, code: str = "hall-1") -> UUID:
    row = Hall(id=uuid4(), edition=edition, code=code, name=to_json(written("ko", {"ko": "1전시장", "en": "Hall 1"})))
    await Hall.insert(row)
    return row.id


async def booths(edition: UUID, count: int, *, kind: str = "shell", prefix: str = "A", first: int = 101) -> list[str]:
    """Of 3 m × 3 m each; their numbers, `A-101` and on."""
    where = await hall(edition, f"hall-{prefix.lower()}")
    numbers = [f"{prefix}-{first + one}" for one in range(count)]
    await Booth.insert(
        *(
            Booth(
                id=uuid4(),
                edition=edition,
                hall=where,
                number=number,
                kind=kind,
                polygon=dumps([[3 * one, 0], [3 * one + 3, 0], [3 * one + 3, 3], [3 * one, 3]]),
                area=9,
            )
            for one, number in enumerate(numbers)
        )
    )
    return numbers
