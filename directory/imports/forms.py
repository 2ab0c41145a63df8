"""What is said of a sheet's columns, and what is decided of its rows, as forms send it."""

from collections.abc import Collection, Mapping
from uuid import UUID

from core.forms.form import Form, blank
from directory.imports.commands import Reading
from directory.imports.queries import Columns
from directory.imports.rows.outcomes import NEW, SKIP, TAKE

DAYS = ("", "dmy", "mdy")
MOST_CHOICES = 100


def filled(columns: Columns) -> Form:
    """As it is read so far."""
    named = {f"column_{at}": code for at, code in enumerate(columns.mapping)}
    return blank(country=columns.country, days=columns.days, sheet=str(columns.sheet), **named)


def reading_of(form: Form, columns: Columns, known: Collection[str], countries: Collection[str]) -> Reading:
    """A column that nobody says anything of is left out."""
    codes = {"", *known}
    mapping = [form.choice(f"column_{at}", codes, needed=False) for at in range(len(columns.labels))]
    return Reading(
        sheet=columns.sheet,
        mapping=mapping,
        country=form.choice("country", countries, needed=False),
        days=form.choice("days", DAYS, needed=False),
    )


def choices_of(form: Form) -> dict[int, str]:
    """By row; what is no choice is none."""
    found: dict[int, str] = {}
    for name in list(form.values)[: MOST_CHOICES + 10]:
        number = name.removeprefix("choice_")
        if name != number and number.isdecimal() and len(number) < 8:
            found[int(number)] = _choice(form.raw(name))
    return found


def _choice(text: str) -> str:
    if text in (NEW, SKIP, TAKE):
        return text
    try:
        return str(UUID(text))
    except ValueError:
        return ""


def tallied(counts: Mapping[str, int], outcome: str) -> str:
    """The outcome that a list is narrowed to; all of them where there is none of that."""
    return outcome if outcome in counts else ""
