"""One thing that was looked at: how it is, what was found and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["danger", "warn", "ok"]
ORDER: tuple[Kind, ...] = ("danger", "warn", "ok")


@dataclass(frozen=True, slots=True)
class Check:
    """`label`, `says`, `act` (what to do, when it is not good) and `named` are gettext ids; `places` fills `says`, `named`
    are things that it speaks of, and `href` is where one sees more.
    """

    label: str
    kind: Kind
    says: str
    places: Mapping[str, object] = field(default_factory=dict)
    act: str = ""
    href: str = ""
    named: tuple[str, ...] = ()


def first_of(**conditions: bool) -> Kind:
    """`danger` before `warn`, else `ok`."""
    return next((kind for kind in ORDER if conditions.get(kind)), "ok")
