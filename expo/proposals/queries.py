"""Reading proposals: one's own, and all of them for those who decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from core.access.rules import may, require
from core.access.sessions.commands import digest_of
from core.actor import Actor
from core.db.engine import DB
from core.errors import NotFound, SignInRequired
from expo.permissions import Expo
from expo.proposals.rules import State, shown_to_submitter
from expo.proposals.tables import Note
from expo.proposals.tables import Proposal as ProposalRow
from expo.proposals.tables import Voice as VoiceRow
from i18n.text import Translated, from_json, required

BARE = """
p.id, p.code, p.call, p.title, p.abstract, p.level, p.minutes, p.spoken, p.answers, p.state, p.revision, p.begun_at,
p.changed_at, p.submitted_at, p.sample, t.code AS track, t.name AS track_name, t.colour, f.code AS format,
f.name AS format_name, s.code AS session, e.slug, e.zone, e.name AS edition_name
"""
"""What reviewers of an anonymous call may see: nothing of it leads to a person."""
FROM = """
FROM expo_proposal p JOIN expo_call c ON c.id = p.call JOIN expo_edition e ON e.id = c.edition
LEFT JOIN expo_track t ON t.id = p.track LEFT JOIN expo_format f ON f.id = p.format
LEFT JOIN expo_session s ON s.id = p.session LEFT JOIN core_mail_batch b ON b.id = p.letters
"""
WHOLE = f"SELECT {BARE}, p.account, p.words, p.letters, b.released_at AS told_at {FROM}"
MINE = WHOLE + " WHERE p.account = {} ORDER BY p.begun_at DESC, p.code"
MINE_CALLED = WHOLE + " WHERE p.account = {} AND p.code = {}"
BY_ID = WHOLE + " WHERE p.id = {}"
LOCKED = BY_ID + " FOR UPDATE OF p"
DISINTERESTED = """
AND p.state <> 'draft' AND NOT EXISTS
    (SELECT FROM expo_review_interest i WHERE i.proposal = p.id AND i.account = {})
"""
"""Who has declared a conflict of interest does not see it at the desk either, whatever else they may."""
OF_CALL = f"{WHOLE} WHERE p.call = {{}} {DISINTERESTED} ORDER BY p.submitted_at, p.code"
CALLED = f"{WHOLE} WHERE e.slug = {{}} AND p.code = {{}} {DISINTERESTED}"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Without whose it is; instants in UTC. `answers` by the question's id, `session` a session's code."""

    id: UUID
    code: str
    call: UUID
    title: Translated | None
    abstract: Translated | None
    level: str | None
    minutes: int | None
    spoken: str
    answers: Mapping[str, str]
    state: State
    revision: int
    begun_at: datetime
    changed_at: datetime
    submitted_at: datetime | None
    sample: bool
    track: str | None
    track_name: Translated | None
    colour: int | None
    format: str | None
    format_name: Translated | None
    session: str | None
    slug: str
    zone: str
    edition_name: Translated


@dataclass(frozen=True, slots=True)
class Known(Proposal):
    """With whose it is, what the organisers say to them, and whether a letter has told them of the decision."""

    account: UUID | None
    words: str
    letters: UUID | None
    told_at: datetime | None

    @property
    def shown_state(self) -> State:
        return shown_to_submitter(self.state, told=self.told_at is not None)


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who would speak; `place` 0 is the submitter."""

    id: UUID
    proposal: UUID
    place: int
    name: str
    organisation: str
    about: str
    address: str
    invited_at: datetime | None
    confirmed_at: datetime | None
    refused_at: datetime | None
    speaker: UUID | None


async def own_proposals(actor: Actor) -> list[Known]:
    """The newest first. Raises SignInRequired."""
    return [known(row) for row in await DB.run_querystring(QueryString(MINE, _own(actor)))]


async def own_proposal(actor: Actor, code: str) -> Known:
    """Somebody else's is not there. Raises SignInRequired, NotFound."""
    return _only(await DB.run_querystring(QueryString(MINE_CALLED, _own(actor), code)))


async def locked(proposal: UUID) -> Known:
    """In the caller's transaction: one change comes after another. Raises NotFound."""
    return _only(await DB.run_querystring(QueryString(LOCKED, proposal)))


async def proposal_of(proposal: UUID) -> Known:
    """Asks nobody for permission: for commands that do. Raises NotFound."""
    return _only(await DB.run_querystring(QueryString(BY_ID, proposal)))


async def proposals_of(actor: Actor, call: UUID) -> list[Known]:
    """All that were sent in, in that order. Raises Denied."""
    require(actor, Expo.CALL_WRITE)
    return [known(row) for row in await DB.run_querystring(QueryString(OF_CALL, call, actor.account))]


async def proposal_called(actor: Actor, slug: str, code: str) -> Known:
    """Raises Denied, NotFound."""
    require(actor, Expo.CALL_WRITE)
    return _only(await DB.run_querystring(QueryString(CALLED, slug, code, actor.account)))


async def behind_session(actor: Actor, session: UUID) -> str | None:
    """The code of the proposal that became this session, for those who may see it."""
    if not may(actor, Expo.CALL_WRITE):
        return None
    row = await ProposalRow.select(ProposalRow.code).where(ProposalRow.session == session).first()
    return str(row["code"]) if row else None


async def voices_of(proposal: UUID) -> list[Voice]:
    """Asks nobody for permission. In the order in which they are named."""
    rows = await VoiceRow.select().where(VoiceRow.proposal == proposal).order_by(VoiceRow.place)
    return [_voice(row) for row in rows]


async def voices_by_proposal(actor: Actor, call: UUID) -> dict[UUID, list[Voice]]:
    """Raises Denied."""
    require(actor, Expo.CALL_WRITE)
    rows = await VoiceRow.select().where(VoiceRow.proposal.call == call).order_by(VoiceRow.place)
    found: dict[UUID, list[Voice]] = {}
    for row in rows:
        found.setdefault(row["proposal"], []).append(_voice(row))
    return found


async def voice_with(token: str) -> Voice:
    """Whose link it is. Raises NotFound for one that is unknown or replaced."""
    row = await VoiceRow.select().where(VoiceRow.digest == digest_of(token)).first()
    if row is None:
        raise NotFound
    return _voice(row)


async def note_of(actor: Actor, shown: Known) -> str:
    """Its submitter's own, and for those with the clearance; empty for others."""
    own = shown.account is not None and actor.account == shown.account
    if not own and not may(actor, Expo.NOTE_READ):
        return ""
    row = await Note.select(Note.text).where(Note.proposal == shown.id).first()
    return str(row["text"]) if row else ""


def bare(row: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a Proposal from a row that has them."""
    plain = {name: row[name] for name in Proposal.__dataclass_fields__}
    texts = {name: from_json(row[name]) for name in ("title", "abstract", "track_name", "format_name")}
    answers = msgspec.json.decode(row["answers"], type=dict[str, str])
    return {**plain, **texts, "answers": answers, "edition_name": required(row["edition_name"])}


def known(row: Mapping[str, Any]) -> Known:
    own = {name: row[name] for name in ("account", "letters", "told_at")}
    return Known(**bare(row), **own, words=row["words"] or "")


def _voice(row: Mapping[str, Any]) -> Voice:
    return Voice(**{name: row[name] for name in Voice.__dataclass_fields__})


def _own(actor: Actor) -> UUID:
    if actor.account is None or not actor.complete:
        raise SignInRequired
    return actor.account


def _only(rows: Any) -> Known:
    if not rows:
        raise NotFound
    return known(cast(Mapping[str, Any], rows[0]))
