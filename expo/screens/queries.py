"""Reading screens: of an edition, and those that are silent."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from expo.screens.rules import USUAL, State, Watch, state_of
from expo.screens.tables import Screen, ScreenWatch


@dataclass(frozen=True, slots=True)
class Hung:
    """`number` is the release that it showed."""

    id: UUID
    name: str
    code: str
    shows: str | None
    language: str
    seen_at: datetime | None
    number: int | None
    state: State


async def watch_of(edition: UUID) -> Watch:
    row = await ScreenWatch.select().where(ScreenWatch.edition == edition).first()
    return Watch(row["minutes"], row["opens"], row["closes"]) if row else USUAL


async def screens_of(edition: UUID, now: datetime) -> list[Hung]:
    """Those that need somebody first."""
    watch = await watch_of(edition)
    columns = (Screen.id, Screen.name, Screen.code, Screen.shows, Screen.language, Screen.seen_at, Screen.number)
    rows = await Screen.select(*columns).where(Screen.edition == edition)
    found = [Hung(**row, state=state_of(row["seen_at"], watch, now)) for row in rows]
    return sorted(found, key=lambda one: (("silent", "never", "alive").index(one.state), one.name))


async def editions_with_screens() -> set[UUID]:
    return {row["edition"] for row in await Screen.select(Screen.edition)}
