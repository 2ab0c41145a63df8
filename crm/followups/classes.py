"""What the columns of follow-up waves are."""

from core.errors import mark
from core.privacy.registry import FOR_GOOD, WHILE_IT_IS_THERE, classify
from crm.followups.tables import FollowUpForm, FollowUpItem, FollowUpWave

ASKED = mark("To know what became of meetings, months later, and what proves it.")

classify(
    FollowUpWave,
    why=ASKED,
    long=WHILE_IT_IS_THERE,
    internal="id edition months due_on closes_on remind_days most_reminders mailing prepared_at version",
)
classify(
    FollowUpForm,
    why=ASKED,
    long=FOR_GOOD,
    internal="id wave company language left_out letter made_at saved_at answered_at reminded_at reminders version",
    secrets="digest",
    doers="answered_by",
)
classify(
    FollowUpItem,
    why=ASKED,
    long=FOR_GOOD,
    internal="id form record deal position likely signed currency minor on_date words consent evidence entry proven review"
    " grade reviewed_at review_words",
    doers="reviewed_by",
)
