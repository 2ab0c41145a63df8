"""Asking, voting, taking back; and what a moderator decides. No fact is recorded of who asks or votes: the journal is for
ever, and what somebody wants to know is nobody's business.
"""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import Invalid, NotFound, mark
from core.journal.commands import record
from core.live.notices import tell
from expo.audience.facts import QuestionDecided
from expo.audience.questions.rules import MOST_WAITING, EnoughAsked, NotToBeVotedFor
from expo.audience.questions.tables import Question, Vote
from expo.audience.shelf import SUBJECT
from expo.audience.voice import Voice
from expo.editions.queries import edition_called
from expo.permissions import Expo

VOTE = """
INSERT INTO expo_question_vote (id, question, voice, account, voted_at)
SELECT {}, q.id, {}, {}, {} FROM expo_question q WHERE q.id = {} AND q.state = 'approved'
AND NOT EXISTS (SELECT FROM expo_question_vote v WHERE v.question = q.id AND v.voice = ANY({}::bytea[]))
ON CONFLICT (question, voice) DO NOTHING
"""


async def ask(voice: Voice, *, edition: str, session: str, words: str, language: str, now: datetime) -> UUID:
    """Nobody reads it before a moderator has. Raises EnoughAsked, NotFound."""
    row = await edition_called(edition)
    waiting = (Question.session == session) & (Question.state == "waiting")
    own = (Question.edition == row.id) & Question.voice.is_in(list(voice.known))
    if await Question.count().where(own & waiting) >= MOST_WAITING:
        raise EnoughAsked
    made = Question(
        id=uuid4(),
        edition=row.id,
        session=session,
        voice=voice.tag,
        account=voice.account,
        words=words,
        language=language,
        asked_at=now,
    )
    await Question.insert(made)
    key: UUID = made.id
    return key


async def take_back(voice: Voice, question: UUID) -> None:
    """One's own, with its answer and its votes. Raises NotFound."""
    async with transaction():
        own = (Question.id == question) & Question.voice.is_in(list(voice.known))
        gone = await Question.delete().where(own).returning(Question.state) if voice.known else []
        if not gone:
            raise NotFound
        if gone[0]["state"] == "approved":
            await tell(SUBJECT)


async def vote(voice: Voice, question: UUID, *, now: datetime) -> None:
    """The second time changes nothing. Raises NotToBeVotedFor."""
    if not await Question.exists().where((Question.id == question) & (Question.state == "approved")):
        raise NotToBeVotedFor
    values = (uuid4(), voice.tag, voice.account, now, question, list(voice.known))
    await DB.run_querystring(QueryString(VOTE, *values))


async def unvote(voice: Voice, question: UUID) -> None:
    if voice.known:
        await Vote.delete().where((Vote.question == question) & Vote.voice.is_in(list(voice.known)))


async def decide(actor: Actor, *, edition: str, question: UUID, act: str, text: str = "", now: datetime) -> None:
    """One of ACTS; `text` is the reason for hiding it, or the answer. Raises Denied, NotFound, Invalid."""
    require(actor, Expo.QUESTION_WRITE)
    row = await edition_called(edition)
    async with transaction():
        mine = (Question.id == question) & (Question.edition == row.id)
        found = await Question.select(Question.session).where(mine).first().lock_rows()
        if found is None:
            raise NotFound
        await Question.update(_changes(actor, act, text, now)).where(mine)
        fact = QuestionDecided(edition=row.id, question=question, session=found["session"], what=act)
        await record(actor, fact, now=now, because=text if act == "hide" else "")
        await tell(SUBJECT)


def _changes(actor: Actor, act: str, text: str, now: datetime) -> dict[Any, Any]:
    if act == "hide" and not text:
        raise Invalid({"text": mark("Please say why.")})
    if act == "answer" and not text:
        raise Invalid({"text": mark("This is needed.")})
    decided = {Question.decided_at: now, Question.decided_by: str(actor)}
    shown = {**decided, Question.state: "approved", Question.because: None}
    return {
        "approve": shown,
        "hide": {**decided, Question.state: "hidden", Question.because: text},
        "answer": {**shown, Question.answer: text, Question.answered_at: now},
        "stage": {**shown, Question.on_stage_at: now},
        "unstage": {**shown, Question.on_stage_at: None},
    }[act]
