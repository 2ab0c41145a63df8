"""A solution: begun, written, sent in, looked at, published, given back, taken off the site; and its papers."""

from datetime import datetime
from random import Random
from typing import Any
from uuid import UUID, uuid4

import msgspec

from core.access.rules import may, require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Invalid, NotFound
from core.files import commands as files
from core.files.uploads import Upload
from core.forms.merging import Lines, merged
from core.journal.commands import Change, record
from core.live.notices import tell
from expo.exhibitors.queries import locked as exhibitor_locked
from expo.exhibitors.rules import OVER, NotNow
from expo.exhibitors.rules import STATE_NAMES as EXHIBITOR_STATES
from expo.permissions import Expo
from expo.programme.rules import new_code
from expo.solutions import rules
from expo.solutions.facts import PaperAdded, PaperTaken, SolutionBegun, SolutionEdited, SolutionMoved
from expo.solutions.forms import TAGS
from expo.solutions.queries import Known, locked, papers_of
from expo.solutions.shown import Shown
from expo.solutions.slots import DOCUMENT
from expo.solutions.tables import Solution, SolutionPaper
from expo.solutions.telling import tell_exhibitor
from i18n.lines import text_in
from i18n.text import Translated, to_json, written

SUBJECT = "solutions"
"""What the public reads of the market is loaded anew when this is told."""


async def begin_solution(actor: Actor, exhibitor: UUID, *, chance: Random, now: datetime, sample: bool = False) -> str:
    """The code of a new draft. Raises TooManySolutions, NotNow for an exhibitor who is no longer one, NotFound."""
    async with transaction():
        host = await exhibitor_locked(exhibitor)
        require(actor, Expo.APPLICATION_WRITE, host.scope)
        if host.state in OVER:
            raise NotNow(state=EXHIBITOR_STATES[host.state])
        if await Solution.count().where(Solution.exhibitor == exhibitor) >= rules.MOST_SOLUTIONS:
            raise rules.TooManySolutions(most=rules.MOST_SOLUTIONS)
        taken = await Solution.select(Solution.code).where(Solution.edition == host.edition).output(as_list=True)
        made: dict[str, Any] = {"edition": host.edition, "exhibitor": exhibitor, "begun_at": now, "changed_at": now}
        row = Solution(id=uuid4(), code=new_code(taken, chance), sample=sample, **made)
        await Solution.insert(row)
        await record(actor, SolutionBegun(edition=host.edition, exhibitor=exhibitor, solution=row.id), now=now)
    code: str = row.code
    return code


async def save_solution(actor: Actor, solution: UUID, lines: Lines, before: Lines, *, now: datetime) -> None:
    """What somebody else wrote meanwhile stays; what visitors read stays until it is published anew. Raises
    ChangedMeanwhile, NotFound.
    """
    async with transaction():
        known = await _mine_to_change(actor, solution)
        after = merged(before, lines, known.lines)
        changed = {name: (known.lines[name], line) for name, line in after.items() if known.lines[name] != line}
        if not changed:
            return
        values: dict[Any, Any] = {
            **{getattr(Solution, name): to_json(_text(known, name, after)) for name in rules.TEXTS},
            Solution.choices: msgspec.json.encode(rules.choices_of(after)).decode(),
            Solution.changed_at: now,
            Solution.revision: known.revision + 1,
        }
        if known.state != "draft" and values[Solution.name] is None:
            raise Invalid(rules.missing(after, TAGS))
        if known.state != "draft" and values[Solution.summary] is None:
            raise Invalid(rules.missing(after, TAGS))
        await Solution.update(values).where(Solution.id == solution)
        told = [Change(name, *pair) for name, pair in changed.items()]
        await record(actor, SolutionEdited(**_ids(known)), now=now, changes=told)


