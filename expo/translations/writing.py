"""Writing one text back: under the lock that all editors of the programme take, with the fact of its own feature."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from core.actor import Actor
from core.errors import NotFound
from core.journal.commands import Change, record
from core.journal.facts import Fact
from core.live.notices import tell
from expo.editions.facts import EditionChanged
from expo.editions.queries import held
from expo.editions.tables import Edition
from expo.exhibitors.events.translating import translate_event
from expo.programme.edits.commands import SUBJECT
from expo.programme.facts import FrameChanged
from expo.programme.sessions.commands import session_in
from expo.programme.sessions.writing import put_session
from expo.programme.slots.queries import Draft, draft
from expo.speakers.facts import SpeakerChanged
from expo.speakers.tables import Speaker
from expo.translations.stock import table_of
from i18n.text import Translated, required, to_json
from i18n.workbench.registry import Item, Rewrite


async def write_back(actor: Actor, place: str, texts: Sequence[tuple[Item, Rewrite]], now: datetime) -> None:
    """Raises NotFound when a thing has gone, and whatever a rewrite raises."""
    row = await held(place)
    sessions: dict[str, list[tuple[Item, Rewrite]]] = defaultdict(list)
    for item, rewrite in texts:
        if item.kind == "session":
            sessions[item.code].append((item, rewrite))
        elif item.kind == "booth_event":
            await translate_event(actor, item.thing, item.field, rewrite, now=now)
        else:
            await _written(actor, row, item, rewrite, now)
    if sessions:
        await _sessions(actor, await draft(row), sessions, now)


async def _sessions(
    actor: Actor, known: Draft, sessions: Mapping[str, Sequence[tuple[Item, Rewrite]]], now: datetime
) -> None:
    """One step of editing a session, however many of its texts are written."""
    for code, texts in sessions.items():
        before = session_in(known, code)
        fields = {item.field: _rewritten(getattr(before, item.field), rewrite) for item, rewrite in texts}
        await put_session(actor, known, before, msgspec.structs.replace(before, **fields), now=now)


def _rewritten(text: Translated | None, rewrite: Rewrite) -> Translated:
    if text is None:
        raise NotFound
    return rewrite(text)


async def _written(actor: Actor, edition: Edition, item: Item, rewrite: Rewrite, now: datetime) -> None:
    table: Any = table_of(item.kind)
    column = getattr(table, item.field)
    row = await table.select(column).where(table.id == item.thing).first()
    if row is None or row[item.field] is None:
        raise NotFound
    before = required(row[item.field])
    after = rewrite(before)
    await table.update({column: to_json(after)}).where(table.id == item.thing)
    about = await _person(item) if item.kind == "speaker" else None
    changes = [
        Change(f"{item.field}_{tag}", _line(before, tag), _line(after, tag), about)
        for tag in after.renditions
        if _line(before, tag) != _line(after, tag)
    ]
    await record(actor, _fact(edition, item), now=now, changes=changes)
    await tell(f"{SUBJECT}:{edition.slug}")


async def _person(item: Item) -> UUID | None:
    row = await Speaker.select(Speaker.person).where(Speaker.id == item.thing).first()
    return row["person"] if row else None


def _fact(edition: Edition, item: Item) -> Fact:
    if item.kind == "edition":
        return EditionChanged(edition=edition.id, fields=(item.field,))
    if item.kind == "speaker":
        return SpeakerChanged(edition=edition.id, speaker=item.thing, fields=(item.field,))
    return FrameChanged(edition=edition.id, what=item.kind, id=item.thing, fields=(item.field,))


def _line(text: Translated, tag: str) -> str | None:
    return text.renditions[tag].text if tag in text.renditions else None
