"""Who has which booth, held in memory beside the plans: a change shows within a second, and the plan stays as it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from i18n.text import Translated


@dataclass(frozen=True, slots=True)
class Occupant:
    """`code` is the exhibitor's, below which their page is."""

    name: Translated
    code: str


ByNumber = Mapping[str, Occupant]
Occupants = Mapping[str, ByNumber]
"""By the edition's slug and the booth's number."""
