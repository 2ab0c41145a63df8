"""Where a role can be limited to, as the floors above know it: this one knows no language and no organisation."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass

from core.forms.form import Form
from core.web.given import AnyRequest


@dataclass(frozen=True, slots=True)
class Places:
    """What a form lists, and what it lets people type since there may be very many of it. Scopes are as grants keep them."""

    listed: Callable[[], Awaitable[list[tuple[str, str]]]]
    """(scope, name) of all that are few."""
    offered: Callable[[AnyRequest], Awaitable[list[tuple[str, str]]]]
    """(name, code) of some of the many."""
    typed: Callable[[AnyRequest, Form, str], Awaitable[str]]
    """The scope of what stands in a field, empty for nothing; says at the field what fits none, or several."""
    named: Callable[[AnyRequest, Collection[str]], Awaitable[dict[str, str]]]
    """What readers call scopes; without those that are nowhere any more."""
