"""Taking the rows of a file over: all that were looked at, or none."""

from collections.abc import Iterable
from datetime import datetime

from core.actor import Actor
from core.db.transaction import transaction
from i18n.glossary.commands import add_term, change_term
from i18n.glossary.files.sheet import Row


async def take_over(actor: Actor, *, place: str, rows: Iterable[Row], now: datetime) -> None:
    """Raises Denied, TermThere, ChangedMeanwhile when somebody wrote between the look and the deed."""
    async with transaction():
        for row in rows:
            if row.verdict == "new":
                await add_term(actor, place=place, lines=row.lines, now=now)
            elif row.verdict == "changed" and row.term is not None:
                before = row.before or {}
                await change_term(actor, place=place, term=row.term, lines=row.lines, before=before, now=now)
