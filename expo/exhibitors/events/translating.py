"""Texts of a booth event as the workbench writes them: what readers have of it is translated with it."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from core.actor import Actor
from core.errors import NotFound
from core.journal.commands import Change, record
from core.live.notices import tell
from expo.exhibitors.commands import SUBJECT
from expo.exhibitors.events.facts import EventEdited
from expo.exhibitors.events.queries import Known, locked
from expo.exhibitors.events.rules import Shown
from expo.exhibitors.events.tables import BoothEvent
from i18n.lines import lines_of
from i18n.locales import LANGUAGES
from i18n.text import Translated, to_json
from i18n.workbench.registry import Rewrite

TAGS = tuple(one.code for one in LANGUAGES)


async def translate_event(actor: Actor, event: UUID, field: str, rewrite: Rewrite, *, now: datetime) -> None:
    """`field` is title or description; in the caller's transaction, which has asked whether the actor may write the
    language. An approved event stays so, and readers have the translation at once: its original is what was approved. Raises
    NotFound, NoSuchEvent.
    """
    known = await locked(event)
    before: Translated | None = getattr(known, field)
    if before is None:
        raise NotFound
    after = rewrite(before)
    values: dict[Any, Any] = {
        getattr(BoothEvent, field): to_json(after),
        BoothEvent.changed_at: now,
        BoothEvent.revision: known.revision + 1,
    }
    if known.state == "approved":
        values[BoothEvent.shown] = msgspec.json.encode(_shown(known, field, after)).decode()
    await BoothEvent.update(values).where(BoothEvent.id == event)
    was, lines = lines_of(before, TAGS, field), lines_of(after, TAGS, field)
    told = [Change(name, was[name], line) for name, line in lines.items() if was[name] != line]
    fact = EventEdited(edition=known.edition, exhibitor=known.exhibitor, event=known.id)
    await record(actor, fact, now=now, changes=told)
    await tell(SUBJECT)


def _shown(known: Known, field: str, text: Translated) -> Shown:
    texts: dict[str, Any] = {"title": known.title, "description": known.description, field: text}
    return Shown(known.kind, texts["title"], texts["description"], known.spoken)
