"""What those who propose are written, and those whom they name."""

from core.errors import mark
from core.mail.drafts import Draft
from expo.proposals.rules import State

RECEIVED = Draft(
    "proposal_received",
    subject=mark("We have your proposal “{title}”"),
    lines=(
        mark("Your proposal “{title}” for {edition} has been sent in. Its code is {code}."),
        mark("You can change it until {until}. Then it is reviewed, and we write to you."),
        mark("We will write to you either way."),
    ),
    button=mark("To your proposal"),
)
NAMED = Draft(
    "proposal_named",
    subject=mark("You are named as a speaker: “{title}”"),
    lines=(
        mark("Somebody has proposed “{title}” for {edition} and names you as a speaker."),
        mark("Please say whether you would speak. Nobody is put into the programme without their own yes."),
    ),
    button=mark("Yes or no"),
    secret=True,
)
ABOUT = mark("Your proposal “{title}” for {edition}")
WORDS = mark("A word from the committee: {words}")
DECIDED: dict[State, Draft] = {
    "accepted": Draft(
        "proposal_accepted",
        subject=mark("“{title}” is accepted for {edition}"),
        lines=(
            mark("Your proposal “{title}” has been accepted. Thank you: we look forward to it."),
            mark("Please confirm that you will speak. Only then does it stand in the programme."),
        ),
        button=mark("Confirm"),
    ),
    "waitlisted": Draft(
        "proposal_waitlisted",
        subject=mark("Your proposal “{title}” is on the waiting list of {edition}"),
        lines=(
            mark("Thank you for your proposal “{title}”. It is on the waiting list for a place that comes free."),
            mark("We will write to you either way."),
        ),
        button=mark("To your proposal"),
    ),
    "declined": Draft(
        "proposal_declined",
        subject=ABOUT,
        lines=(
            mark("Thank you for your proposal “{title}”. We could not find a place for it this time."),
            mark("It was not an easy choice, and it says nothing about next year's."),
        ),
    ),
    "reopened": Draft(
        "proposal_reopened",
        subject=ABOUT,
        lines=(
            mark("We would like you to change something in your proposal “{title}” and to send it in again."),
            WORDS,
        ),
        button=mark("To your proposal"),
    ),
}


def decided(state: State, words: str) -> Draft:
    """With the organisers' own words where they wrote some."""
    draft = DECIDED[state]
    if not words or WORDS in draft.lines:
        return draft
    return Draft(draft.name, draft.subject, (*draft.lines, WORDS), draft.button)
