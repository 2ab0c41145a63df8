"""People, posts, countries' facts, agreements and obligations in the API: within scope, once, and nothing confidential."""

import json
from collections.abc import AsyncIterator

import pytest
from litestar import Litestar

from core.access.roles import Role
from core.actor import Actor
from core.files.facts import FileKept
from core.files.uploads import Upload
from core.journal.tables import Entry
from core.privacy.reads.facts import PeopleRead, PersonRead
from core.webhooks import withholding
from core.webhooks.commands import make_webhook
from crm.agreements.facts import AgreementMoved
from crm.agreements.queries import agreement_for
from crm.agreements.steps.commands import take_step
from crm.obligations.commands import add_obligation
from crm.obligations.tables import Obligation
from crm.permissions import Crm
from crm.subjects.rules import Subject
from crm.tasks.commands import Chore, add_task
from crm.tasks.facts import TaskAdded
from crm.timeline.commands import add_entry
from crm.timeline.facts import EntryWritten
from crm.timeline.files.commands import file_paper
from directory.countries.tables import Country
from directory.people.tables import Appointment, Person
from directory.permissions import Directory
from tests.conftest import NOW, started
from tests.core.api.asking import asking, token
from tests.core.webhooks.test_telling import URL, Receiver, boss, tell
from tests.make.agreements import officer, promise, proposed
from tests.make.timeline import given, records

ROOT = "/api/v1"
ANA = {"names": {"es": "Ana Quispe Huamán"}, "families": {"es": "Quispe Huamán"}, "country": "PE", "languages": ["es"]}
POST = {"organisation": "vivienda", "title": {"es": "Viceministra"}, "rank": 3, "begins_on": "2025-08-01"}
ALL = (Directory.PERSON_READ, Directory.PERSON_WRITE, Directory.COUNTRY_READ, Crm.AGREEMENT_READ)


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    await records()
    async with started() as running_app:
        yield running_app


async def test_people_and_their_posts_are_made_once_and_changed_by_who_saw_the_latest(app: Litestar) -> None:
    async with asking(app, await token(*ALL)) as client, asking(app, await token(Crm.AGREEMENT_READ)) as other:
        first = await client.post(f"{ROOT}/people", json=ANA, headers={"idempotency-key": "one"})
        again = await client.post(f"{ROOT}/people", json=ANA, headers={"idempotency-key": "one"})
        assert (first.status_code, again.content) == (201, first.content), first.text
        assert (await client.post(f"{ROOT}/people", json=ANA, headers={"idempotency-key": "two"})).status_code == 409
        wrong = await client.post(f"{ROOT}/people", json={**ANA, "country": "QQ"}, headers={"idempotency-key": "3"})
        assert (wrong.status_code, wrong.json()["errors"][0]["pointer"]) == (422, "#/country")
        one = f"{ROOT}/people/{first.json()['id']}"
        seen = await client.get(one)
        assert seen.json() == first.json()
        assert (await client.get(one, headers={"if-none-match": seen.headers["etag"]})).status_code == 304
        assert (await client.patch(one, json={"languages": ["es", "en"]})).status_code == 428
        matching = {"if-match": seen.headers["etag"]}
        assert (await client.patch(one, json={"languages": ["es", "en"]}, headers=matching)).status_code == 200
        assert (await client.patch(one, json={"languages": []}, headers=matching)).status_code == 412
        posts = f"{one}/appointments"
        for _ in range(2):
            held = await client.post(posts, json=POST, headers={"idempotency-key": "post"})
            assert held.status_code == 201, held.text
        assert (await client.post(posts, json=POST, headers={"idempotency-key": "more"})).status_code == 409
        assert (await client.get(posts)).json()["appointments"] == [held.json()]
        assert (await client.get(f"{one}/relationships")).json() == {"relationships": []}
        pages = await client.get(f"{ROOT}/people?limit=1")
        further = await client.get(pages.links["next"]["url"])
        found = [each["id"] for each in (*pages.json()["people"], *further.json()["people"])]
        assert len(found) == len({*found}) == 2
        assert "next" not in further.links
        for address in ("people", f"people/{found[0]}", f"people/{found[0]}/appointments", "countries/PE/facts"):
            assert (await other.get(f"{ROOT}/{address}")).status_code == 403
    assert (await Person.count(), await Appointment.count()) == (2, 1)
    assert await Entry.exists().where(Entry.kind == PeopleRead.kind)
    assert await Entry.exists().where(Entry.kind == PersonRead.kind)


