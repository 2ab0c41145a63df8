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
    if "role" not in form.errors:
        _check_limit(form, Role(role), where, typed)
    form.check()
    return RoleWanted(Role(role), (typed if SCOPES.get(Role(role)) == ORGANISATION else where) or None, because)


def _check_limit(form: Form, role: Role, where: str, typed: str) -> None:
    """What a role must be limited to is there, and nothing that it is not limited to: left out silently, it would hold more
    widely than whoever gives it believes.
    """
    kind = SCOPES.get(role)
    given = {ORGANISATION: typed, "where": where}
    wanted = ORGANISATION if kind == ORGANISATION else "where"
    if kind is not None and not given[wanted] and wanted not in form.errors:
        form.mistake(wanted, mark("This role is for one organisation or one language: please say which."))
    for field, scope in given.items():
        if scope and (field != wanted or scope.partition(":")[0] not in (kind, NARROWED.get(role))):
            form.mistake(field, mark("This role is not limited in this way: please leave it out."))


def reason(form: Form) -> str:
    because = form.text("because", most=LONGEST_REASON)
    form.check()
    return because
