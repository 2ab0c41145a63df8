"""A solution as it was published: what is frozen when an organiser says yes."""

from typing import Self

import msgspec

from expo.solutions.queries import Known
from expo.solutions.rules import Choices
from i18n.text import Translated


class Shown(msgspec.Struct, frozen=True):
    name: Translated
    summary: Translated
    description: Translated | None
    choices: Choices

    @classmethod
    def of(cls, known: Known) -> Self:
        """Of one that lacks nothing that it must have."""
        if known.name is None or known.summary is None:
            raise ValueError("a solution without a name or a summary is never published")
        return cls(known.name, known.summary, known.description, known.choices)
