"""Who may use each route of the matchmaker: a part of `bench.rights`."""

from bench.whom import MANAGERS, OFFICERS, Rights
from core.access.roles import Role

WRITERS = MANAGERS | OFFICERS
READERS = WRITERS | {Role.AUDITOR}
PAGE = "/desk/{edition}/matching"
MATCHING: Rights = {
    "expo.meetings.matching.create": ("POST", f"{PAGE}/wishes", WRITERS),
    "expo.meetings.matching.destroy": ("POST", f"{PAGE}/wishes/{{wish}}/removal", WRITERS),
    "expo.meetings.matching.index": ("GET", PAGE, READERS),
    "expo.meetings.matching.new": ("POST", f"{PAGE}/runs", WRITERS),
    "expo.meetings.matching.runs.create": ("POST", f"{PAGE}/runs/{{number}}/meetings", WRITERS),
    "expo.meetings.matching.runs.destroy": ("POST", f"{PAGE}/runs/{{number}}/removal", WRITERS),
    "expo.meetings.matching.runs.edit": ("POST", f"{PAGE}/runs/{{number}}/stop", WRITERS),
    "expo.meetings.matching.runs.lock": ("POST", f"{PAGE}/runs/{{number}}/locks", WRITERS),
    "expo.meetings.matching.runs.new": ("POST", f"{PAGE}/runs/{{number}}/repetition", WRITERS),
    "expo.meetings.matching.runs.show": ("GET", f"{PAGE}/runs/{{number}}", READERS),
    "expo.meetings.matching.runs.update": ("POST", f"{PAGE}/runs/{{number}}/repair", WRITERS),
    "expo.meetings.matching.update": ("POST", f"{PAGE}/lists", WRITERS),
}
