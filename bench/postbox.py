"""A mail server for a bench."""

from collections import Counter
from email import message_from_bytes
from typing import Any


class Postbox:
    """Counts what it is given, by the id of the message."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 -- aiosmtpd's name
        self.seen[str(message_from_bytes(envelope.content)["message-id"])] += 1
        return "250 kept"
