"""What people are written when something about their way in changes: nothing secret, and no link that does anything."""

from core.access.roles import ROLE_NAMES, Role
from core.errors import mark
from core.mail.drafts import Draft

WHEN = mark("When: {at}")
NOT_YOU = mark(
    "If this was not you, tell the organisers at once: they can end every session and proof of your account."
)


def _draft(name: str, subject: str, *lines: str) -> Draft:
    return Draft(name, subject=subject, lines=(*lines, WHEN, NOT_YOU))


PASSWORD_SET = _draft(
    "password_set",
    mark("Your password was changed"),
    mark("A new password was set for your account. The old one opens nothing any more."),
)
AUTHENTICATOR_SET = _draft(
    "authenticator_set",
    mark("An authenticator app was set up"),
    mark("An authenticator app was set up for your account, with fresh recovery codes."),
)
PASSKEY_ADDED = _draft(
    "passkey_added", mark("A passkey was added"), mark("A passkey was added to your account. It can sign in by itself.")
)
PASSKEY_REMOVED = _draft(
    "passkey_removed", mark("A passkey was removed"), mark("A passkey was removed from your account.")
)
RECOVERY_USED = _draft(
    "recovery_used",
    mark("A recovery code was used"),
    mark("Somebody signed in to your account with one of its recovery codes. That code is used up."),
)
RECOVERY_RENEWED = _draft(
    "recovery_renewed",
    mark("New recovery codes were made"),
    mark("New recovery codes were made for your account. Those from before open nothing any more."),
)
NEW_BROWSER = _draft(
    "new_browser",
    mark("A sign-in from a browser that is new to us"),
    mark("Somebody signed in to your account from a browser that has not been used with it before."),
    mark("Browser: {browser}"),
)


def role_given(role: Role) -> Draft:
    return _draft(
        "role_given", mark("A role was given to you"), mark("From now on you hold this role:"), ROLE_NAMES[role]
    )


def role_taken(role: Role) -> Draft:
    return _draft(
        "role_taken", mark("A role was taken from you"), mark("You no longer hold this role:"), ROLE_NAMES[role]
    )
