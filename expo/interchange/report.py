"""What became of a file, row by row: for the terminal, for a file beside it, for whoever asked for the import."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from expo.interchange.parsed import Problem
from expo.interchange.reconcile.plan import Outcome, Plan, Step


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One thing of the file; `fields` are what changed, `why` the refusal in English."""

    kind: str
    key: str
    outcome: Outcome
    code: str = ""
    fields: tuple[str, ...] = ()
    why: str = ""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """`missing` are keys of sessions that an earlier file brought and this one does not; `withdrawn` if taken away."""

    edition: str
    origin: str
    dry_run: bool
    lines: tuple[Line, ...]
    notes: tuple[Problem, ...]
    missing: tuple[str, ...]
    withdrawn: bool

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


def report_on(plan: Plan, *, edition: str, dry_run: bool, withdrawn: bool) -> Report:
    steps = (*plan.things, *(session.step for session in plan.sessions))
    return Report(
        edition=edition,
        origin=plan.origin,
        dry_run=dry_run,
        lines=(*map(_line, steps), *_refusals(plan.refused)),
        notes=plan.notes,
        missing=tuple(sorted(plan.missing.values())),
        withdrawn=withdrawn,
    )


def _line(step: Step) -> Line:
    return Line(kind=step.kind, key=step.key, outcome=step.outcome, code=step.code, fields=step.changed)


def _refusals(problems: Iterable[Problem]) -> list[Line]:
    return [Line(kind="session", key=one.row, outcome="refused", why=sentence(one)) for one in problems]


def as_json(report: Report) -> bytes:
    return msgspec.json.format(msgspec.json.encode(report), indent=1)
