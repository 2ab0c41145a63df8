"""Lists that two change at once, row by row: who changed, added or took away other rows than somebody else loses nothing."""

from dataclasses import dataclass

from core.forms.before import WAS, was
from core.forms.form import Form
from core.forms.merging import Difference, Lines, put_together


@dataclass(frozen=True, slots=True)
class Began:
    """Rows by their key as a list was when the form was shown. Of those that are not among them there were none, if that was
    the `whole` list; else nobody knows.
    """

    rows: Lines
    whole: bool = True

    def line(self, key: str) -> str | None:
        return self.rows.get(key, "" if self.whole else None)


def was_rows(name: str, rows: Lines) -> dict[str, str]:
    """Fields for the form, beside those that hold the rows; one that says that these were all."""
    return was({name: "", **{f"{name}.{key}": line for key, line in rows.items()}})


def rows_in(form: Form, name: str) -> Began:
    """What the form says that it began from, as far as it does."""
    start = f"{WAS}{name}."
    said = {key.removeprefix(start): form.many(key)[0] for key in form.values if key.startswith(start)}
    return Began(said, whole=f"{WAS}{name}" in form.values)


def joined(name: str, before: Began, mine: Lines, theirs: Lines) -> dict[str, str]:
    """The rows that there are then, mine first; a row's line is what is said of it, and never empty. Raises
    ChangedMeanwhile with lines called by `name` and their key.
    """
    return rows_of(name, put_together(compared(name, before, mine, theirs)))


def compared(name: str, before: Began, mine: Lines, theirs: Lines) -> list[Difference]:
    """Every row of either."""
    return [
        Difference(f"{name}.{key}", before.line(key), theirs.get(key, ""), mine.get(key, ""))
        for key in dict.fromkeys((*mine, *theirs))
    ]


def rows_of(name: str, lines: Lines) -> dict[str, str]:
    """Of lines that are called by `name` and their key; those without a line are no rows."""
    return {field.removeprefix(f"{name}."): line for field, line in lines.items() if line}
