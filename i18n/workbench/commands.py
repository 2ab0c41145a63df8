"""Writing translations back, one text at a time, in its own context's command."""

from datetime import datetime

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.journal.commands import record
from i18n.permissions import I18n
from i18n.text import Translated
from i18n.workbench.facts import TextTranslated
from i18n.workbench.registry import Item, contents
from i18n.workbench.rules import rewritten


async def translate(
    actor: Actor,
    *,
    place: str,
    item: Item,
    language: str,
    line: str,
    was: str,
    of: str,
    reviewed: bool,
    now: datetime,
) -> None:
    """`was` and `of` are the translation and the source's hash as the translator saw them. Raises Denied, NotFound for
    a language that is not theirs, TranslatedMeanwhile.
    """
    require(actor, I18n.TRANSLATION_WRITE, f"language:{language}")

    def rewrite(text: Translated) -> Translated:
        return rewritten(text, language, line, was=was, of=of, reviewed=reviewed)

    state = "reviewed" if reviewed else "draft"
    async with transaction():
        await contents().write(actor, place, item, rewrite, now)
        fact = TextTranslated(thing=item.thing, field=item.field, tongue=language, state=state)
        await record(actor, fact, now=now)
