"""How long one travels to an item: what somebody has driven, how halls lie, else a usual half hour."""

from uuid import UUID, uuid4

from crm.delegations.programme.tables import Journey
from expo.venues.ways import MINUTES_BETWEEN_HALLS

USUAL = 30
"""Minutes between two places of which nobody has said how far they are apart."""


def key_of(place: str) -> str:
    return " ".join(place.casefold().split())


def ends_of(first: str, then: str) -> tuple[str, str]:
    """As the table has them."""
    one, other = sorted((key_of(first), key_of(then)))
    return one, other


async def minutes_between(before: tuple[str, UUID | None], here: tuple[str, UUID | None]) -> int:
    """Each a place in words and the edition it lies in, if that. The same place is no way; within an edition one walks."""
    first, then = ends_of(before[0], here[0])
    if first == then or not first or not then:
        return 0 if first == then else USUAL if here[1] is None or here[1] != before[1] else MINUTES_BETWEEN_HALLS
    row = await Journey.select(Journey.minutes).where((Journey.first == first) & (Journey.then == then)).first()
    if row is not None:
        return int(row["minutes"])
    return MINUTES_BETWEEN_HALLS if here[1] is not None and here[1] == before[1] else USUAL


async def learn(first: str, then: str, minutes: int) -> None:
    """What an officer says of a way is what the next item begins with; in the caller's transaction."""
    one, other = ends_of(first, then)
    if one and other and one != other:
        row = Journey(id=uuid4(), first=one, then=other, minutes=minutes)
        await Journey.insert(row).on_conflict(
            action="DO UPDATE", target=(Journey.first, Journey.then), values=[Journey.minutes]
        )
