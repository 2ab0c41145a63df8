"""What a moderator does with a question; pure."""

from core.errors import Conflict, mark

ACTS = ("approve", "hide", "answer", "stage", "unstage")
LONGEST_WORDS, LONGEST_ANSWER, LONGEST_REASON = 500, 2_000, 200
MOST_WAITING = 20
"""Of one reader in one session: more would be no questions."""


class EnoughAsked(Conflict):
    message = mark("You have asked a lot already. Please wait until your questions have been read.")


class NotToBeVotedFor(Conflict):
    message = mark("This question is not shown any more.")
