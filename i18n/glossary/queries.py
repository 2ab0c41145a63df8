"""Reading the glossary of a place: its own terms and those of all places."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec

from core.access.rules import reach, require
from core.actor import Actor
from core.errors import NotFound
from i18n.glossary import rules
from i18n.glossary.tables import Term
from i18n.locales import LANGUAGES
from i18n.permissions import I18n

TAGS = tuple(one.code for one in LANGUAGES)


async def terms_of(place: str) -> list[rules.Term]:
    """In the order of an index. Whoever may see the texts of a place may see how its words are to be said."""
    rows = await Term.select().where(Term.place.is_in(["", place])).order_by(Term.folded).output(load_json=True)
    return [_term(row) for row in rows]


async def term_called(actor: Actor, place: str, term: UUID) -> rules.Term:
    """Raises Denied, NotFound, also for a term of another place."""
    require(actor, I18n.GLOSSARY_READ)
    found = next((one for one in await terms_of(place) if one.id == term), None)
    if found is None:
        raise NotFound
    return found


def languages_said(actor: Actor) -> tuple[str, ...]:
    """In which of our languages they may say how a word is to be said."""
    mine = reach(actor, I18n.GLOSSARY_WRITE)
    return tuple(tag for tag in TAGS if mine.covers(f"language:{tag}"))


def keeps(actor: Actor) -> bool:
    """Whether the words themselves are theirs, not only what they are in some languages."""
    return reach(actor, I18n.GLOSSARY_WRITE).everywhere


def lines_of(term: rules.Term) -> dict[str, str]:
    """As its form has it."""
    return {
        "language": term.language,
        "source": term.source,
        "every": "" if term.place else "yes",
        "as_is": "yes" if term.as_is else "",
        "note": term.note,
        **{f"wanted_{tag}": term.wanted.get(tag, "") for tag in TAGS},
        **{f"forbidden_{tag}": "\n".join(term.forbidden.get(tag, ())) for tag in TAGS},
    }


def _term(row: Mapping[str, Any]) -> rules.Term:
    fields = {name: row[name] for name in ("id", "place", "language", "source", "as_is", "note")}
    return rules.Term(
        **fields,
        wanted=msgspec.convert(row["wanted"], dict[str, str]),
        forbidden=msgspec.convert(row["forbidden"], dict[str, tuple[str, ...]]),
    )
