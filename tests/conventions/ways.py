"""What follows from `bench.rights` for each route: an address to ask for, and what comes of it for whom."""

import re
from collections import defaultdict

from bench.rights import ANYONE, BLIND, HIDDEN, NOT_HERE, RIGHTS, SIGNED_IN, VISITOR
from core.access.roles import Role

NOBODY = "00000000-0000-4000-8000-000000000000"
THERE = {
    "lang": "ko",
    "edition": "wsce-2026",
    "site": "daejeon",
    "purpose": "newsletter",
    "what": "links",
    "number": "1",
}
ABSENT = {"organisation": "unknown", "delivery": "1", "path": "none.css", "part": "whole", "subject": "account"}
API, SAFE = "/api/", "GET"
PEOPLE = frozenset(Role) - {Role.SERVICE}
TO_NOBODY = {
    "core.access.identities.back": 404,
    "core.assets.show": 404,
    "core.csp.create": 204,
    "core.files.media.show": 404,
    "core.files.parts.show": 404,
    "core.files.show": 404,
    "core.mailings.leave": 404,
    "core.mailings.leaving": 404,
    "crm.api.results.show": 404,
    "crm.consultations.company.index": 404,
    "crm.consultations.table.index": 404,
    "crm.delegations.passports.own.edit": 404,
    "crm.delegations.programme.links.calendar": 404,
    "crm.delegations.programme.links.paper": 404,
    "crm.delegations.programme.links.show": 404,
    "crm.followups.company.edit": 404,
    "crm.results.readers.show": 404,
    "crm.timeline.mail.take": 404,
    "crm.today.calendars.show": 404,
    "expo.editions.index": 302,
    "expo.billing.online.notice": 404,
    "expo.exhibitors.events.readers.show": 404,
    "expo.feeds.show": 404,
    "expo.meetings.feeds.show": 404,
    "expo.meetings.own.calendar": 404,
    "expo.meetings.own.edit": 404,
    "expo.meetings.own.exhibitors": 404,
    "expo.meetings.own.index": 404,
    "expo.meetings.own.new": 404,
    "expo.speakers.own.edit": 404,
    "expo.speakers.own.show": 404,
    "expo.live.listen": 503,
    "expo.screens.show": 404,
    "expo.seats.show": 404,
    "expo.proposals.links.show": 404,
    "expo.solutions.demands.show": 404,
    "expo.solutions.readers.show": 404,
}
"""Routes open to anybody that answer otherwise than with a page, for what is there at these addresses."""


def address(name: str, found: dict[str, str]) -> str:
    """Where the edition is the sample's, and whatever is somebody's is not there; `found` are a session and a speaker."""
    return RIGHTS[name][1].format_map(defaultdict(lambda: NOBODY, {**THERE, **ABSENT, **found}))


def to_nobody(name: str) -> int:
    """What somebody unknown gets: a page, the way to sign in, or a refusal since they have no form of ours to send."""
    method, path, who = RIGHTS[name]
    if who == ANYONE or (who == VISITOR and method == SAFE):
        return TO_NOBODY.get(name, 200)
    if path.startswith(API):
        return 401
    return 403 if who == VISITOR else 303


def to_role(name: str, role: Role) -> int | None:
    """What somebody of that role gets; None where it depends on what they send or on whose it is."""
    method, path, who = RIGHTS[name]
    if isinstance(who, frozenset) and role not in who:
        return 404 if path.startswith(HIDDEN) else 403
    if (role, name) in BLIND:
        return 404
    return 200 if method == SAFE and THERE.keys() >= set(re.findall(r"\{(\w+)\}", path)) else None


def of_the_desk() -> list[str]:
    """Routes for people with roles, or for whoever is signed in; what looks at tokens is asked elsewhere."""
    private = [name for name, row in RIGHTS.items() if isinstance(row[2], frozenset) or row[2] == SIGNED_IN]
    return sorted(name for name in private if not RIGHTS[name][1].startswith(API) and name not in NOT_HERE)
