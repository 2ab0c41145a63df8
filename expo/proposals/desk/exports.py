"""Taking proposals out: with a reason, recorded, through the same scope as the list; never the confidential notes."""

from collections.abc import Callable, Iterator
from datetime import datetime

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.journal.commands import record
from core.spreadsheets import csv_of
from expo.calls.facts import ProposalsExported
from expo.calls.queries import call_called
from expo.calls.rules import Call
from expo.permissions import Expo
from expo.proposals.queries import Known, Voice, proposals_of, voices_by_proposal
from expo.proposals.reviews.queries import standings_of
from expo.proposals.reviews.rules import NOTHING, Standing
from i18n.text import Translated

COLUMNS = ("code", "state", "sent_in", "title", "abstract", "language", "track", "format", "minutes", "level")
PEOPLE = ("name", "organisation", "address", "others")
SCORES = ("reviews", "mean", "spread", "comparable_mean")
Read = Callable[[Translated], str]


async def export(actor: Actor, *, edition: str, call: str, because: str, read: Read, now: datetime) -> bytes:
    """A table (CSV); instants in UTC. Raises Denied, NotFound."""
    require(actor, Expo.CALL_WRITE)
    async with transaction():
        known = await call_called(edition, call)
        proposals = await proposals_of(actor, known.id)
        voices, standings = await voices_by_proposal(actor, known.id), await standings_of(actor, known)
        fact = ProposalsExported(edition=known.edition, call=known.id, number=len(proposals))
        await record(actor, fact, now=now, because=because)
    header = (*COLUMNS, *PEOPLE, *SCORES, *(read(one.label) for one in known.questions))
    rows = (
        [
            *_own(one, read),
            *_people(voices.get(one.id, [])),
            *_scores(standings.get(one.id, NOTHING)),
            *_answers(known, one, read),
        ]
        for one in proposals
    )
    return csv_of(header, rows)


def _own(one: Known, read: Read) -> Iterator[object]:
    yield from (one.code, one.state, one.submitted_at.isoformat() if one.submitted_at else "")
    yield from (read(text) if text else "" for text in (one.title, one.abstract))
    yield from (one.spoken, one.track or "", one.format or "", one.minutes or "", one.level or "")


def _people(voices: list[Voice]) -> Iterator[object]:
    own = next((one for one in voices if not one.place), None)
    yield from (own.name, own.organisation, own.address) if own else ("", "", "")
    yield "; ".join(f"{one.name} <{one.address}>" for one in voices if one.place)


def _scores(standing: Standing) -> Iterator[object]:
    yield standing.reviews
    yield from (
        "" if value is None else f"{value:.2f}" for value in (standing.mean, standing.spread, standing.normalised)
    )


def _answers(call: Call, one: Known, read: Read) -> Iterator[object]:
    for question in call.questions:
        answer = one.answers.get(str(question.id), "")
        chosen = question.kind == "choice" and answer.isdigit() and int(answer) < len(question.choices)
        yield read(question.choices[int(answer)]) if chosen else answer
