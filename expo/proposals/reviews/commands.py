"""Asking people to review, reviewing, stepping back from what one has an interest in, and talking about it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from msgspec.json import encode
from piccolo.querystring import QueryString

from core.access.rules import require
from core.access.tables import Account
from core.actor import Actor
from core.db.engine import DB
from core.db.like import literal
from core.db.transaction import transaction
from core.errors import Invalid, NotFound, mark
from core.journal.commands import record
from expo.calls.facts import ReviewerAsked, ReviewerReleased
from expo.calls.queries import call_called
from expo.permissions import Expo
from expo.proposals import rules
from expo.proposals.facts import ConflictDeclared, ProposalReviewed
from expo.proposals.queries import locked
from expo.proposals.reviews.queries import task_called
from expo.proposals.reviews.rules import OwnReviewFirst, StateOver
from expo.proposals.reviews.tables import Interest, Remark, Review, Reviewer
from expo.proposals.tables import Proposal

ASK = """
INSERT INTO expo_reviewer (id, call, account, tracks, languages, asked_at) VALUES ({}, {}, {}, {}, {}, {})
ON CONFLICT (call, account) DO UPDATE
SET tracks = excluded.tracks, languages = excluded.languages, revoked_at = NULL
"""
PUT = """
INSERT INTO expo_review (id, proposal, account, scores, comment, of, made_at) VALUES ({}, {}, {}, {}, {}, {}, {})
ON CONFLICT (proposal, account) DO UPDATE
SET scores = excluded.scores, comment = excluded.comment, of = excluded.of, made_at = excluded.made_at
"""


async def ask_reviewer(
    actor: Actor,
    *,
    edition: str,
    call: str,
    address: str,
    tracks: Sequence[str],
    languages: Sequence[str],
    now: datetime,
) -> None:
    """Somebody of the staff; asked again, with other tracks or languages. Raises Denied, NotFound, Invalid."""
    require(actor, Expo.CALL_WRITE)
    async with transaction():
        known = await call_called(edition, call)
        staff = Account.email.ilike(literal(address)) & (Account.kind == "staff") & Account.disabled_at.is_null()
        row = await Account.select(Account.id).where(staff).first()
        if row is None:
            raise Invalid({"address": mark("Nobody of the staff has this address.")})
        lists = (encode(list(tracks)).decode(), encode(list(languages)).decode())
        await DB.run_querystring(QueryString(ASK, uuid4(), known.id, row["id"], *lists, now))
        await record(actor, ReviewerAsked(edition=known.edition, call=known.id, account=row["id"]), now=now)


async def release_reviewer(actor: Actor, *, edition: str, call: str, reviewer: UUID, now: datetime) -> None:
    """What they thought stays. Raises Denied, NotFound."""
    require(actor, Expo.CALL_WRITE)
    async with transaction():
        known = await call_called(edition, call)
        there = (Reviewer.id == reviewer) & (Reviewer.call == known.id) & Reviewer.revoked_at.is_null()
        rows = await Reviewer.update({Reviewer.revoked_at: now}).where(there).returning(Reviewer.account)
        if not rows:
            raise NotFound
        fact = ReviewerReleased(edition=known.edition, call=known.id, account=rows[0]["account"])
        await record(actor, fact, now=now)


async def review(actor: Actor, *, edition: str, code: str, scores: Sequence[int], comment: str, now: datetime) -> None:
    """Again, it replaces the former one. Raises Denied, NotFound, StateOver."""
    async with transaction():
        task = await task_called(actor, edition, code)
        shown = await locked(task.id)
        if shown.state not in ("submitted", "reviewing"):
            raise StateOver
        values: tuple[Any, ...] = (uuid4(), task.id, actor.account, encode(list(scores)).decode(), comment)
        await DB.run_querystring(QueryString(PUT, *values, task.revision, now))
        if shown.state == "submitted":
            state = rules.after(shown.state, "review")
            await Proposal.update({Proposal.state: state}).where(Proposal.id == task.id)
        await record(actor, ProposalReviewed(proposal=task.id), now=now)


async def step_back(actor: Actor, *, edition: str, code: str, now: datetime) -> None:
    """A conflict of interest: what they thought of it goes, and it is theirs no longer. Raises Denied, NotFound."""
    async with transaction():
        task = await task_called(actor, edition, code)
        await Interest.insert(Interest(id=uuid4(), proposal=task.id, account=actor.account, declared_at=now))
        await Review.delete().where((Review.proposal == task.id) & (Review.account == actor.account))
        await record(actor, ConflictDeclared(proposal=task.id), now=now)


async def remark(actor: Actor, *, edition: str, code: str, text: str, now: datetime) -> None:
    """To the others who have reviewed it. Raises Denied, NotFound, OwnReviewFirst."""
    async with transaction():
        task = await task_called(actor, edition, code)
        if not task.reviewed:
            raise OwnReviewFirst
        await Remark.insert(Remark(id=uuid4(), proposal=task.id, account=actor.account, text=text, made_at=now))
