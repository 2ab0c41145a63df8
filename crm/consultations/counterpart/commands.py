"""Whom a company met, as records of the directory: one that is there already, or a new one, and who came from there."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Conflict, Invalid, mark
from core.journal.commands import record
from crm.consultations.commands import locked
from crm.consultations.facts import ConsultationIdentified
from crm.consultations.permissions import Consultations
from crm.consultations.queries import record_for
from crm.consultations.tables import ConsultationRecord
from directory.duplicates.folding import latin
from directory.organisations.commands import add_organisation
from directory.organisations.rules import LONGEST_CODE, Texts
from directory.organisations.tables import Organisation
from directory.people.appointments.commands import appoint
from directory.people.commands import add_person

HANGUL = re.compile("[\uac00-\ud7a3]")


class KnownByNow(Conflict):
    message = mark("Somebody has said meanwhile who this was.")


@dataclass(frozen=True, slots=True)
class NewHouse:
    """An organisation that the directory does not have: `code` and `kind` as there, `texts` its name and its country."""

    code: str
    kind: str
    texts: Texts


@dataclass(frozen=True, slots=True)
class Came:
    """Who came, with a title where one was given; `another` of the same name as somebody in the directory."""

    name: str
    title: str = ""
    another: bool = False


async def identify(
    actor: Actor, consultation: UUID, house: str | NewHouse, came: Came | None, *, now: datetime
) -> None:
    """`house` is the code of one that is there, or a new one. All of it or nothing. Raises KnownByNow, CodeTaken,
    KnownAlready, Invalid, Denied, NotFound.
    """
    await record_for(actor, consultation, Consultations.CONSULTATION_WRITE)
    async with transaction():
        row = await locked(consultation)
        if row["counterpart"] is not None:
            raise KnownByNow
        if isinstance(house, NewHouse):
            await add_organisation(actor, code=house.code, kind=house.kind, given=house.texts, now=now)
        code = house.code if isinstance(house, NewHouse) else house
        there = await Organisation.select(Organisation.id).where(Organisation.code == code).first()
        if there is None or there["id"] == row["company"]:
            raise Invalid({"who": mark("Please choose one of the list.")})
        if came is not None:
            await _came(actor, code, came, now)
        values: dict[Any, Any] = {"counterpart": there["id"], "counterpart_name": "", "version": row["version"] + 1}
        await ConsultationRecord.update(values).where(ConsultationRecord.id == consultation)
        await record(actor, ConsultationIdentified(consultation=consultation, organisation=there["id"]), now=now)


def tag_of(name: str) -> str:
    """The language under which a name is kept that somebody typed at a table."""
    return "ko" if HANGUL.search(name) else "en"


def code_for(name: str, otherwise: str) -> str:
    """A code as it could be; `otherwise` where nothing of the name can be read aloud."""
    words = re.findall(r"[a-z0-9]+", latin(name).casefold())
    return "-".join(words)[:LONGEST_CODE].strip("-") or otherwise


async def _came(actor: Actor, house: str, came: Came, now: datetime) -> None:
    person = await add_person(actor, {f"name_{tag_of(came.name)}": came.name}, another=came.another, now=now)
    if came.title:
        days = {"begins_on": "", "ends_on": "", "rank": "", "source": ""}
        lines = {"organisation": house, f"title_{tag_of(came.title)}": came.title, **days}
        await appoint(actor, person, lines, now=now)
