"""What happens to webhooks."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class WebhookMade(Fact, frozen=True, kw_only=True):
    """From now on these kinds of facts are told there."""

    kind: ClassVar[str] = "core.webhooks.made"
    says: ClassVar[str] = mark("made a webhook")
    webhook: UUID
    kinds: tuple[str, ...]

    @property
    def record(self) -> UUID:
        return self.webhook


class WebhookReplayed(Fact, frozen=True, kw_only=True):
    """What was recorded since `since` (ISO 8601) is told once more."""

    kind: ClassVar[str] = "core.webhooks.replayed"
    says: ClassVar[str] = mark("had a webhook tell everything once more")
    webhook: UUID
    since: str

    @property
    def record(self) -> UUID:
        return self.webhook


class WebhookTriedAgain(Fact, frozen=True, kw_only=True):
    """Somebody did not want to wait for the next try."""

    kind: ClassVar[str] = "core.webhooks.tried_again"
    says: ClassVar[str] = mark("had a webhook try again at once")
    webhook: UUID

    @property
    def record(self) -> UUID:
        return self.webhook


class WebhookSecretRenewed(Fact, frozen=True, kw_only=True):
    """Messages are signed with the former secret too until `until` (ISO 8601)."""

    kind: ClassVar[str] = "core.webhooks.secret_renewed"
    says: ClassVar[str] = mark("renewed the secret of a webhook")
    webhook: UUID
    until: str

    @property
    def record(self) -> UUID:
        return self.webhook


class WebhookFormerSecretEnded(Fact, frozen=True, kw_only=True):
    """By somebody, before its time."""

    kind: ClassVar[str] = "core.webhooks.former_secret_ended"
    says: ClassVar[str] = mark("ended the former secret of a webhook")
    webhook: UUID

    @property
    def record(self) -> UUID:
        return self.webhook


class WebhookEnded(Fact, frozen=True, kw_only=True):
    """By somebody, or by us after days without an answer."""

    kind: ClassVar[str] = "core.webhooks.ended"
    says: ClassVar[str] = mark("ended a webhook")
    webhook: UUID

    @property
    def record(self) -> UUID:
        return self.webhook
