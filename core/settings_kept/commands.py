"""Setting: all of a form at once, told to every process when it commits."""

from collections.abc import Mapping
from datetime import datetime

from piccolo.querystring import QueryString

from core.access.permissions import Core
from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.journal.commands import Change, record
from core.live.notices import tell
from core.settings_kept.facts import SettingsChanged
from core.settings_kept.queries import kept
from core.settings_kept.rules import merged

SHELF = "settings"
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('core_setting'))"
WRITE = """
INSERT INTO core_setting (name, value, changed_at, changed_by) VALUES ({}, {}, {}, {})
ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at,
    changed_by = excluded.changed_by
"""


async def change_settings(actor: Actor, *, before: Mapping[str, str], mine: Mapping[str, str], now: datetime) -> None:
    """`before` is what the form showed: what others changed meanwhile stays. Raises ChangedMeanwhile."""
    require(actor, Core.SETTINGS_WRITE)
    async with transaction():
        await DB.run_querystring(QueryString(ONE_AT_A_TIME))
        theirs = await kept()
        values = merged(before, theirs, mine)
        if not values:
            return
        for name, value in values.items():
            await DB.run_querystring(QueryString(WRITE, name, value, now, str(actor)))
        changes = [Change(name, theirs[name], value) for name, value in values.items()]
        await record(actor, SettingsChanged(names=", ".join(values)), now=now, changes=changes)
        await tell(SHELF)
