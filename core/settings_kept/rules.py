"""Which settings there are, what each may be, and what becomes of two people's changes: pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from core.errors import Conflict, mark
from core.forms.form import Form

SENDER, REPLY_TO, CONTACT, MESSAGE = "mail_sender", "mail_reply_to", "contact_address", "desk_message"
Values = Mapping[str, str]


def _line(form: Form, name: str) -> str:
    value = form.text(name, most=100, needed=False)
    if any(character in value for character in '\n<>"'):
        form.mistake(name, mark("One line, please, without quotation marks and angle brackets."))
    return value


def _address(form: Form, name: str) -> str:
    return form.email(name) if form.text(name, most=254, needed=False) else ""


def _words(form: Form, name: str) -> str:
    return form.text(name, most=300, needed=False)


@dataclass(frozen=True, slots=True)
class Kept:
    """`label` and `hint` are gettext ids; `read` takes the value out of a form, empty for the default."""

    name: str
    label: str
    hint: str
    read: Callable[[Form, str], str]
    lines: int = 1


KEPT = (
    Kept(SENDER, mark("Name that letters come from"), mark("Empty: as MAIL_FROM says."), _line),
    Kept(
        REPLY_TO,
        mark("Address for replies to letters"),
        mark("Empty: letters say that nobody reads replies."),
        _address,
    ),
    Kept(
        CONTACT,
        mark("Address for help"),
        mark("Shown to everybody at the door: where people sign in, and where something went wrong."),
        _address,
    ),
    Kept(
        MESSAGE,
        mark("Message to everybody at the desk"),
        mark("Stands above every page of the desk until it is taken away."),
        _words,
        lines=3,
    ),
)
NAMES = tuple(one.name for one in KEPT)
EMPTY = dict.fromkeys(NAMES, "")


@dataclass(frozen=True, slots=True)
class Difference:
    """One setting that two people changed to different things."""

    name: str
    before: str
    theirs: str
    mine: str


class ChangedMeanwhile(Conflict):
    message = mark("Somebody else changed this while you were writing. Compare, choose, and save again.")

    def __init__(self, differences: tuple[Difference, ...]) -> None:
        self.differences = differences
        super().__init__()


def merged(before: Values, theirs: Values, mine: Values) -> dict[str, str]:
    """What is to be written: only what I changed. Raises ChangedMeanwhile where they changed the same to something else."""
    changed = {name: value for name, value in mine.items() if value != before[name] and value != theirs[name]}
    disputed = [name for name in changed if theirs[name] != before[name]]
    if disputed:
        raise ChangedMeanwhile(tuple(Difference(name, before[name], theirs[name], mine[name]) for name in disputed))
    return changed
