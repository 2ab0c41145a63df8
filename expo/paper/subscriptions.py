"""What paper does when it hears of a release: the worker sets the booklets before anybody asks for them."""

import asyncio
from collections.abc import Mapping
from typing import Any

from core.journal.subscriptions import Subscriber
from expo.paper.setting import paper
from expo.releases.facts import ProgrammeReleased
from expo.releases.publication import Publication
from expo.releases.queries import release_called
from i18n.locales import LANGUAGES


async def _set(payload: Mapping[str, Any]) -> None:
    """Harmless the second time: what is set already is not set again."""
    publication = Publication(await release_called(payload["release"]))
    for language in LANGUAGES:
        await asyncio.to_thread(paper, "booklet", publication, language)


set_booklets_beforehand = Subscriber("expo.paper", ProgrammeReleased.kind, _set)
