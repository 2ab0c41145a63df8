"""The plan's address read as a wish: what is unknown is ignored, so that an old link still shows a plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from expo.floor.plans.snapshot import FeatureKind

LONGEST = 80
STEP_FREE = "free"
BOOTHS = ("shell", "raw")
FACILITIES: tuple[FeatureKind, ...] = (
    "entrance",
    "exit",
    "stage",
    "information",
    "restroom",
    "accessible_restroom",
    "lift",
    "escalator",
    "stairs",
    "first_aid",
    "prayer_room",
    "cafe",
    "charging",
)
"""What readers look for besides booths, in the order in which they are offered."""

Asked = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Question:
    """`show` is a kind of booth or facility that stands out; `start` and `end` as they were typed."""

    query: str = ""
    show: str = ""
    start: str = ""
    end: str = ""
    step_free: bool = False

    def address(self, **changes: str | None) -> str:
        """The query string of this question with some parts changed; None takes a part away. Always in one order."""
        parts: dict[str, str | None] = {
            "q": self.query,
            "show": self.show,
            "from": self.start,
            "to": self.end,
            "steps": STEP_FREE if self.step_free else None,
        }
        parts |= changes
        pairs = [(name, value) for name, value in parts.items() if value]
        return f"?{urlencode(pairs)}" if pairs else ""


def read_question(asked: Asked) -> Question:
    show = _first(asked, "show")
    return Question(
        query=_first(asked, "q"),
        show=show if show in (*BOOTHS, *FACILITIES) else "",
        start=_first(asked, "from"),
        end=_first(asked, "to"),
        step_free=_first(asked, "steps") == STEP_FREE,
    )


def _first(asked: Asked, name: str) -> str:
    return next(iter(asked.get(name, ())), "")[:LONGEST].strip()
