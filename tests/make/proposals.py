"""Proposals for tests: sent in by attendees, reviewed by people of the staff, decided and told."""

import re
from typing import Any

from core.access.roles import Role
from core.access.sessions.queries import actor_of
from core.access.tables import Account
from core.actor import SYSTEM, Actor
from core.mailings.commands import release
from core.mailings.tables import Mailing
from expo.calls.queries import calls_of
from expo.calls.rules import Call
from expo.proposals.commands import Written, begin, save
from expo.proposals.deciding import decide, write_letters
from expo.proposals.reviews.commands import ask_reviewer
from expo.proposals.tables import Proposal
from i18n.text import written
from tests.conftest import NOW
from tests.make.accounts import account, session_of

SLUG = "wsce-2026"
NAME, PLACE, NOTE = "Aurelia Quillfeather", "Quillfeather Institute", "I can only come on the second day, for a reason."
LINK = re.compile(r"/proposing/([\w-]{20,})")


def wrote(**changes: Any) -> Written:
    given: dict[str, Any] = {
        "title": written("es", {"es": "Calles que escuchan", "en": "Streets that listen"}),
        "abstract": written("es", {"es": "Lo que un barrio aprendió."}),
        "track": "",
        "format": "",
        "level": "all",
        "minutes": 10,
        "spoken": "es",
        "answers": {},
        "name": NAME,
        "organisation": PLACE,
        "about": "",
        "others": (),
        "note": NOTE,
    }
    return Written(**given | changes)


async def attendee() -> Actor:
    made = await account(role=Role.ATTENDEE)
    return Actor("attendee", str(made.id), made.id)


async def staff(role: Role = Role.TRANSLATOR) -> tuple[Actor, Account]:
    """Somebody who may do nothing with the programme, but be asked to review."""
    made = await account(role=role, scope="language:es" if role == Role.TRANSLATOR else None)
    actor = await actor_of(await session_of(made), NOW)
    assert actor is not None
    return actor, made


async def the_call() -> Call:
    return (await calls_of(SLUG))[0]


async def sent(who: Actor, **changes: Any) -> str:
    call = await the_call()
    code = await begin(who, edition=SLUG, call=call.code, now=NOW)
    await save(who, code=code, wrote=wrote(**changes), revision=1, send=True, now=NOW)
    return code


async def asked(made: Account) -> None:
    """To review everything."""
    given: dict[str, Any] = {"tracks": (), "languages": (), "now": NOW}
    await ask_reviewer(SYSTEM, edition=SLUG, call=(await the_call()).code, address=str(made.email), **given)


async def reviewer() -> Actor:
    actor, made = await staff()
    await asked(made)
    return actor


async def told(code: str) -> None:
    """The letters are written and released."""
    await write_letters(SYSTEM, edition=SLUG, call=(await the_call()).code, now=NOW)
    row = await Proposal.select(Proposal.letters).where(Proposal.code == code).first()
    assert row is not None
    mailing = await Mailing.select(Mailing.id).where(Mailing.batch == row["letters"]).first()
    assert mailing is not None
    await release(SYSTEM, mailing["id"], now=NOW)


async def decided(code: str, decision: Any, reason: str = "") -> None:
    await decide(SYSTEM, edition=SLUG, codes=[code], decision=decision, reason=reason, words="", now=NOW)
