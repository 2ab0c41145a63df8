"""One act of a side on one meeting, whichever door it came through: the portal, a counterpart's page or the desk."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.forms.form import Form
from expo.meetings import rules
from expo.meetings.asking import answer, end, propose
from expo.meetings.forms import begin_in
from expo.meetings.outcomes import MISSED_NAMES, Missed, hold, miss
from expo.meetings.rules import Act
from expo.meetings.voices import Voice

LONGEST = 1_000
ACTS: tuple[Act, ...] = ("agree", "propose", "decline", "withdraw", "cancel", "hold", "miss")


@dataclass(frozen=True, slots=True)
class Said:
    """What a form said; `revision` is what its reader had seen."""

    act: Act
    begins_at: datetime | None
    said: str
    missed_by: Missed | None
    revision: int


def said_in(form: Form) -> Said:
    """`act` by its button; `begins_at` is needed for another time, `missed_by` where somebody did not come."""
    act = form.choice("act", ACTS)
    known: Act = act if act in rules.FROM else "agree"  # type: ignore[assignment]
    begin = begin_in(form) if known in ("agree", "propose") else None
    missed = form.choice("missed_by", tuple(MISSED_NAMES)) if known == "miss" else ""
    who: Missed | None = missed if missed in MISSED_NAMES else None  # type: ignore[assignment]
    words = form.text("said", most=LONGEST, needed=False)
    return Said(known, begin, words, who, form.number("revision"))


async def do(voice: Voice, meeting: UUID, said: Said, *, now: datetime) -> None:
    """Raises as the command that it is."""
    if said.act == "agree":
        await answer(voice, meeting, begins_at=said.begins_at, revision=said.revision, now=now)
    elif said.act == "propose":
        await propose(voice, meeting, begins_at=said.begins_at, said=said.said, revision=said.revision, now=now)
    elif said.act == "hold":
        await hold(voice, meeting, revision=said.revision, now=now)
    elif said.act == "miss":
        await miss(voice, meeting, missed_by=said.missed_by or "both", revision=said.revision, now=now)
    else:
        await end(voice, meeting, said.act, said=said.said, revision=said.revision, now=now)
