"""Drafting everything that is missing in a language, a request at a time; what fails a check is told and not kept."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from core.actor import SYSTEM, Actor
from core.errors import NotFound, mark
from core.jobs.registry import Arguments, Progress, Result, Work
from i18n.glossary.rules import Term
from i18n.machine.commands import keep_draft
from i18n.machine.queries import KIND, is_allowed, missing
from i18n.machine.rules import WrittenMeanwhile, batches, found_in, masked
from i18n.machine.translator import Translator, translator
from i18n.workbench.queries import board_of
from i18n.workbench.registry import Item, contents

MOST_TOLD = 50


class Drafting:
    """One run: into `language`, in the name of whoever asked."""

    def __init__(self, actor: Actor, place: str, language: str, machine: Translator, now: datetime) -> None:
        self.actor, self.place, self.language, self.machine, self.now = actor, place, language, machine, now
        self.drafted = 0
        self.why: list[dict[str, Any]] = []

    async def run(self, progress: Progress) -> Result:
        """What is kept is not asked for again when it is run once more. Raises NoAnswer."""
        board = await board_of(SYSTEM, self.place, now=self.now)
        items, done = missing(board, self.language), 0
        by_source = sorted(items, key=lambda one: one.text.source)
        for source, mine in groupby(by_source, key=lambda one: one.text.source):
            for batch in batches(mine):
                await progress(done, len(items))
                if not await is_allowed(self.place):
                    return self.result()
                await self.draft(batch, source, board.glossary)
                done += len(batch)
        return self.result()

    async def draft(self, batch: Sequence[Item], source: str, terms: Sequence[Term]) -> None:
        sent = [masked(one.text.original, terms, spoken=source, language=self.language) for one in batch]
        answers = await self.machine.translate([one.text for one in sent], source=source, language=self.language)
        for item, mask, answer in zip(batch, sent, answers, strict=True):
            most = contents().kinds[item.kind].fields[item.field].most
            line, found = found_in(item, mask, answer, terms, language=self.language, most=most)
            if found:
                says = [{"says": one.says, "places": one.places} for one in found]
                self.why.append({"key": item.key, "found": says})
            else:
                await self.keep(item, line)

    async def keep(self, item: Item, line: str) -> None:
        try:
            await keep_draft(self.actor, place=self.place, item=item, language=self.language, line=line, now=self.now)
        except (WrittenMeanwhile, NotFound):
            return
        self.drafted += 1

    def result(self) -> Result:
        return {"drafted": self.drafted, "refused": len(self.why), "why": self.why[:MOST_TOLD]}


async def _run(arguments: Arguments, now: datetime, progress: Progress) -> Result:
    machine = translator()
    if machine is None:
        return {"drafted": 0, "refused": 0, "why": []}
    kind, _, name = arguments["asker"].partition(":")
    actor = Actor(kind, name)
    return await Drafting(actor, str(arguments["place"]), str(arguments["language"]), machine, now).run(progress)


WORK = Work(KIND, mark("Draft translations by machine"), mark("Drafted: {drafted}; not kept: {refused}"), _run)