async def move_solution(
    actor: Actor, solution: UUID, *, to: str, because: str = "", revision: int | None = None, now: datetime
) -> None:
    """Sends in, takes back, publishes, gives back, takes off the site; the exhibitor is written to. `revision` is what the
    organiser read. Raises NotNow, ReasonNeeded, ReadAnother, Invalid where it is not whole, NotFound.
    """
    async with transaction():
        known = await _mine_to_change(actor, solution, moderating=True)
        organiser = may(actor, Expo.SOLUTION_PUBLISH)
        rules.check_move(known.state, to, side="organiser" if organiser else "exhibitor", because=because)
        if revision is not None and revision != known.revision:
            raise rules.ReadAnother
        if to in ("submitted", "published") and known.lacking:
            raise Invalid(known.lacking)
        await Solution.update(_values(known, to, because, now)).where(Solution.id == solution)
        if to == "published":
            await _publish_papers(actor, known, now)
        moved = SolutionMoved(**_ids(known), state=to, was=known.state)
        await record(actor, moved, now=now, because=because)
        await tell_exhibitor(known, to, because, now=now)
        await tell(SUBJECT)


async def add_paper(actor: Actor, known: Known, upload: Upload, *, now: datetime) -> UUID:
    """Visitors get it when the solution is published again. Raises FileRefused, Invalid when there are too many."""
    taken = await files.take(actor, upload, slot=DOCUMENT, scope=known.scope)
    async with transaction():
        stored = await _mine_to_change(actor, known.id)
        there = await papers_of(known.id)
        if len(there) >= rules.MOST_PAPERS:
            raise Invalid({"paper": rules.TOO_MANY_PAPERS}, most=rules.MOST_PAPERS)
        file = await files.write_down(actor, taken, now=now)
        row = SolutionPaper(id=uuid4(), solution=known.id, file=file, position=len(there))
        await SolutionPaper.insert(row)
        await _touched(stored, now)
        await record(actor, PaperAdded(**_ids(stored), file=file), now=now)
    return file


async def take_paper(actor: Actor, solution: UUID, file: UUID, *, now: datetime) -> None:
    """Nobody gets it from now on, visitors neither. Raises NotFound."""
    async with transaction():
        stored = await _mine_to_change(actor, solution)
        if file not in {one["file"] for one in await papers_of(solution)}:
            raise NotFound
        await files.end(actor, file, slot=DOCUMENT, now=now)
        await record(actor, PaperTaken(**_ids(stored), file=file), now=now)
        await tell(SUBJECT)


def _values(known: Known, to: str, because: str, now: datetime) -> dict[Any, Any]:
    values: dict[Any, Any] = {Solution.state: to}
    if to in rules.REASONED:
        values[Solution.because] = because.strip()
    elif to in ("submitted", "published"):
        values[Solution.because] = None
    if to == "submitted":
        values[Solution.submitted_at] = now
    if to == "published":
        values |= {Solution.shown: msgspec.json.encode(Shown.of(known)).decode(), Solution.published_at: now}
        values[Solution.shown_revision] = known.revision
    if to in rules.UNSEEN:
        values |= {Solution.shown: None, Solution.shown_revision: None}
    return values


async def _publish_papers(actor: Actor, known: Known, now: datetime) -> None:
    for one in await papers_of(known.id):
        if one["published_at"] is None:
            await files.publish(actor, one["file"], permission=Expo.SOLUTION_PUBLISH, now=now)


async def _touched(known: Known, now: datetime) -> None:
    values: dict[Any, Any] = {Solution.revision: known.revision + 1, Solution.changed_at: now}
    await Solution.update(values).where(Solution.id == known.id)


async def _mine_to_change(actor: Actor, solution: UUID, *, moderating: bool = False) -> Known:
    known = await locked(solution)
    if not (moderating and may(actor, Expo.SOLUTION_PUBLISH)):
        require(actor, Expo.APPLICATION_WRITE, known.scope)
    return known


def _text(known: Known, name: str, lines: Lines) -> Translated | None:
    """The language that was written first stays the source while it has words."""
    before: Translated | None = getattr(known, name)
    own = {key: line for key, line in lines.items() if key.startswith(f"{name}_")}
    if before is None:
        return written(TAGS[0], {tag: own[f"{name}_{tag}"] for tag in TAGS})
    return text_in(own, before, name)


def _ids(known: Known) -> dict[str, UUID]:
    return {"edition": known.edition, "exhibitor": known.exhibitor, "solution": known.id}
