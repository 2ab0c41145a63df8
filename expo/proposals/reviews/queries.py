"""Reading for reviewers: one scope decides which proposals are theirs, and an anonymous call's people are never read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.errors import NotFound
from expo.calls.rules import Call
from expo.permissions import Expo
from expo.proposals.queries import BARE, FROM, Proposal, Voice, bare, voices_of
from expo.proposals.reviews.rules import Standing, overall, standings
from expo.proposals.reviews.tables import Review

SCOPE = """
JOIN expo_reviewer r ON r.call = p.call AND r.revoked_at IS NULL JOIN core_account me ON me.id = r.account
"""
MINE = """
WHERE e.slug = {} AND r.account = {}
AND p.state IN ('submitted', 'reviewing', 'accepted', 'waitlisted', 'declined', 'confirmed')
AND (r.tracks = '[]' OR jsonb_exists(r.tracks, t.code)) AND (r.languages = '[]' OR jsonb_exists(r.languages, p.spoken))
AND p.account IS DISTINCT FROM r.account
AND NOT EXISTS (SELECT FROM expo_review_interest i WHERE i.proposal = p.id AND i.account = r.account)
AND NOT EXISTS (SELECT FROM expo_proposal_voice v WHERE v.proposal = p.id AND v.address = lower(me.email))
"""
LIST = f"""
SELECT {BARE}, c.anonymous, v.scores AS mine, v.of AS mine_of, v.comment AS my_comment
{FROM} {SCOPE} LEFT JOIN expo_review v ON v.proposal = p.id AND v.account = r.account {MINE}
"""
IN_ORDER = LIST + " ORDER BY (v.id IS NOT NULL), p.submitted_at, p.code"
ONE = LIST + " AND p.code = {}"
PROGRESS = """
SELECT r.id, r.account, a.name, a.email, r.tracks, r.languages,
       count(p.id) FILTER (WHERE i.id IS NULL) AS theirs, count(v.id) FILTER (WHERE i.id IS NULL) AS done,
       count(i.id) AS conflicts
FROM expo_reviewer r JOIN core_account a ON a.id = r.account
LEFT JOIN (expo_proposal p LEFT JOIN expo_track t ON t.id = p.track)
    ON p.call = r.call AND p.state IN ('submitted', 'reviewing', 'accepted', 'waitlisted', 'declined', 'confirmed')
    AND (r.tracks = '[]' OR jsonb_exists(r.tracks, t.code)) AND (r.languages = '[]' OR jsonb_exists(r.languages, p.spoken))
LEFT JOIN expo_review v ON v.proposal = p.id AND v.account = r.account
LEFT JOIN expo_review_interest i ON i.proposal = p.id AND i.account = r.account
WHERE r.call = {} AND r.revoked_at IS NULL
GROUP BY r.id, r.account, a.name, a.email, r.tracks, r.languages ORDER BY a.name, r.id
"""
REVIEWS = """
SELECT v.account, a.name, v.scores, v.comment, v.of, v.made_at FROM expo_review v JOIN core_account a ON a.id = v.account
WHERE v.proposal = {} ORDER BY v.made_at, v.id
"""
REMARKS = """
SELECT m.text, m.made_at, a.name FROM expo_review_remark m JOIN core_account a ON a.id = m.account
WHERE m.proposal = {} ORDER BY m.made_at, m.id
"""


@dataclass(frozen=True, slots=True)
class Task(Proposal):
    """A proposal that is mine to review, with my review where there is one; `mine_of` is the revision it was made of."""

    anonymous: bool
    mine: tuple[int, ...]
    mine_of: int | None
    my_comment: str

    @property
    def reviewed(self) -> bool:
        return self.mine_of is not None

    @property
    def changed_since(self) -> bool:
        return self.mine_of is not None and self.mine_of != self.revision


@dataclass(frozen=True, slots=True)
class Made:
    """Somebody's review."""

    account: UUID
    name: str
    scores: tuple[int, ...]
    comment: str
    of: int
    made_at: datetime

    @property
    def overall(self) -> float:
        return overall(self.scores)


@dataclass(frozen=True, slots=True)
class Said:
    name: str
    text: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reviewer is with what is theirs."""

    id: UUID
    account: UUID
    name: str
    email: str | None
    tracks: tuple[str, ...]
    languages: tuple[str, ...]
    theirs: int
    done: int
    conflicts: int


async def tasks(actor: Actor, slug: str) -> list[Task]:
    """What waits for a review first. Raises Denied."""
    require(actor, Expo.PROPOSAL_REVIEW)
    return [_task(row) for row in await DB.run_querystring(QueryString(IN_ORDER, slug, actor.account))]


async def task_called(actor: Actor, slug: str, code: str) -> Task:
    """Raises Denied; NotFound for what is not theirs, or not any more."""
    require(actor, Expo.PROPOSAL_REVIEW)
    rows = await DB.run_querystring(QueryString(ONE, slug, actor.account, code))
    if not rows:
        raise NotFound
    return _task(rows[0])


async def people_of(task: Task) -> Sequence[Voice]:
    """Nobody in an anonymous call."""
    return () if task.anonymous else await voices_of(task.id)


async def reviews_by_others(actor: Actor, task: Task) -> list[Made]:
    """None before one's own is in."""
    return [one for one in await _made(task.id) if one.account != actor.account] if task.reviewed else []


async def remarks_on(task: Task) -> list[Said]:
    """None before one's own review is in."""
    return await _remarks(task.id) if task.reviewed else []


async def all_reviews(actor: Actor, proposal: UUID) -> tuple[list[Made], list[Said]]:
    """For those who decide. Raises Denied."""
    require(actor, Expo.CALL_WRITE)
    return await _made(proposal), await _remarks(proposal)


async def progress(actor: Actor, call: UUID) -> list[Progress]:
    """By reviewer. Raises Denied."""
    require(actor, Expo.CALL_WRITE)
    rows = await DB.run_querystring(QueryString(PROGRESS, call))
    lists = ("tracks", "languages")
    return [
        Progress(**{**row, **{name: msgspec.json.decode(row[name], type=tuple[str, ...]) for name in lists}})
        for row in rows
    ]


async def standings_of(actor: Actor, call: Call) -> dict[UUID, Standing]:
    """By proposal. Raises Denied."""
    require(actor, Expo.CALL_WRITE)
    rows = await Review.select(Review.account, Review.proposal, Review.scores).where(Review.proposal.call == call.id)
    given: dict[UUID, dict[UUID, float]] = {}
    for row in rows:
        given.setdefault(row["account"], {})[row["proposal"]] = overall(_scores(row["scores"]))
    return standings(given)


async def _made(proposal: UUID) -> list[Made]:
    rows = await DB.run_querystring(QueryString(REVIEWS, proposal))
    return [Made(**{**row, "scores": _scores(row["scores"])}) for row in rows]


async def _remarks(proposal: UUID) -> list[Said]:
    return [Said(**row) for row in await DB.run_querystring(QueryString(REMARKS, proposal))]


def _task(row: dict[str, Any]) -> Task:
    own = {"anonymous": row["anonymous"], "mine_of": row["mine_of"], "my_comment": row["my_comment"] or ""}
    return Task(**bare(row), **own, mine=_scores(row["mine"] or "[]"))


def _scores(stored: str) -> tuple[int, ...]:
    return msgspec.json.decode(stored, type=tuple[int, ...])
