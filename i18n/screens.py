"""Personal pages in the reader's language: their own choice, else their browser's."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from secrets import token_urlsafe
from typing import Any

from markupsafe import Markup

from core.access.entrances.addresses import home_of
from core.access.passkeys.rules import possible_at
from core.access.policies import roles_with
from core.access.rules import may
from core.actor import Actor
from core.errors import NotFound, mark
from core.forms.form import PLACE_OF_MISTAKES
from core.journal.fields import told_field
from core.journal.reasons import told_reason
from core.settings import settings
from core.web.given import AnyRequest
from i18n.catalogue import say
from i18n.locales import Language, language
from i18n.negotiation import negotiate
from i18n.rendering import Pages

COOKIE = "language"
NEAR = "near"
"""Where a page that knows what stands beside it keeps it, in the state of its request's scope."""
LETTER = "letter_language"
"""Where a page that a letter leads to keeps the letter's language, in the same place."""
KEY_BYTES = 16
"""Of a form's idempotency key: it need not be secret, only nobody else's."""
FRAMES = {"staff": "ui/desk.html", "exhibitor": "ui/portal.html"}
FRAME = "ui/visitor.html"
"""What stands around pages that people of all kinds have: only staff see the desk."""


EXPO, COOPERATION, PEOPLE = mark("Expo"), mark("Co-operation"), mark("People")
RECORDS, SYSTEM = mark("Records"), mark("System")
GROUPS = ("", EXPO, COOPERATION, PEOPLE, RECORDS, SYSTEM)
"""In this order whatever the order of the entries; what belongs to no group stands first."""


@dataclass(frozen=True, slots=True)
class RailEntry:
    """`label` and `group` are gettext ids; shown to those who hold the permission. `count` is what is open there."""

    code: str
    label: str
    href: str
    icon: str
    permission: str
    group: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Near:
    """Places beside the page that is shown, by group, and the place it belongs to; `label` (a gettext id) says of what."""

    groups: Sequence[tuple[str, Sequence[RailEntry]]]
    here: RailEntry | None = None
    label: str = field(default=mark("This edition"), kw_only=True)

    @property
    def beside(self) -> Sequence[RailEntry]:
        """The places of the group one is in."""
        return next((places for _, places in self.groups if self.here in places), ())


def grouped(rail: Iterable[RailEntry], groups: Sequence[str] = GROUPS) -> list[tuple[str, list[RailEntry]]]:
    """By group in this order, without the empty ones."""
    entries = list(rail)
    found = [(group, [one for one in entries if one.group == group]) for group in groups]
    return [(group, members) for group, members in found if members]


def jumps(rail: Iterable[RailEntry]) -> dict[str, str]:
    """The letter that leads to each entry after a `g`: the first of its code that no entry before it has."""
    found = {"notices": "n"}
    for one in rail:
        free = (letter for letter in f"{one.code}bdfklqvxyz" if letter.isalpha() and letter not in found.values())
        found[one.code] = next(free, "")
    return found


def _with_mistakes(page: bytes, values: dict[str, Any], render: Callable[[str, dict[str, Any]], bytes]) -> bytes:
    """What no form of the page told of those that its head asked for."""
    for form in values["later"]:
        told = render("ui/_mistakes.html", {**values, "form": form})
        page = page.replace(PLACE_OF_MISTAKES.encode(), told, 1)
    return page


def _because(reader: Language, reason: str) -> str:
    """What somebody wrote, as they wrote it; what we give as a reason ourselves, in the reader's language."""
    found = told_reason(reason)
    return say(reader, found[0], **found[1]) if found else reason


Nearby = Callable[[AnyRequest, Actor], Near | None]
"""None where the page has nothing beside it."""


def screens(rail: Sequence[RailEntry], nearby: Nearby) -> Any:
    """What `core.web.screens` is plugged into: `(request, template, context) -> bytes`."""

    letters = jumps(rail)

    def render(request: AnyRequest, template: str, context: dict[str, Any]) -> bytes:
        actor: Actor = context["actor"]
        chosen = language_for(request, actor)
        pages: Pages = request.app.state.pages
        values = {
            "frame": FRAMES.get(actor.kind, FRAME),
            "nearby": nearby(request, actor),
            **context,
            "home": home_of(actor),
            "kept": request.app.state.shelf["settings"],
            "rail": grouped(one for one in rail if may(actor, one.permission)),
            "jumps": letters,
            "may": lambda permission, scope=None: may(actor, permission, scope),
            "roles_with": roles_with,
            "told_field": told_field,
            "because": lambda reason: _because(chosen, reason),
            "say": lambda message, /, **places: say(chosen, message, **places),
            "now": request.app.state.clock(),
            "here": _here(request, actor),
            "passkeys": possible_at(settings().base_url),
            "fresh_key": lambda: token_urlsafe(KEY_BYTES),
            "later": [],
            "place_of_mistakes": Markup(PLACE_OF_MISTAKES),  # noqa: S704 -- a constant of ours
        }
        return _with_mistakes(pages.render(chosen, template, values), values, partial(pages.render, chosen))

    return render


def _here(request: AnyRequest, actor: Actor) -> str:
    """Where choosing a language leads back to: this page, unless it answers a form that was sent."""
    return str(request.scope["path"]) if request.method == "GET" else home_of(actor)


def language_for(request: AnyRequest, actor: Actor) -> Language:
    """The cookie's of somebody who chose one, the account's, that of the letter they come from, or the browser's."""
    for code in (request.cookies.get(COOKIE), actor.language, request.scope["state"].get(LETTER)):
        try:
            if code:
                return language(code)
        except NotFound:
            continue
    return negotiate(request.headers.get("accept-language"))
