"""A profile's form: every field of every language, the version it was filled in from, and what was chosen of two."""

from collections.abc import Mapping

from core.errors import mark
from core.forms.form import Form, blank
from directory.organisations.rules import FIELDS, ProfileChanged, Texts
from i18n.text import clean

THEIRS, MINE = "theirs", "mine"
CHOOSE = mark("Both of you changed this: please choose one of the two.")


def filled(texts: Texts, version: int) -> Form:
    """As it is stored, to be changed."""
    return blank(version=version, **texts)


def texts_of(form: Form) -> dict[str, str]:
    """Of a form that nobody disputes."""
    return {name: clean(form.raw(name)) for name in FIELDS}


def profile_of(form: Form) -> tuple[dict[str, str], int]:
    """What was typed and the version it began from; after a conflict, of each field the reading that was chosen."""
    chosen = {name: theirs(name) if form.raw(pick(name)) == THEIRS else name for name in FIELDS}
    return {name: clean(form.raw(one)) for name, one in chosen.items()}, form.number("version")


def check_choices(form: Form) -> None:
    """Where both changed a field, nobody chooses for the reader. Raises Invalid."""
    for name in FIELDS:
        if form.raw(disputed(name)) and form.raw(pick(name)) not in (THEIRS, MINE):
            form.mistake(pick(name), CHOOSE)
    form.check()


def compared(changed: ProfileChanged, mine: Mapping[str, str]) -> Form:
    """The form of a conflict: all that was typed, theirs beside it, and a choice made where only one of the two wrote."""
    values: dict[str, object] = {**mine, "version": changed.version}
    for one in (each for each in changed.differences if each.theirs != each.mine):
        values |= {theirs(one.field): one.theirs, before(one.field): one.before}
        if one.disputed:
            values[disputed(one.field)] = "yes"
        else:
            values[pick(one.field)] = THEIRS if one.proposed == one.theirs else MINE
    return blank(**values)


def theirs(name: str) -> str:
    return f"theirs_{name}"


def before(name: str) -> str:
    return f"before_{name}"


def pick(name: str) -> str:
    return f"pick_{name}"


def disputed(name: str) -> str:
    return f"disputed_{name}"
