"""What paper does when it hears of a release: a job sets all of it anew, before anybody goes to the printer; and of an
erasure: what names a speaker who was erased goes, and is set anew without them.
"""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.actor import SYSTEM
from core.db.engine import DB
from core.db.transaction import transaction
from core.journal.subscriptions import Subscriber
from core.privacy.facts import Erased
from expo.editions.queries import slugs_of
from expo.paper.commands import ask_for_paper
from expo.paper.setting import KINDS, forget
from expo.paper.tables import Print
from expo.releases.facts import ProgrammeReleased, ProgrammeRestored
from i18n.locales import LANGUAGES

NAMED_IN = "SELECT DISTINCT edition FROM expo_speaker WHERE person = {}"
ALL = tuple((kind, one.code) for kind in KINDS for one in LANGUAGES)


async def _ask(payload: Mapping[str, Any], now: datetime) -> None:
    """Harmless the second time: what is being set is not asked for again."""
    slug = (await slugs_of([UUID(str(payload["edition"]))])).get(UUID(str(payload["edition"])))
    if slug is not None:
        await ask_for_paper(SYSTEM, edition=slug, sheets=ALL, now=now)


async def _leave_out(payload: Mapping[str, Any], now: datetime) -> None:
    for row in await DB.run_querystring(QueryString(NAMED_IN, UUID(str(payload["whom"])))):
        async with transaction():
            await Print.delete().where(Print.edition == row["edition"])
            await _ask(row, now)
        await asyncio.to_thread(forget)


leave_out = Subscriber("expo.paper.erased", Erased.kind, _leave_out)
set_beforehand = tuple(
    Subscriber(f"expo.paper{ending}", fact.kind, _ask)
    for ending, fact in (("", ProgrammeReleased), (".again", ProgrammeRestored))
)
