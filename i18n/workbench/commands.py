"""Writing translations back, by the command of the context that they belong to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.journal.commands import record
from i18n.permissions import I18n
from i18n.workbench.facts import TextTranslated
from i18n.workbench.registry import Item, Rewrite, contents
from i18n.workbench.rules import rewritten


@dataclass(frozen=True, slots=True)
class Rendered:
    """`was` and `of` are the translation and the source's hash as the translator saw them; `unsure` ones stay drafts."""

    item: Item
    line: str
    was: str
    of: str
    unsure: bool = False


async def translate(
    actor: Actor, *, place: str, language: str, texts: Sequence[Rendered], reviewed: bool, now: datetime
) -> None:
    """All or none. Raises Denied, NotFound for a language that is not theirs, TranslatedMeanwhile."""
    require(actor, I18n.TRANSLATION_WRITE, f"language:{language}")
    facts = [
        TextTranslated(thing=one.item.thing, field=one.item.field, tongue=language, state=_state(one, reviewed))
        for one in texts
    ]
    async with transaction():
        await contents().write(actor, place, [(one.item, _rewrite(one, language, reviewed)) for one in texts], now)
        await record(actor, *facts, now=now)


def _rewrite(one: Rendered, language: str, reviewed: bool) -> Rewrite:
    done = _state(one, reviewed) == "reviewed"
    return partial(rewritten, language=language, line=one.line, was=one.was, of=one.of, reviewed=done)


def _state(one: Rendered, reviewed: bool) -> str:
    return "reviewed" if reviewed and not one.unsure else "draft"
