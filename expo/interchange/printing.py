"""A report on a terminal: a table of outcomes, then what an organiser should look at, with examples."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from expo.interchange.reconcile.plan import Outcome
from expo.interchange.reconcile.stored import KINDS
from expo.interchange.report import Report, sentence

OUTCOMES: tuple[Outcome, ...] = ("created", "updated", "unchanged", "refused")
EXAMPLES = 3


@contextmanager
def progress(console: Console) -> Iterator[Callable[[str], None]]:
    """Yields what is told of each stage: a moving line on a terminal, a plain one a stage elsewhere."""
    if not console.is_terminal:
        yield lambda stage: console.print(f"{stage} …", markup=False, highlight=False)
        return
    with Progress(SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=console) as shown:
        task = shown.add_task("starting", total=None)
        yield lambda stage: shown.update(task, description=escape(stage))


def print_report(report: Report, console: Console) -> None:
    table = Table("", *OUTCOMES)
    for kind in KINDS:
        counts = [report.count(outcome, kind) for outcome in OUTCOMES]
        if any(counts):
            table.add_row(f"{kind}s", *map(str, counts))
    console.print(table)
    _refused(report, console)
    _updated(report, console)
    _missing(report, console)
    for what, notes in report.notes_by_kind().items():
        _line(console, f"note ({what}): {len(notes)}")
        for note in notes[:EXAMPLES]:
            _line(console, f"    {note.row}: {sentence(note)}")
    if report.dry_run:
        _line(console, "This was a dry run: everything was done and rolled back, nothing has changed.")


def _refused(report: Report, console: Console) -> None:
    for line in report.lines:
        if line.outcome == "refused":
            _line(console, f"refused: {line.key}: {line.why}")


def _updated(report: Report, console: Console) -> None:
    lines = [line for line in report.lines if line.outcome == "updated"]
    for line in lines[:EXAMPLES]:
        _line(console, f"updated: {line.kind} {line.key}: {', '.join(line.fields)}")
    if len(lines) > EXAMPLES:
        _line(console, f"    and {len(lines) - EXAMPLES} more; --report FILE has them all")


def _missing(report: Report, console: Console) -> None:
    if report.missing:
        what = "were withdrawn" if report.withdrawn else "are not in the file and stay as they are"
        _line(console, f"{len(report.missing)} sessions {what}: {', '.join(report.missing[:EXAMPLES])} …")


def _line(console: Console, text: str) -> None:
    console.print(text, markup=False, highlight=False, soft_wrap=True)
