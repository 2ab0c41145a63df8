"""Files that somebody with a shell loads: carried out at once, and listed like those that were brought to the desk."""

import json
from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from core.actor import Actor
from core.db.transaction import transaction
from expo.editions.queries import held
from expo.interchange.commands import Progress, Wished
from expo.interchange.imports.applying import Brought, brought, write_down
from expo.interchange.imports.rules import Choices
from expo.interchange.imports.tables import Import
from expo.interchange.report import Report


async def load_at_once(
    actor: Actor, *, edition: str, names: Sequence[str], wish: Wished, now: datetime, progress: Progress
) -> Report:
    """`names` are the files', without their folders. A file that changes nothing and of which nothing is refused leaves no
    trace, so that one that comes every night fills no list. Raises NoSuchEdition, ProgrammeInMotion.
    """
    async with transaction():
        row = await held(edition)
        done = await brought(actor, row, wish, now=now, progress=progress)
        if _is_worth_keeping(done):
            one = Import(
                id=uuid4(),
                edition=row.id,
                files=json.dumps(list(names)),
                state="applied",
                withdraw=wish.withdraw_missing,
                made_at=now,
                made_by=str(actor),
            )
            await Import.insert(one)
            await write_down(actor, row, one.id, done, Choices(otherwise=wish.decisions.otherwise), now)
    return done.report


def _is_worth_keeping(done: Brought) -> bool:
    return bool(done.steps) or done.report.count("refused") > 0
