"""What the columns of webhooks are."""

from core.errors import mark
from core.privacy.registry import Ending, classify
from core.webhooks.tables import Webhook, WebhookAttempt

TOLD = mark("To see whether other systems were told.")

classify(
    Webhook,
    why=mark("To tell other systems what happened."),
    long=mark("As long as the other system is to be told."),
    secrets="sealed former",
    internal="id url kinds through made_at due_at failures failing_since former_until ended_at",
    doers="made_by ended_by",
)
classify(
    WebhookAttempt,
    why=TOLD,
    ends=Ending("webhook_attempts", mark("Attempts to tell other systems"), "at", 90, TOLD),
    internal="id webhook entry kind at status milliseconds trouble",
)
