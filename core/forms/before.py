"""What a form began from: each line as it was when the page was shown goes along beside it, under `was_` and its name."""

from collections.abc import Iterable

from core.forms.form import Form
from core.forms.merging import Lines

WAS = "was_"


def was(lines: Lines) -> dict[str, str]:
    """Fields for the form, beside those that hold the lines."""
    return {f"{WAS}{name}": line for name, line in lines.items()}


def was_in(form: Form, names: Iterable[str]) -> dict[str, str]:
    """Of those of `names` that the form says it of. Of the others nobody knows what was seen there: `merged` asks where they
    differ from what is stored, so a form that says nothing overwrites nothing.
    """
    return {name: line for name in names for line in form.many(f"{WAS}{name}")[:1]}
