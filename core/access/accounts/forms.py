"""Forms about accounts and their roles."""

from collections.abc import Collection
from dataclasses import dataclass

from core.access.roles import NARROWED, SCOPES, Role
from core.errors import mark
from core.forms.form import Form

LONGEST_REASON = 500
ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class RoleWanted:
    """`scope` as grants keep it: `language:es`, `organisation:<uuid>` or None."""

    role: Role
    scope: str | None
    because: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """Whom to invite as what."""

    email: str
    name: str
    language: str
    wanted: RoleWanted


def invitation(
    form: Form, allowed: Collection[Role], places: Collection[str], typed: str, languages: Collection[str]
) -> Invitation:
    """Raises Invalid."""
    email, name, language = form.email("email"), form.text("name"), form.choice("language", languages)
    return Invitation(email, name, language, role_wanted(form, allowed, places, typed))


def role_wanted(form: Form, allowed: Collection[Role], places: Collection[str], typed: str) -> RoleWanted:
    """Raises Invalid. `where` is one of `places` (`language:…`, `country:…`), `typed` the scope of the organisation that was
    typed, empty for none; what a limited role is limited to is needed.
    """
    role = form.choice("role", [one.value for one in allowed])
    where = form.choice("where", places, needed=False)
    because = form.text("because", most=LONGEST_REASON)
    kind = SCOPES.get(Role(role)) if role and "role" not in form.errors else None
    if kind == ORGANISATION:
        where = typed
    if kind is not None and not where.startswith(f"{kind}:"):
        field = ORGANISATION if kind == ORGANISATION else "where"
        if field not in form.errors:
            form.mistake(field, mark("This role is for one organisation or one language: please say which."))
    form.check()
    narrowed = where.partition(":")[0] in (kind, NARROWED.get(Role(role)))
    return RoleWanted(Role(role), where if where and narrowed else None, because)


def reason(form: Form) -> str:
    because = form.text("because", most=LONGEST_REASON)
    form.check()
    return because
