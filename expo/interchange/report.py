"""What became of a file, row by row: for the terminal, for a file beside it, for whoever asked for the import."""

from collections import Counter
from collections.abc import Mapping
from uuid import UUID

import msgspec

from expo.interchange.parsed import Problem
from expo.interchange.reconcile.plan import Aside, Outcome, Plan, Step
from expo.interchange.reconcile.weighing import NOWHERE, Weighed


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One thing of the file; `fields` are what changed. `why` is the refusal in English, `message` its gettext id with
    `parameters`. `name` is what people call it, `weighed` are the fields on which file and draft differ, `by` is who
    edited it last at the desk.
    """

    kind: str
    key: str
    outcome: Outcome
    code: str = ""
    fields: tuple[str, ...] = ()
    why: str = ""
    message: str = ""
    parameters: dict[str, str] = {}
    name: str = ""
    weighed: tuple[Weighed, ...] = ()
    by: str = ""

    @property
    def open(self) -> bool:
        """Somebody is to decide."""
        return any(one.verdict == "conflict" and not one.decided for one in self.weighed)

    @property
    def kept(self) -> tuple[Weighed, ...]:
        return tuple(one for one in self.weighed if one.verdict == "kept")

    @property
    def conflicts(self) -> tuple[Weighed, ...]:
        return tuple(one for one in self.weighed if one.verdict == "conflict")


class Stayed(msgspec.Struct, frozen=True, kw_only=True):
    """A row that was not taken back with its import: readers have seen it in a release, or somebody edited or uses it.
    People are not named here.
    """

    kind: str
    name: str
    released: bool


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """`missing` are keys of sessions that an earlier file brought and this one does not; `withdrawn` if taken away.
    `unknown` counts what was loaded before it was kept what files say; `stayed` is told once it was taken back.
    """

    edition: str
    origin: str
    dry_run: bool
    lines: tuple[Line, ...]
    notes: tuple[Problem, ...]
    missing: tuple[str, ...]
    withdrawn: bool
    unknown: int = 0
    stayed: tuple[Stayed, ...] = ()

    def count(self, outcome: Outcome, kind: str = "session") -> int:
        return sum(1 for line in self.lines if line.outcome == outcome and line.kind == kind)

    @property
    def changes(self) -> int:
        """How many things of any kind were created or updated."""
        return sum(1 for line in self.lines if line.outcome in ("created", "updated"))

    def notes_by_kind(self) -> dict[str, list[Problem]]:
        """In order of their number, most first."""
        found: dict[str, list[Problem]] = {}
        for kind, _ in Counter(note.kind for note in self.notes).most_common():
            found[kind] = [note for note in self.notes if note.kind == kind]
        return found


def sentence(problem: Problem) -> str:
    """In English, with its parameters filled in."""
    return problem.message.format(**problem.parameters)


def report_on(
    plan: Plan, *, edition: str, dry_run: bool, withdrawn: bool, names: Mapping[UUID, str] | None = None
) -> Report:
    """`names` tells by row who edited it last."""
    steps = (*plan.things, *(session.step for session in plan.sessions))
    by = names or {}
    return Report(
        edition=edition,
        origin=plan.origin,
        dry_run=dry_run,
        lines=(
            *(_line(one, by) for one in steps),
            *(_beside(one, by) for one in plan.aside),
            *_refusals(plan),
        ),
        notes=plan.notes,
        missing=tuple(sorted(plan.missing.values())),
        withdrawn=withdrawn,
        unknown=plan.unknown,
    )


def _line(step: Step, by: Mapping[UUID, str]) -> Line:
    """An open conflict is said first, then what changed, then what was kept."""
    asked = any(one.verdict == "conflict" and not one.decided for one in step.weighed)
    outcome: Outcome = "conflict" if asked and step.outcome != "created" else step.outcome
    if outcome == "unchanged" and any(one.verdict in ("kept", "conflict") for one in step.weighed):
        outcome = "kept"
    return Line(
        kind=step.kind,
        key=step.key,
        outcome=outcome,
        code=step.code,
        fields=step.changed,
        name=step.name,
        weighed=step.weighed,
        by=by.get(step.id, ""),
    )


def _beside(one: Aside, by: Mapping[UUID, str]) -> Line:
    """Left out, or gone on one side."""
    outcome: Outcome = "left"
    for met in one.weighed:
        if met.field == NOWHERE:
            outcome = "conflict" if met.verdict == "conflict" and not met.decided else "kept"
            if one.target is not None and (met.verdict == "taken" or met.decided == "file"):
                outcome = "withdrawn"
    name = by.get(one.target, "") if one.target is not None else ""
    return Line(kind=one.kind, key=one.key, outcome=outcome, code=one.code, name=one.name, weighed=one.weighed, by=name)


def _refusals(plan: Plan) -> list[Line]:
    return [
        Line(
            kind="session",
            key=one.row,
            outcome="refused",
            why=sentence(one),
            message=one.message,
            parameters=one.parameters,
            name=plan.titles.get(one.row, ""),
        )
        for one in plan.refused
    ]


def as_json(report: Report) -> bytes:
    return msgspec.json.format(msgspec.json.encode(report), indent=1)
