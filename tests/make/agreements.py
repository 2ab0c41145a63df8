"""Agreements for tests, as far on their way as a test needs, and those who work on them."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from core.access.roles import Role
from core.access.tables import Account
from core.actor import Actor, Held
from core.files.uploads import Upload
from crm.agreements.commands import propose
from crm.agreements.consulting.commands import answer_item, write_reply
from crm.agreements.lines import EMPTY
from crm.agreements.parties.commands import add_party
from crm.agreements.queries import agreement_for
from crm.agreements.rules import CHECKLIST, CONSULTED, WAY
from crm.agreements.signing.commands import approve_text, sign
from crm.agreements.steps.commands import take_step, waive
from crm.agreements.texts.commands import put_text, weigh
from crm.obligations import lines as obligations
from directory.countries.tables import Country
from directory.organisations.tables import Organisation
from directory.people.tables import Appointment, Person
from i18n.text import to_json, written
from tests.conftest import NOW
from tests.core.files.drawn import document
from tests.make.accounts import account
from tests.make.organisations import organisation

PDF = Upload("paper.pdf", document())
SIGNED_ON = date(2026, 12, 8)


def acting(one: Account, role: Role, scope: str | None = None) -> Actor:
    return Actor("staff", str(one.id), account=one.id, held=frozenset({Held(role.value, scope)}))


async def officer(role: Role = Role.COOPERATION_OFFICER, scope: str | None = None, name: str = "") -> Actor:
    """Somebody at the co-operation desk, with an account."""
    return acting(await account(role=role, scope=scope, name=name), role, scope)


async def country(code: str = "PE", alpha3: str = "PER") -> UUID:
    row = await Country.select(Country.id).where(Country.code == code).first()
    if row is not None:
        found: UUID = row["id"]
        return found
    made = Country(
        id=uuid4(), code=code, alpha3=alpha3, region="Americas", longitude=-77.0, latitude=-12.0, zone="America/Lima"
    )
    await Country.insert(made)
    return made.id


def promise(title: str = "공동 세미나", **lines: str) -> dict[str, str]:
    """An obligation's lines: both sides owe it, by the end of the year."""
    return {**obligations.EMPTY, "title_ko": title, "side": "joint", "due_on": "2026-12-31", **lines}


async def proposed(actor: Actor, *, title: str = "스마트시티 협력", now: Any = NOW, **lines: str) -> str:
    """Its code."""
    await country()
    given = {**EMPTY, "title_ko": title, "country": "PE", "owner": str(actor.account or "")}
    return await propose(actor, lines={**given, **lines}, now=now)


async def post_at(organisation_id: UUID, *, begins_on: date | None = None, ends_on: date | None = None) -> UUID:
    """An appointment there, of an invented person."""
    person = Person(id=uuid4(), names='{"ko": "가나다"}', sample=True)
    await Person.insert(person)
    row = Appointment(
        id=uuid4(),
        person=person.id,
        organisation=organisation_id,
        title=to_json(written("ko", {"ko": "장관"})),
        begins_on=begins_on,
        ends_on=ends_on,
    )
    await Appointment.insert(row)
    return row.id


async def parties(actor: Actor, code: str, *, now: Any = NOW) -> list[Organisation]:
    found = [await organisation(f"side-{code}-{number}") for number in (1, 2)]
    for one in found:
        await add_party(actor, code, one.code, now=now)
    return found


async def led(actor: Actor, lead: Actor, code: str, to: str, *, signed_on: date = SIGNED_ON, now: Any = NOW) -> None:
    """Through everything that the steps up to `to` ask for, by the same commands as an officer."""
    for state in WAY[1 : WAY.index(to) + 1]:
        card = await agreement_for(actor, code, now=now)
        if state == "consulting" and card.kind == "arrangement":
            for item in CHECKLIST:
                await answer_item(actor, code, item, contained=False, note="", now=now)
        if state == "negotiating":
            for whom in CONSULTED[card.kind]:
                said = {"replied_on": signed_on, "reply": "", "upload": PDF}
                await write_reply(actor, code, whom, now=now, **said)  # type: ignore[arg-type]
        if state == "text_agreed":
            await parties(actor, code, now=now)
            await put_text(actor, code, language="ko", body="제1조 목적", upload=None, now=now)
            await put_text(actor, code, language="en", body="Article 1 Purpose", upload=None, now=now)
            await weigh(actor, code, authentic=["ko", "en"], prevailing="", equal=True, now=now)
        if state == "approved":
            await approve_text(lead, code, document="2026-1", now=now)
        given: dict[str, Any] = {}
        if state == "signed":
            for side in (await agreement_for(actor, code, now=now)).sides:
                by = await post_at(side.organisation)
                await sign(actor, code, side.id, appointment=by, signed_on=signed_on, now=now)
            await waive(lead, code, "scan", because="원본 보관", now=now)
            given = {"signed_on": signed_on, "signed_in": "부산"}
        await take_step(actor, code, state, now=now, **given)
