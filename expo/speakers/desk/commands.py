"""Adding speakers and changing what is told of them, by editors."""

from datetime import datetime
from random import Random

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.forms.merging import Lines, merged
from expo.editions.queries import held
from expo.permissions import Expo
from expo.programme.rules import new_code
from expo.speakers import profiles
from expo.speakers.queries import profile_called, profiles_of


async def add_speaker(actor: Actor, *, edition: str, lines: Lines, chance: Random, now: datetime) -> str:
    """Their code. Raises Denied."""
    require(actor, Expo.SPEAKER_WRITE)
    async with transaction():
        row = await held(edition)
        code = new_code({one.code for one in await profiles_of(row.id)}, chance)
        await profiles.added(actor, row.id, code, lines, now=now)
    return code


async def change_profile(actor: Actor, *, edition: str, code: str, lines: Lines, before: Lines, now: datetime) -> None:
    """Raises Denied, NotFound, ChangedMeanwhile."""
    require(actor, Expo.SPEAKER_WRITE)
    async with transaction():
        row = await held(edition)
        known = await profile_called(row.id, code)
        await profiles.changed(actor, edition, known, merged(before, lines, known.lines), now=now)
