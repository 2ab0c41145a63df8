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

OUTCOMES: tuple[Outcome, ...] = (
    "created", "updated", "unchanged", "kept", "conflict", "left", "withdrawn", "refused"
)  # fmt: skip
ALWAYS = 3
"""So many outcomes have a column whether something became of it or not; the refused too."""
EXAMPLES = 3
SHOWN = 60


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
    met = {line.outcome for line in report.lines} | {*OUTCOMES[:ALWAYS], "refused"}
    shown = [one for one in OUTCOMES if one in met]
    table = Table("", *shown)
    for kind in KINDS:
        counts = [report.count(outcome, kind) for outcome in shown]
        if any(counts):
            table.add_row(f"{kind}s", *map(str, counts))
    console.print(table)
    _refused(report, console)
    _updated(report, console)
    _kept(report, console)
    _conflicts(report, console)
    _missing(report, console)
    if report.unknown:
        _line(console, f"Of {report.unknown} things it was not kept what a file said of them: the journal decided")
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


def _kept(report: Report, console: Console) -> None:
    """Who edited them stands in the page and in the whole report by account; here the fields are enough."""
    lines = [line for line in report.lines if line.kept]
    for line in lines[:EXAMPLES]:
        by = f" by {line.by}" if line.by else ""
        fields = ", ".join(one.field for one in line.kept)
        _line(console, f"kept: {line.kind} {line.key}: changed at the desk{by}: {fields}")
    if len(lines) > EXAMPLES:
        _line(console, f"    and {len(lines) - EXAMPLES} more; --report FILE has them all")


def _conflicts(report: Report, console: Console) -> None:
    """All of them: somebody has to decide."""
    for line in report.lines:
        for one in line.conflicts:
            what = {"file": "the file's was taken", "desk": "the desk's was kept", "": "open, the desk's stands"}
            _line(console, f"conflict: {line.kind} {line.key}: {one.field}: {what[one.decided]}")
            before = "not kept" if one.before is None else _short(one.before)
            _line(console, f"    before {before} | file {_short(one.file)} | desk {_short(one.desk)}")
    if any(line.open for line in report.lines):
        _line(console, "Open conflicts are decided at the desk, or for all of them with --keep-desk or --take-file.")


def _short(words: str) -> str:
    """On one line of a terminal."""
    plain = " ".join(words.split())
    return f"“{plain[:SHOWN]}…”" if len(plain) > SHOWN else f"“{plain}”"


def _missing(report: Report, console: Console) -> None:
    if report.missing:
        what = "were withdrawn" if report.withdrawn else "are not in the file and stay as they are"
        _line(console, f"{len(report.missing)} sessions {what}: {', '.join(report.missing[:EXAMPLES])} …")


def _line(console: Console, text: str) -> None:
    console.print(text, markup=False, highlight=False, soft_wrap=True)