async def test_a_token_sees_agreements_of_the_team_and_none_of_those_kept_from_it(app: Litestar) -> None:
    lead = await officer(Role.COOPERATION_LEAD)
    codes = {sight: await proposed(lead, title=f"협약 {sight}", sight=sight) for sight in ("team", "own", "country")}
    codes["confidential"] = await proposed(lead, title="비밀교섭", sight="confidential")
    for code in codes.values():
        one = await add_obligation(lead, code, lines=promise(f"과제 {code}", title_en=f"Task {code}"), now=NOW)
        await Obligation.update({Obligation.evidence: "비밀근거"}).where(Obligation.id == one)
    async with asking(app, await token(*ALL)) as client, asking(app) as nobody:
        answer = await client.get(f"{ROOT}/desk/agreements")
        assert sorted(one["code"] for one in answer.json()["agreements"]) == sorted([codes["team"], "mou-peru"])
        address = f"{ROOT}/desk/agreements/{codes['team']}"
        assert (await client.get(address)).json()["state"] == "proposed"
        promised = await client.get(f"{address}/obligations")
        said = [each["title"]["languages"] for each in promised.json()["obligations"]]
        assert [{tag: text["text"] for tag, text in each.items()} for each in said] == [
            {"en": f"Task {codes['team']}", "ko": f"과제 {codes['team']}"}
        ]
        assert "비밀" not in answer.text + promised.text
        for sight in ("own", "country", "confidential"):
            for address in (codes[sight], f"{codes[sight]}/obligations"):
                assert (await client.get(f"{ROOT}/desk/agreements/{address}")).status_code == 404
        assert (await nobody.get(f"{ROOT}/desk/agreements")).status_code == 401
        assert (await client.get(f"{ROOT}/countries/PE/facts")).json() == {"facts": []}


async def told_of(lead: Actor, *, to: Receiver) -> tuple[str, str]:
    """Agreements of the team and confidential ones move; their ids."""
    await make_webhook(await boss(), url=URL, wanted=[AgreementMoved.kind], now=NOW)
    found = []
    for sight in ("confidential", "team", "confidential"):
        code = await proposed(lead, title=f"협약 {sight}", sight=sight)
        await take_step(lead, code, "drafting", now=NOW)
        found.append(str((await agreement_for(lead, code, now=NOW)).id))
    await tell(to)
    await tell(to)
    return found[1], found[0]


async def test_a_webhook_hears_of_states_and_nothing_of_agreements_that_are_confidential(app: Litestar) -> None:
    receiver = Receiver()
    open_one, secret = await told_of(await officer(Role.COOPERATION_LEAD), to=receiver)
    bodies = [json.loads(one.content) for one in receiver.heard]
    assert [(one["type"], one["data"]["agreement"], one["data"]["after"]) for one in bodies] == [
        (AgreementMoved.kind, open_one, "drafting")
    ]
    assert secret not in str(bodies)


@pytest.mark.planted("a webhook that tells of confidential agreements")
async def test_the_same_check_finds_a_webhook_that_tells_everything(
    app: Litestar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(withholding, "_withheld", {})
    receiver = Receiver()
    _, secret = await told_of(await officer(Role.COOPERATION_LEAD), to=receiver)
    assert secret in str([one.content for one in receiver.heard])


async def test_a_webhook_hears_nothing_of_confidential_entries_and_of_tasks_and_files_from_them(app: Litestar) -> None:
    lead, receiver = await officer(Role.COOPERATION_LEAD), Receiver()
    await make_webhook(await boss(), url=URL, wanted=[EntryWritten.kind, TaskAdded.kind, FileKept.kind], now=NOW)
    peru = Subject("country", (await Country.select(Country.id).where(Country.code == "PE"))[0]["id"])
    secret = (await agreement_for(lead, await proposed(lead, sight="confidential"), now=NOW)).id
    told, kept = [], []
    for found, confidential, about in (
        (kept, True, peru),
        (told, False, peru),
        (kept, False, Subject("agreement", secret)),
    ):
        entry = await add_entry(lead, given(about, confidential=confidential), now=NOW)
        task = Chore("Call back", due_on=NOW.date(), owner=lead.account, subjects=(about,), entry=entry)
        file = await file_paper(lead, entry, Upload("x.csv", b"a,b\n1,2\n"), document=None, now=NOW)
        found += [str(entry), str(await add_task(lead, task, now=NOW)), str(file)]
    for _ in range(3):
        await tell(receiver)
    heard = "".join(one.content.decode() for one in receiver.heard)
    assert [one in heard for one in told] == [True] * 3
    assert [one in heard for one in kept] == [False] * 6
