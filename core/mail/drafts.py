"""What a letter says before it has a language: gettext ids with `{name}` places, and one thing to do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Draft:
    """`lines` are paragraphs; `button` labels the place `link`; `code` shows the place `code` to be typed instead."""

    name: str
    subject: str
    lines: tuple[str, ...]
    button: str = ""
    code: bool = False
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Recipient:
    """`language` is a code of ours; None is whatever the site speaks first."""

    address: str
    name: str
    language: str | None
    account: UUID | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A letter as it will be read, in one language."""

    language: str
    subject: str
    text: str
    html: str


Write = Callable[[Draft, str | None, Mapping[str, object]], Written]
_writers: list[Write] = []


def write_with(write: Write) -> None:
    """The composition root plugs in who knows languages; the last one counts."""
    _writers[:] = [write]


def written(draft: Draft, language: str | None, places: Mapping[str, object]) -> Written:
    """Raises LookupError when nobody was plugged in."""
    if not _writers:
        raise LookupError("nobody who writes letters was plugged in: see core.mail.drafts.write_with")
    return _writers[-1](draft, language, places)
