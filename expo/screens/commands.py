"""Hanging screens and taking them down, hearing of them, and saying when a silent one is told of."""

import secrets
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound
from core.forms.merging import Lines, merged
from core.journal.commands import record
from expo.editions.queries import held
from expo.permissions import Expo
from expo.screens.facts import ScreenAdded, ScreenRemoved, ScreenWatchChanged
from expo.screens.queries import watch_of
from expo.screens.rules import MOST_SCREENS, TooManyScreens, Watch, clock_of, watch_in
from expo.screens.tables import Screen, ScreenWatch

CODE_BYTES = 9


async def hang_screen(
    actor: Actor, *, edition: str, name: str, shows: str | None, language: str, now: datetime
) -> UUID:
    """Raises Denied, TooManyScreens."""
    require(actor, Expo.SCREEN_WRITE)
    async with transaction():
        row = await held(edition)
        if await Screen.count().where(Screen.edition == row.id) >= MOST_SCREENS:
            raise TooManyScreens(most=MOST_SCREENS)
        code = secrets.token_urlsafe(CODE_BYTES)
        one = Screen(id=uuid4(), edition=row.id, name=name, code=code, shows=shows, language=language)
        await Screen.insert(one)
        await record(actor, ScreenAdded(edition=row.id, screen=one.id, name=name), now=now)
    return one.id


async def remove_screen(actor: Actor, *, edition: str, screen: UUID, now: datetime) -> None:
    """Whatever still shows its address goes on, and is not heard of any more. Raises Denied, NotFound."""
    require(actor, Expo.SCREEN_WRITE)
    async with transaction():
        row = await held(edition)
        mine = (Screen.id == screen) & (Screen.edition == row.id)
        gone = await Screen.delete().where(mine).returning(Screen.name)
        if not gone:
            raise NotFound
        await record(actor, ScreenRemoved(edition=row.id, screen=screen, name=gone[0]["name"]), now=now)


async def hear_of_screen(code: str, *, number: int, now: datetime) -> None:
    """From the screen itself: nobody's data, and nothing that is written down but when. One that was taken down, or never
    was, is not heard.
    """
    values: dict[Any, Any] = {Screen.seen_at: now, Screen.number: number}
    await Screen.update(values).where(Screen.code == code)


async def watch_screens(actor: Actor, *, edition: str, watch: Watch, before: Lines, now: datetime) -> None:
    """What somebody else changed since `before` stays. Raises Denied, ChangedMeanwhile, EndsFirst."""
    require(actor, Expo.SCREEN_WRITE)
    async with transaction():
        row = await held(edition)
        theirs = (await watch_of(row.id)).lines
        after = merged(before, watch.lines, theirs)
        if after == theirs:
            return
        watch = watch_in(after)
        values = ScreenWatch(id=uuid4(), edition=row.id, minutes=watch.minutes, opens=watch.opens, closes=watch.closes)
        written = [ScreenWatch.minutes, ScreenWatch.opens, ScreenWatch.closes]
        await ScreenWatch.insert(values).on_conflict(action="DO UPDATE", target=ScreenWatch.edition, values=written)
        opens, closes = clock_of(watch.opens), clock_of(watch.closes)
        fact = ScreenWatchChanged(edition=row.id, minutes=watch.minutes, opens=opens, closes=closes)
        await record(actor, fact, now=now)
