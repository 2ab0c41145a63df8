"""Tasks of an edition, and how far each exhibitor is with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from expo.exhibitors.tables import Exhibitor, Task, TaskDone
from expo.exhibitors.tasks.proofs import page_of, proved
from expo.exhibitors.tasks.rules import Chore, NoSuchTask, concerns, profile_lacks
from i18n.locales import LANGUAGES
from i18n.text import Translated, from_json, required

TAGS = tuple(one.code for one in LANGUAGES)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A task as organisers see it; `due_on` in the edition's zone."""

    id: UUID
    code: str
    title: Translated
    hint: Translated | None
    kind: str
    proof: str
    due_on: date
    position: int

    @property
    def lines(self) -> dict[str, str]:
        """As its form has it."""
        texts = {f"title_{tag}": _text(self.title, tag) for tag in TAGS} | {
            f"hint_{tag}": _text(self.hint, tag) for tag in TAGS
        }
        return texts | {"kind": self.kind, "proof": self.proof, "due_on": self.due_on.isoformat()}


async def tasks_of(edition: UUID) -> list[Wanted]:
    """Those in force, by day."""
    query = Task.select().where((Task.edition == edition) & Task.retired_at.is_null())
    return [_wanted(row) for row in await query.order_by(Task.due_on).order_by(Task.position)]


async def task_called(edition: UUID, code: str) -> Wanted:
    """Raises NoSuchTask."""
    found = next((one for one in await tasks_of(edition) if one.code == code), None)
    if found is None:
        raise NoSuchTask
    return found


async def chores_of(edition: UUID, exhibitors: list[UUID] | None = None) -> dict[UUID, list[Chore]]:
    """By exhibitor (all of the edition unless some are named), each theirs by day. Asks nobody: callers have."""
    tasks = await tasks_of(edition)
    of = Exhibitor.organisation
    query = Exhibitor.select(
        Exhibitor.id,
        Exhibitor.kind,
        of.description.as_alias("description"),
        of.website.as_alias("website"),
        of.country.as_alias("country"),
        of.logo.as_alias("logo"),
    ).where(Exhibitor.edition == edition)
    if exhibitors is not None:
        query = query.where(Exhibitor.id.is_in(exhibitors or [edition]))
    rows = await query
    live = TaskDone.undone_at.is_null() & TaskDone.exhibitor.is_in([row["id"] for row in rows] or [edition])
    done = {(one["exhibitor"], one["task"]): one for one in await TaskDone.select().where(live)}
    who = await proved({task.proof for task in tasks}, [row["id"] for row in rows])
    return {
        row["id"]: [
            _chore(task, row, done.get((row["id"], task.id)), proved=row["id"] in who.get(task.proof, ()))
            for task in tasks
            if concerns(task.kind, row["kind"])
        ]
        for row in rows
    }


async def chores_for(edition: UUID, exhibitor: UUID) -> list[Chore]:
    return (await chores_of(edition, [exhibitor])).get(exhibitor, [])


def _chore(task: Wanted, row: Mapping[str, Any], done: Mapping[str, Any] | None, *, proved: bool) -> Chore:
    lacks: tuple[str, ...] = ()
    if task.proof == "profile":
        said = {name: bool(row[name]) for name in ("description", "website", "country", "logo")}
        lacks = profile_lacks(**said)
    waived = bool(done and done["waived"])
    finished = waived or (not lacks if task.proof == "profile" else done is not None or proved)
    known = {name: getattr(task, name) for name in ("id", "code", "title", "hint", "kind", "proof", "due_on")}
    shown: dict[str, Any] = {"proved": proved, "page": page_of(task.proof), "lacks": lacks}
    return Chore(**known, done=finished, waived=waived, paper=done["paper"] if done else None, **shown)


def _wanted(row: Mapping[str, Any]) -> Wanted:
    names = ("id", "code", "kind", "proof", "due_on", "position")
    return Wanted(title=required(row["title"]), hint=from_json(row["hint"]), **{name: row[name] for name in names})


def _text(text: Translated | None, tag: str) -> str:
    return text.renditions[tag].text if text is not None and tag in text.renditions else ""
