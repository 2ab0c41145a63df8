"""The kinds of notices: pure."""

from core.errors import mark

ROLE_GIVEN, ROLE_TAKEN = "role_given", "role_taken"
IDENTITY_LINKED, IDENTITY_REMOVED = "identity_linked", "identity_removed"
JOB_DONE, JOB_FAILED = "job_done", "job_failed"
LETTERS_FAILED, WEBHOOK_ENDED, ERASED = "letters_failed", "webhook_ended", "erased"
JOURNAL_TAMPERED = "journal_tampered"
SCREEN_SILENT = "screen_silent"
MENTIONED, FOLLOWED, TASK_GIVEN = "mentioned", "followed", "task_given"

SAYS = {
    ROLE_GIVEN: mark("You were given a role: {role}."),
    ROLE_TAKEN: mark("A role was taken away from you: {role}."),
    IDENTITY_LINKED: mark("The sign-on of your organisation opens your account from now on."),
    IDENTITY_REMOVED: mark("The sign-on of your organisation does not open your account any more."),
    JOB_DONE: mark("Done in the background: {work}."),
    JOB_FAILED: mark("Work in the background was given up: {work}."),
    LETTERS_FAILED: mark("Letters could not be delivered."),
    WEBHOOK_ENDED: mark("A webhook was ended, because its receiver had not answered for days."),
    JOURNAL_TAMPERED: mark("The journal is not what was recorded: somebody changed it in the database."),
    ERASED: mark("Somebody had all that was held about them erased."),
    SCREEN_SILENT: mark("A screen in the halls has fallen silent."),
    MENTIONED: mark("A colleague mentions you in an entry."),
    FOLLOWED: mark("Something new stands on a record that you follow."),
    TASK_GIVEN: mark("A task was given to you."),
}
"""What is stored is the left side, so these must not change."""

ICONS = {
    JOB_DONE: "circle-check",
    JOB_FAILED: "circle-alert",
    JOURNAL_TAMPERED: "circle-alert",
    LETTERS_FAILED: "mail",
    WEBHOOK_ENDED: "share-2",
    SCREEN_SILENT: "monitor",
    MENTIONED: "user",
    FOLLOWED: "bell",
    TASK_GIVEN: "circle-check",
}
PLAIN = "info"


def icon_of(what: str) -> str:
    return ICONS.get(what, PLAIN)
