"""What the sample has none of, put into the world of `bench.access` as rows: of each kind one here and one there."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from bench.readers import Places
from core.db.engine import DB

ADDED = {
    "apart": """
INSERT INTO expo_kept_apart (id, edition, "first", "then", rule, because, made_at, made_by)
SELECT {id}, edition, (array_agg(id ORDER BY id))[{which}::int * 2 + 1], (array_agg(id ORDER BY id))[{which}::int * 2 + 2],
'aisle', 'bench', {now}, 'bench' FROM expo_exhibitor GROUP BY edition ORDER BY count(*) DESC LIMIT 1
""",
    "asked_form": """
INSERT INTO crm_follow_up_form (id, wave, company, language, digest, made_at, version)
SELECT {id}, (SELECT id FROM crm_follow_up_wave ORDER BY months LIMIT 1), id, 'ko', {octets}, {now}, 1
FROM directory_organisation WHERE code = {organisation}
""",
    "channel": """
INSERT INTO expo_channel (id, room, number, language, carrier, tuned)
SELECT {id}, id, 1, 'en', 'app', '' FROM expo_room ORDER BY code LIMIT 1 OFFSET {which}::int
""",
    "contact": """
INSERT INTO directory_contact (id, person, kind, value, purpose, consented_on, consented_how, recorded_by, recorded_at)
VALUES ({id}, {person}::uuid, 'mail', 'bench@person.example', 'bench', '2026-01-01', 'bench', 'bench', {now})
""",
    "door": """
INSERT INTO crm_consultation_door (id, edition, interpreter, on_date, digest, made_at, made_by, ends_at)
SELECT {id}, edition, id, '2026-12-09', {octets}, {now}, 'bench', '2027-01-01' FROM expo_interpreter
WHERE id = {interpreter}::uuid
""",
    "event": """
INSERT INTO crm_agreement_event (id, agreement, kind, on_date, evidence, recorded_at, recorded_by, struck_because)
SELECT {id}, id, 'notice', '2026-01-01', 'bench', {now}, 'bench', '' FROM crm_agreement WHERE code = {agreement}
""",
    "identifier": """
INSERT INTO directory_identifier (id, organisation, kind, value)
SELECT {id}, id, 'domain', code || '.example' FROM directory_organisation WHERE code = {organisation}
""",
    "term": """
INSERT INTO i18n_term (id, place, language, source, folded, as_is, note, wanted, forbidden, revision)
VALUES ({id}, 'wsce-2026', 'ko', 'bench', 'bench ' || {which}::int, true, '', jsonb_build_object(), jsonb_build_object(), 1)
""",
}
OF_VISITS = {
    "invitee": """
INSERT INTO crm_plan_invitee (id, visit, person, address, language, asked_at)
SELECT {id}, visit, person, 'bench@guest.example', 'en', {now} FROM crm_delegate WHERE id = {delegate}::uuid
""",
    "link": """
INSERT INTO crm_plan_link (id, delegate, language, made_at, made_by) VALUES ({id}, {delegate}::uuid, 'en', {now}, 'bench')
""",
    "meeting_record": """
INSERT INTO crm_meeting_record (id, visit, title, held_at, they_said, made_at, made_by)
SELECT {id}, id, 'bench', {now}, 'bench', {now}, 'bench' FROM crm_visit WHERE code = {visit}
""",
}
"""Where the world has a visit."""


async def added(which: int, there: Places, now: datetime) -> Places:
    """`there` is what stands in the places already; `organisation` in it is a code."""
    questions = {**ADDED, **(OF_VISITS if "visit" in there else {})}
    return {place: str(await _put(question, which, there, now)) for place, question in questions.items()}


async def _put(question: str, which: int, there: Places, now: datetime) -> UUID:
    made = uuid4()
    given: dict[str, Any] = {**there, "which": which, "id": made, "now": now, "octets": uuid4().bytes * 2}
    pieces = _Pieces(given)
    await DB.run_querystring(QueryString(question.format_map(pieces), *pieces.taken))
    return made


class _Pieces(dict[str, Any]):
    """Each named place becomes one of a statement's own, in the order in which they stand."""

    def __init__(self, given: dict[str, Any]) -> None:
        super().__init__(given)
        self.taken: list[Any] = []

    def __getitem__(self, name: str) -> str:
        self.taken.append(super().__getitem__(name))
        return "{}"
