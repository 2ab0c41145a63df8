"""What the columns of questions and ratings are."""

from core.errors import mark
from core.privacy.registry import ROW, Ending, account, classify
from expo.audience.questions.tables import Question, Vote
from expo.audience.ratings.tables import Rating
from expo.audience.tables import Hearing
from expo.permissions import Expo

WHY = mark("To let you ask and rate, each once, and to answer you.")
LONG = mark("{days} days after it was said, or until you take it back.")

classify(
    Vote,
    why=WHY,
    long=mark("As long as the question."),
    about=account("account"),
    erasing=ROW,
    personal="voted_at",
    secrets="voice",
    internal="id question account",
)
classify(
    Question,
    why=WHY,
    long=LONG,
    about=account("account"),
    erasing=ROW,
    seen_with=(Expo.QUESTION_READ,),
    personal="session words language asked_at",
    secrets="voice",
    internal="id edition account state decided_at because answer answered_at on_stage_at",
    doers="decided_by",
    last=True,
    ends=Ending(
        "questions",
        mark("Questions to sessions"),
        "asked_at",
        365,
        mark("To answer what was asked, and to learn for the next edition."),
    ),
)
classify(
    Rating,
    why=WHY,
    long=LONG,
    about=account("account"),
    erasing=ROW,
    seen_with=(Expo.AUDIENCE_READ,),
    personal="session stars words language rated_at",
    secrets="voice",
    internal="id edition account words_state",
    doers="decided_by",
    ends=Ending("ratings", mark("Ratings of sessions"), "rated_at", 365, mark("To learn for the next edition.")),
)
classify(Hearing, why=WHY, public="id edition questions ratings days")
