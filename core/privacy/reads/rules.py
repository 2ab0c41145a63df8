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
    MEMBERS: mark("the people of an organisation"),
    TIMELINE: mark("a timeline"),
}
"""What is stored is the left side, so these must not change."""
