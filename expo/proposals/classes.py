"""What the columns of proposals and of their reviews are."""

from core.errors import mark
from core.privacy.registry import ROW, About, Ending, account, classify
from expo.calls.classes import CHOOSE
from expo.permissions import Expo
from expo.proposals.attachments.tables import Attachment
from expo.proposals.reviews.tables import Interest, Remark, Review, Reviewer
from expo.proposals.tables import Note, Proposal, Voice

LONG = mark("Until a year after it was declined or withdrawn, or the person is erased.")
WITH_IT = mark("As long as the proposal.")
OF_THEIRS = About("account", "proposal IN (SELECT id FROM expo_proposal WHERE account = $1)")
OR_NAMED = About("account", f"{OF_THEIRS.rows} OR address = (SELECT lower(email) FROM core_account WHERE id = $1)")  # noqa: S608 -- ours
UNTOLD = (
    "state IN ('accepted', 'waitlisted', 'declined', 'reopened') AND NOT EXISTS (SELECT FROM core_mail_batch b"
    " WHERE b.id = expo_proposal.letters AND b.released_at IS NOT NULL)"
)
"""What was decided and not said yet, as `rules.shown_to_submitter` has it: not here either."""
REVIEWED = mark("To choose fairly, and to know who has reviewed what.")

classify(
    Proposal,
    why=CHOOSE,
    long=LONG,
    about=account("account"),
    erasing=ROW,
    seen_with=(Expo.CALL_WRITE, Expo.PROPOSAL_REVIEW),
    last=True,
    veiled={
        "state": f"CASE WHEN {UNTOLD} THEN 'reviewing' ELSE state END",
        **{name: f"CASE WHEN NOT ({UNTOLD}) THEN {name} END" for name in ("words", "letters", "ended_at")},
    },
    personal="title abstract level minutes spoken answers state words begun_at changed_at submitted_at ended_at",
    internal="id call account code format track terms letters session revision sample",
    ends=Ending(
        "proposals",
        mark("Proposals that were declined or withdrawn"),
        "ended_at",
        365,
        mark("To answer those who ask why, and to compare with the next call."),
    ),
)
classify(
    Note,
    why=CHOOSE,
    long=WITH_IT,
    about=OF_THEIRS,
    erasing=ROW,
    seen_with=(Expo.NOTE_READ,),
    confidential="text",
    internal="id proposal",
)
classify(
    Attachment,
    why=CHOOSE,
    long=WITH_IT,
    about=OF_THEIRS,
    erasing=ROW,
    seen_with=(Expo.CALL_WRITE, Expo.PROPOSAL_REVIEW),
    internal="id proposal place file",
)
classify(
    Voice,
    why=CHOOSE,
    long=WITH_IT,
    about=OR_NAMED,
    erasing=ROW,
    seen_with=(Expo.CALL_WRITE, Expo.PROPOSAL_REVIEW),
    personal="name organisation about address invited_at confirmed_at refused_at",
    secrets="digest",
    internal="id proposal place speaker",
)
classify(
    Reviewer,
    why=REVIEWED,
    long=WITH_IT,
    about=account("account"),
    erasing=ROW,
    seen_with=(Expo.CALL_WRITE,),
    personal="tracks languages asked_at revoked_at",
    internal="id call account",
)
classify(
    Review,
    why=REVIEWED,
    long=WITH_IT,
    about=account("account"),
    erasing=ROW,
    seen_with=(Expo.CALL_WRITE, Expo.PROPOSAL_REVIEW),
    personal="scores comment made_at",
    internal="id proposal account of",
)
classify(
    Interest,
    why=REVIEWED,
    long=WITH_IT,
    about=account("account"),
    erasing=ROW,
    seen_with=(Expo.CALL_WRITE,),
    personal="declared_at",
    internal="id proposal account",
)
classify(
    Remark,
    why=REVIEWED,
    long=WITH_IT,
    about=account("account"),
    erasing=ROW,
    seen_with=(Expo.CALL_WRITE, Expo.PROPOSAL_REVIEW),
    personal="text made_at",
    internal="id proposal account",
)
