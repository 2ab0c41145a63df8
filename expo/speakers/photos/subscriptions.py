"""What the programme on show does when it hears that somebody was erased: what it says of them goes from its pages."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from core.db.transaction import transaction
from core.journal.subscriptions import Subscriber
from core.live.notices import tell
from core.privacy.facts import Erased
from expo.releases.commands import SUBJECT


async def _hear(_payload: Mapping[str, Any], _now: datetime) -> None:
    """Every process looks who is there still, and which portraits."""
    async with transaction():
        await tell(SUBJECT)


drop_portraits = Subscriber("expo.speakers.portraits", Erased.kind, _hear)
