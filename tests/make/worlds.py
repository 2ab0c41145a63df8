"""The sample edition and the facts of the plan, as every site begins: loaded once a process, copied after that."""

from datetime import datetime

from core.actor import SYSTEM
from seed.commands import load_everything
from tests import database

_kept: dict[datetime, database.Kept | None] = {}


async def sample_world(now: datetime) -> None:
    """Into an empty database, before an application is started: nobody is told. Loading takes two seconds of a
    processor's time, copying a tenth of one, and a hundred tests begin with it.
    """
    import app  # noqa: F401, PLC0415 -- plugs in who hears of what; only after the database has been named

    kept = _kept.get(now)
    if kept is None:
        await load_everything(SYSTEM, now=now)
        _kept[now] = await database.keep()
    else:
        await database.put_back(kept)
