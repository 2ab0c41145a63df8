"""The refusals every floor may raise, each with the HTTP status that its kind means."""

from collections.abc import Mapping
from typing import ClassVar

_marked: dict[int, str] = {}


def mark(message: str) -> str:
    """Marks a message for extraction; it is translated where it is shown, in the reader's language."""
    _marked[id(message)] = message
    return message


def is_marked(value: object) -> bool:
    """Whether it is one of our messages, the very one and not what somebody typed with the same letters: where it fills a
    place of another message, it is said in the reader's language, too.
    """
    return id(value) in _marked


BROKEN = mark("Something broke on our side. It has been written down; please try again in a moment.")
"""What a reader is told of a bug; the incident's number stands beside it."""


class Refusal(Exception):
    """A sentence for the reader: `message` is a gettext id with `{name}` places, filled from the keyword arguments."""

    status: ClassVar[int] = 400
    message: ClassVar[str] = mark("This could not be done.")

    def __init__(self, **parameters: object) -> None:
        self.parameters: Mapping[str, object] = parameters
        super().__init__(self.message.format(**_plainly(parameters)) if parameters else self.message)


def _plainly(parameters: Mapping[str, object]) -> dict[str, object]:
    """For logs and programs; a reader's language joins several things in its own way."""
    return {name: ", ".join(map(str, one)) if isinstance(one, tuple) else one for name, one in parameters.items()}


class Invalid(Refusal):
    """Mistakes in the input: `fields` maps a field's name to its message (gettext id), `places` fills theirs."""

    status = 422
    message = mark("Some fields need another look.")

    def __init__(self, fields: Mapping[str, str], **places: object) -> None:
        self.fields = dict(fields)
        self.places = places
        super().__init__()


class SignInRequired(Refusal):
    """We do not know who is asking."""

    status = 401
    message = mark("Please sign in first.")


class Denied(Refusal):
    """Their role may not."""

    status = 403
    message = mark("Your role does not allow this.")


class NotFound(Refusal):
    """No such thing, or out of the reader's scope: the two look the same."""

    status = 404
    message = mark("There is nothing at this address.")


class Conflict(Refusal):
    """A rule or a constraint refuses, or it changed meanwhile."""

    status = 409
    message = mark("This changed in the meantime.")


class Gone(Refusal):
    """Was here once."""

    status = 410
    message = mark("This was here once and has been taken down.")


class Limited(Refusal):
    """Too often; `after` is in seconds."""

    status = 429
    message = mark("Too many requests. Please try again in {after} seconds.")


class LimitedForLong(Limited):
    """The same where nobody counts seconds: `minutes` too."""

    message = mark("Too many requests. Please try again in {minutes} minutes.")


class Unavailable(Refusal):
    """Something we lean on is down; `after` is in seconds."""

    status = 503
    message = mark("This part is briefly unavailable. Please try again in {after} seconds.")
