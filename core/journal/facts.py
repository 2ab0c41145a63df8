"""What a fact is: something that happened, in the past tense, with ids only."""

from typing import ClassVar
from uuid import UUID

import msgspec


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """`kind` is `context.feature.happened`; `record` is the row whose history shows it."""

    kind: ClassVar[str]

    @property
    def record(self) -> UUID | None:
        return None


def payload(fact: Fact) -> str:
    """JSON as it is kept; ids as text, instants in ISO 8601."""
    return msgspec.json.encode(fact).decode()
