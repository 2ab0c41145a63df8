"""Which pages show people, and how long a look lasts: pure."""

from datetime import timedelta

from core.errors import mark

WINDOW = timedelta(hours=1)
"""Whoever opens the same page again within it has looked once."""

ACCOUNT, ACCOUNTS, FOUND, LETTER, LETTERS = "account", "accounts", "found", "letter", "letters"
PERSON, PEOPLE, CONTACTS, NEEDS = "person", "people", "contacts", "needs"
SPEAKER, SPEAKERS, HELD = "speaker", "speakers", "held"
AGREEMENT, TIMELINE = "agreement", "timeline"
EXHIBITOR, EXHIBITORS, THREAD, INVOICE, MEMBERS = "exhibitor", "exhibitors", "thread", "invoice", "members"
BADGE, BADGES = "badge", "badges"
BRIEF = "brief"
DEAL = "deal"
DUPLICATES = "duplicates"
PROPOSAL, PROPOSALS, PROPOSAL_FILE = "proposal", "proposals", "proposal_file"
SHEET = "sheet"
COUNTERPART, MEETING, MEETINGS = "counterpart", "meeting", "meetings"
INTERPRETER, INTERPRETERS = "interpreter", "interpreters"
VISIT_PROGRAMME = "visit_programme"
PASSPORT, VISIT_PAPERS = "passport", "visit_papers"
VISIT = "visit"
ACCESS, FILE = "access", "file"
AGREEMENT_PAPER, BRIEF_PAPER, DEAL_PAPER = "agreement_paper", "brief_paper", "deal_paper"
TIMELINE_PAPER, INVITATION_PAPER, RESULT_PAPER, VISIT_PAPER = (
    "entry_paper",
    "invitation_paper",
    "result_paper",
    "visit_paper",
)

PAGES = {
    ACCOUNT: mark("the page of an account"),
    AGREEMENT: mark("the page of an agreement"),
    ACCOUNTS: mark("the list of accounts"),
    FOUND: mark("what was found for words"),
    LETTER: mark("a letter"),
    LETTERS: mark("the list of letters"),
    PERSON: mark("the page of a person"),
    PEOPLE: mark("the list of people"),
    CONTACTS: mark("how to reach a person"),
    NEEDS: mark("what a guest needs"),
    SPEAKER: mark("the page of a speaker"),
    SPEAKERS: mark("the list of speakers"),
    BADGE: mark("a badge"),
    BADGES: mark("a list of badges"),
    BRIEF: mark("the brief of a country"),
    DEAL: mark("the page of a deal"),
    DUPLICATES: mark("people who may be one"),
    PROPOSAL: mark("the page of a proposal"),
    PROPOSALS: mark("the proposals of a call"),
    SHEET: mark("a sheet of people"),
    PROPOSAL_FILE: mark("a file of a proposal"),
    HELD: mark("those about whom something is held"),
    EXHIBITOR: mark("the page of an exhibitor"),
    EXHIBITORS: mark("the list of exhibitors"),
    THREAD: mark("the messages of an exhibitor"),
    INVOICE: mark("an exhibitor’s invoices"),
    COUNTERPART: mark("the page of a counterpart"),
    MEETING: mark("the page of a meeting"),
    MEETINGS: mark("the list of meetings"),
    INTERPRETER: mark("the page of an interpreter"),
    INTERPRETERS: mark("the list of interpreters"),
    MEMBERS: mark("the people of an organisation"),
    TIMELINE: mark("a timeline"),
    VISIT_PROGRAMME: mark("the programme of a visit"),
    PASSPORT: mark("a passport"),
    VISIT_PAPERS: mark("the papers of a visit"),
    VISIT: mark("the page of a visit"),
    ACCESS: mark("the page that says who sees something"),
    FILE: mark("a file that was sent in"),
    AGREEMENT_PAPER: mark("a paper of an agreement"),
    BRIEF_PAPER: mark("the brief of a country on paper"),
    DEAL_PAPER: mark("a paper of a deal"),
    TIMELINE_PAPER: mark("a paper of a timeline entry"),
    INVITATION_PAPER: mark("a letter of invitation"),
    RESULT_PAPER: mark("a report of results on paper"),
    VISIT_PAPER: mark("a paper of a visit"),
}
"""What is stored is the left side, so these must not change."""
