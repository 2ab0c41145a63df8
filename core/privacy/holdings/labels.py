"""What columns are called on a page; a copy has their names as they are, for programs."""

from datetime import datetime
from typing import Any

from core.errors import mark

LABELS = {
    "address": mark("E-mail address"),
    "accepted_at": mark("Accepted at"),
    "actor": mark("Who"),
    "after": mark("Afterwards"),
    "agent": mark("Browser"),
    "at": mark("At"),
    "before": mark("Before"),
    "began_at": mark("Began at"),
    "biography": mark("Biography"),
    "channel": mark("Through"),
    "created_at": mark("Created at"),
    "email": mark("E-mail address"),
    "ended_at": mark("Ended at"),
    "ends_at": mark("Good until"),
    "family": mark("Family name"),
    "field": mark("Field"),
    "given_at": mark("Agreed at"),
    "granted_at": mark("Given at"),
    "kind": mark("Kind"),
    "language": mark("Language"),
    "languages": mark("Languages"),
    "name": mark("Name"),
    "names": mark("Names"),
    "position": mark("Position"),
    "reason": mark("Reason"),
    "revoked_at": mark("Taken away at"),
    "revoked_because": mark("Why taken away"),
    "role": mark("Role"),
    "seen_at": mark("Last used"),
    "sent_at": mark("Sent at"),
    "set_at": mark("Set at"),
    "subject": mark("Subject"),
    "title": mark("Title"),
    "used_at": mark("Used at"),
    "withdrawn_at": mark("Withdrawn at"),
}
"""Gettext ids; what is not here is for programs and stands in the copy only."""

TITLES = {
    "core_account": mark("Your account"),
    "core_arrival": mark("Letters to sign in by"),
    "core_challenge": mark("Proofs asked for"),
    "core_consent": mark("What you agreed to"),
    "core_entry": mark("What you did"),
    "core_entry_link": mark("Sign-in links"),
    "core_entry_value": mark("What was written about you"),
    "core_grant": mark("Your roles"),
    "core_mail": mark("Letters to you"),
    "core_notice": mark("Notices at the desk"),
    "core_passkey": mark("Passkeys"),
    "core_password": mark("Password"),
    "core_recovery_code": mark("Recovery codes"),
    "core_session": mark("Where you are signed in"),
    "core_totp": mark("Authenticator app"),
    "directory_appointment": mark("Posts"),
    "directory_person": mark("Names"),
    "expo_speaker": mark("As a speaker"),
}
"""Gettext ids by table."""


def in_words(value: Any) -> str:
    """A value of a row for people to read: texts by language side by side, lists with dots, alike in all scripts."""
    if isinstance(value, dict):
        return " / ".join(in_words(one) for one in value.values())
    if isinstance(value, list):
        return " · ".join(map(in_words, value))
    return "" if value is None else str(value)


def moment(column: str, value: Any) -> datetime | None:
    """For columns that hold an instant, which a page shows as the reader's language does."""
    if not isinstance(value, str) or column.rpartition("_")[2] != "at":
        return None
    return datetime.fromisoformat(value)
