"""One way to read a form: typed values out, mistakes gathered by field, and what was typed kept to be shown again."""

import re
import unicodedata
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from litestar import Request, Response
from litestar.datastructures import State, UploadFile

from core.digits import usual_digits
from core.errors import Invalid, Refusal, mark

SHOWN_BY = "form_shown_by"
PLACE_OF_MISTAKES = "<!--mistakes-->"
"""Stands above the forms of a page until all of them were shown: what none of them told is told there."""
LONGEST_EMAIL = 254
LARGEST = 2**31 - 1
EARLIEST, LATEST = date(2000, 1, 1), date(2200, 1, 1)
HIDDEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls, bidi overrides and lone surrogates: nobody types them, and they lie about what is shown (CVE-2021-42574)."""
WRITTEN_ID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
UNKEPT = re.compile("[\0\ud800-\udfff]")
"""What no text in PostgreSQL can hold: whoever asks with it, of whatever field, would be answered by an error of its own."""
_email = re.compile(r"^[^\s@<>\"(),:;]{1,64}@[^\s@<>\"(),:;]+\.[^\s@<>\"(),:;]{2,}$")


@dataclass(frozen=True, slots=True)
class Mistake:
    """A sentence for one field: a gettext id and what its `{name}` places hold."""

    message: str
    parameters: Mapping[str, object] = field(default_factory=dict)


@dataclass
class Form:
    """What came in. Each reader returns the value, or an empty one and notes the mistake; `check` raises for all."""

    values: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, UploadFile] = field(default_factory=dict)
    errors: dict[str, Mistake] = field(default_factory=dict)
    refusal: Refusal | None = None
    labels: dict[str, str] = field(default_factory=dict)
    """Written by the fields as they are shown, so that the summary of mistakes can name them."""
    told: bool = False
    """The page has said what was wrong: nothing on it says it again."""
    sent_to: str = ""
    """The path that it came to: of all forms of a page that share it, the one that leads there was sent."""
    elsewhere: bool = False
    """While another form of the page is shown than the one that was sent."""

    def tell(self) -> None:
        self.told = True

    def begins(self, action: str) -> None:
        """A form of the page that leads to `action` is shown from here on."""
        self.elsewhere = self.sent_to not in ("", urlsplit(action).path)

    def ends(self) -> None:
        self.elsewhere = False

    def wrong(self, name: str) -> Mistake | None:
        """What is wrong with a field of the form that is being shown: its namesake in another one is not mistaken."""
        return None if self.elsewhere else self.errors.get(name)

    def raw(self, name: str) -> str:
        """As it was typed, for showing it again."""
        return next(iter(self.values.get(name, ())), "")

    def many(self, name: str) -> list[str]:
        return [_clean(one) for one in self.values.get(name, ())]

    def ids(self, name: str) -> set[UUID]:
        """Of what was ticked; whatever is no id is none of ours."""
        return {UUID(one) for one in self.many(name) if WRITTEN_ID.fullmatch(one)}

    def mistake(self, name: str, message: str, **parameters: object) -> None:
        """The first mistake of a field is the one that is shown."""
        self.errors.setdefault(name, Mistake(message, parameters))

    def text(self, name: str, *, most: int = 200, least: int = 1, needed: bool = True) -> str:
        """Trimmed, NFC, on as many lines as were typed."""
        value = _clean(self.raw(name))
        if not value:
            if needed:
                self.mistake(name, mark("This is needed."))
        elif len(value) > most:
            self.mistake(
                name, mark("At most {most} characters, please; this has {length}."), most=most, length=len(value)
            )
        elif len(value) < least:
            self.mistake(name, mark("At least {least} characters, please."), least=least)
        return value

    def secret(self, name: str) -> str:
        """Exactly as typed (ASVS 5.0, 6.2.8): passwords are neither trimmed nor normalised."""
        value = self.raw(name)
        if not value:
            self.mistake(name, mark("This is needed."))
        return value

    def email(self, name: str) -> str:
        value = self.text(name, most=LONGEST_EMAIL)
        if value and name not in self.errors and not _email.match(value):
            self.mistake(name, mark("This does not look like an e-mail address: name@example.org"))
        return value

    def choice(self, name: str, allowed: Collection[str], *, needed: bool = True) -> str:
        """Empty for what is none of `allowed`, so that nobody takes it for an id or a number before the form is checked."""
        value = _clean(self.raw(name))
        if value in allowed:
            return value
        if value or needed:
            self.mistake(name, mark("Please choose one of the list."))
        return ""

    def flag(self, name: str) -> bool:
        return bool(self.raw(name))

    def number(self, name: str) -> int:
        """As an integer column holds it."""
        value = usual_digits(_clean(self.raw(name)))
        if not re.fullmatch(r"-?[0-9]{1,10}", value) or abs(int(value)) > LARGEST:
            self.mistake(name, mark("Please give a number."))
            return 0
        return int(value)

    def whole(self, name: str, *, least: int, most: int) -> int:
        """Both ends belong to it."""
        value = self.number(name)
        if name not in self.errors and not least <= value <= most:
            self.mistake(name, mark("From {least} to {most}, please."), least=least, most=most)
        return value

    def day(self, name: str) -> date | None:
        """As `<input type="date">` sends it, from 2000 to 2199; None, and a mistake, for anything else."""
        found = day_in(usual_digits(self.text(name, most=20)))
        if found is None:
            self.mistake(name, mark("A day looks like 2026-12-08."))
        return found

    def file(self, name: str) -> UploadFile | None:
        """None, and a mistake, when no file was chosen."""
        sent = self.files.get(name)
        if sent is None or not sent.filename:
            self.mistake(name, mark("Please choose a file."))
            return None
        return sent

    def check(self) -> None:
        """Raises Invalid when anything was wrong."""
        if self.errors:
            raise Invalid({name: one.message for name, one in self.errors.items()})


class Unreadable(Refusal):
    message = mark("What was sent could not be read. Please open the page again and send the form once more.")


ShownBy = Callable[[Request[Any, Any, State], Form], Awaitable[Response[Any]]]


def blank(**values: object) -> Form:
    """To be filled in; `values` are there already."""
    return Form({name: [str(value)] for name, value in values.items() if value is not None})


async def sent_in(request: Request[Any, Any, State]) -> Any:
    """The form's fields as they came. Raises Unreadable, as for a field in an encoding that it only claims."""
    try:
        return await request.form()
    except (ValueError, LookupError) as error:
        raise Unreadable from error


async def read_form(request: Request[Any, Any, State], *, shown_by: ShownBy) -> Form:
    """Should a refusal follow, `shown_by(request, form)` shows the form again: what they typed is still there."""
    form = Form(sent_to=request.url.path)
    for name, value in (await sent_in(request)).multi_items():
        if isinstance(value, UploadFile):
            form.files.setdefault(name, value)
        else:
            form.values.setdefault(name, []).append(UNKEPT.sub("", str(value)))
    request.scope["state"][SHOWN_BY] = (shown_by, form)
    return form


def day_in(text: str) -> date | None:
    """A day in ISO 8601 of this century or the next; None for what is none."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if EARLIEST <= found < LATEST else None


def typed(words: str, *, most: int = 100) -> str:
    """What stands in an address to be searched for, as a form's text would be read; the rest of it is left out."""
    return _clean(words)[:most]


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", HIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))).strip()
