"""Writing the glossary: words by who keeps it, what they are in a language also by who translates into that one."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Denied
from core.forms.merging import Lines, merged
from core.journal.commands import Change, record
from i18n.glossary.facts import TermAdded, TermChanged, TermRemoved
from i18n.glossary.queries import TAGS, keeps, languages_said, lines_of, term_called
from i18n.glossary.rules import TermThere, folded
from i18n.glossary.tables import Term
from i18n.permissions import I18n

ONCE = "i18n_term_once"


async def add_term(actor: Actor, *, place: str, lines: Lines, now: datetime) -> UUID:
    """What they may not say is left out. Raises Denied, TermThere."""
    require(actor, I18n.GLOSSARY_WRITE)
    key, after = uuid4(), {**lines, **dict.fromkeys(_not_theirs(actor), "")}
    async with transaction():
        async with refusing({ONCE: TermThere()}):
            await Term.insert(Term(id=key, **_fields(place, after)))
        changes = [Change(name, None, line) for name, line in after.items() if line]
        await record(actor, TermAdded(term=key), now=now, changes=changes)
    return key


async def change_term(actor: Actor, *, place: str, term: UUID, lines: Lines, before: Lines, now: datetime) -> bool:
    """Whether anything changed; `before` as they saw it. Raises Denied, NotFound, ChangedMeanwhile, TermThere."""
    require(actor, I18n.GLOSSARY_WRITE)
    async with transaction():
        await Term.select(Term.id).where(Term.id == term).lock_rows("UPDATE")
        there = lines_of(await term_called(actor, place, term))
        closed = _not_theirs(actor) | ({"language", "source", "every", "as_is", "note"} if not keeps(actor) else set())
        mine = {**lines, **{name: there[name] for name in closed}}
        after = merged({**before, **{name: there[name] for name in closed}}, mine, there)
        changes = [
            Change(name, there[name] or None, after[name] or None) for name in there if there[name] != after[name]
        ]
        if not changes:
            return False
        async with refusing({ONCE: TermThere()}):
            values: dict[Any, Any] = {**_fields(place, after), Term.revision: Term.revision + 1}
            await Term.update(values).where(Term.id == term)
        await record(actor, TermChanged(term=term), now=now, changes=changes)
    return True


async def remove_term(actor: Actor, *, place: str, term: UUID, now: datetime) -> None:
    """Raises Denied for who keeps only some languages, NotFound."""
    require(actor, I18n.GLOSSARY_WRITE)
    if not keeps(actor):
        raise Denied
    async with transaction():
        there = lines_of(await term_called(actor, place, term))
        await Term.delete().where(Term.id == term)
        changes = [Change(name, line, None) for name, line in there.items() if line]
        await record(actor, TermRemoved(term=term), now=now, changes=changes)


def _not_theirs(actor: Actor) -> set[str]:
    theirs = languages_said(actor)
    return {f"{name}_{tag}" for tag in TAGS if tag not in theirs for name in ("wanted", "forbidden")}


def _fields(place: str, lines: Mapping[str, str]) -> dict[str, Any]:
    wanted = {tag: lines[f"wanted_{tag}"] for tag in TAGS if lines[f"wanted_{tag}"]}
    forbidden = {tag: lines[f"forbidden_{tag}"].splitlines() for tag in TAGS if lines[f"forbidden_{tag}"]}
    return {
        "place": "" if lines["every"] else place,
        "language": lines["language"],
        "source": lines["source"],
        "folded": folded(lines["source"]),
        "as_is": bool(lines["as_is"]),
        "note": lines["note"],
        "wanted": msgspec.json.encode(wanted).decode(),
        "forbidden": msgspec.json.encode(forbidden).decode(),
    }
