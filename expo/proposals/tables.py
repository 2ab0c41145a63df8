"""Proposals: what somebody would like to say, who says it, and what is told to the organisers only."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Boolean, Bytea, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.access.tables import Account
from core.mail.tables import Batch
from expo.calls.tables import Call, Terms
from expo.programme.tables import Format, Session, Track
from expo.speakers.tables import Speaker


class Proposal(Table, tablename="expo_proposal"):
    """`answers` by the question's id. `words` are the organisers' to the submitter; `letters` is the batch that tells of
    the last decision. `session` is what it became, which happens once (expo_proposal_session_key). `ended_at`: when it was
    declined or withdrawn, from which its days are counted. A sample is of no account.
    """

    id = UUID(primary_key=True, default=uuid4)
    call = ForeignKey(Call, null=False, index=True, on_delete=OnDelete.restrict)
    account = ForeignKey(Account, null=True, default=None, index=True, on_delete=OnDelete.cascade)
    code = Varchar(length=12, unique=True)
    title = JSONB(null=True, default=None)
    abstract = JSONB(null=True, default=None)
    format = ForeignKey(Format, null=True, default=None, on_delete=OnDelete.set_null)
    track = ForeignKey(Track, null=True, default=None, on_delete=OnDelete.set_null)
    level = Varchar(length=40, null=True, default=None)
    minutes = Integer(null=True, default=None)
    spoken = Varchar(length=20, default="")
    answers = JSONB(default="{}")
    terms = ForeignKey(Terms, null=True, default=None, on_delete=OnDelete.restrict)
    state = Varchar(length=12, default="draft")
    words = Text(null=True, default=None)
    letters = ForeignKey(Batch, null=True, default=None, on_delete=OnDelete.set_null)
    session = ForeignKey(Session, null=True, default=None, unique=True, on_delete=OnDelete.restrict)
    revision = Integer(default=1)
    begun_at = Timestamptz(default=None)
    changed_at = Timestamptz(default=None)
    submitted_at = Timestamptz(null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)
    sample = Boolean(default=False)

    expo_proposal_state_known = Check(
        "state IN ('draft', 'submitted', 'reviewing', 'accepted', 'waitlisted', 'declined', 'reopened', 'confirmed',"
        " 'withdrawn')"
    )
    expo_proposal_session_when_confirmed = Check("(state = 'confirmed') = (session IS NOT NULL)")
    expo_proposal_ended_when = Check("(state IN ('declined', 'withdrawn')) = (ended_at IS NOT NULL)")
    expo_proposal_titled_when_sent = Check("state IN ('draft', 'reopened', 'withdrawn') OR title IS NOT NULL")
    expo_proposal_minutes_possible = Check("minutes BETWEEN 1 AND 480")


class Note(Table, tablename="expo_proposal_note"):
    """What the submitter tells the organisers and nobody else: in no list, search, export, letter or journal."""

    id = UUID(primary_key=True, default=uuid4)
    proposal = ForeignKey(Proposal, null=False, unique=True, on_delete=OnDelete.cascade)
    text = Text()


class Voice(Table, tablename="expo_proposal_voice"):
    """Somebody who would speak: the submitter at place 0, and those they name, who say yes or no by a link of their own.

    `digest` is that of the newest letter's link. `speaker` is who they became in the programme.
    """

    id = UUID(primary_key=True, default=uuid4)
    proposal = ForeignKey(Proposal, null=False, on_delete=OnDelete.cascade)
    place = Integer()
    name = Varchar(length=120, default="")
    organisation = Varchar(length=200, default="")
    about = Text(default="")
    address = Varchar(length=254)
    digest = Bytea(null=True, default=None, unique=True)
    invited_at = Timestamptz(null=True, default=None)
    confirmed_at = Timestamptz(null=True, default=None)
    refused_at = Timestamptz(null=True, default=None)
    speaker = ForeignKey(Speaker, null=True, default=None, on_delete=OnDelete.set_null)

    expo_proposal_voice_named_once = Unique([proposal, address])
    expo_proposal_voice_one_answer = Check("confirmed_at IS NULL OR refused_at IS NULL")
