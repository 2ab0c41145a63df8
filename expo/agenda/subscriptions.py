"""What the agenda does when it hears of a release: the worker draws the share cards before anybody asks for them."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from core.journal.subscriptions import Subscriber
from expo.agenda.cards.kept import card_of, card_png
from expo.releases.facts import ProgrammeReleased
from expo.releases.publication import Publication
from expo.releases.queries import release_called
from i18n.locales import LANGUAGES


async def _draw(payload: Mapping[str, Any], _now: datetime) -> None:
    """Harmless the second time: a card that is there already is not drawn again."""
    publication = Publication(await release_called(payload["release"]))
    for session in publication.snapshot.sessions:
        for language in LANGUAGES:
            await asyncio.to_thread(card_png, card_of(publication, session, language))


draw_cards_beforehand = Subscriber("expo.agenda.cards", ProgrammeReleased.kind, _draw)
