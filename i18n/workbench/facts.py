"""What happens to texts in other languages."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class TextTranslated(Fact, frozen=True, kw_only=True):
    """`tongue` has a text for `field` of the thing now, in `state`: machine, draft or reviewed."""

    kind: ClassVar[str] = "i18n.workbench.text_translated"
    says: ClassVar[str] = mark("translated a text into {tongue}: {state}")
    thing: UUID
    field: str
    tongue: str
    state: str

    @property
    def record(self) -> UUID:
        return self.thing
