"""What paper does when it hears of a release: a job sets all of it anew, before anybody goes to the printer."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from core.actor import SYSTEM
from core.journal.subscriptions import Subscriber
from expo.editions.queries import slugs_of
from expo.paper.commands import ask_for_paper
from expo.paper.setting import KINDS
from expo.releases.facts import ProgrammeReleased, ProgrammeRestored
from i18n.locales import LANGUAGES

ALL = tuple((kind, one.code) for kind in KINDS for one in LANGUAGES)


async def _ask(payload: Mapping[str, Any], now: datetime) -> None:
    """Harmless the second time: what is being set is not asked for again."""
    slug = (await slugs_of([UUID(str(payload["edition"]))])).get(UUID(str(payload["edition"])))
    if slug is not None:
        await ask_for_paper(SYSTEM, edition=slug, sheets=ALL, now=now)


set_beforehand = tuple(
    Subscriber(f"expo.paper{ending}", fact.kind, _ask)
    for ending, fact in (("", ProgrammeReleased), (".again", ProgrammeRestored))
)
