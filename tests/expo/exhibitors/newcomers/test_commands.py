"""Coming without an account: one letter, one way in, everything at once, and which organisation it is."""

import asyncio
import re
from random import Random
from uuid import UUID, uuid4

import pytest

import app  # noqa: F401 -- plugs in who writes letters
from core.access.tables import Account, Grant
from core.actor import SYSTEM
from core.errors import Denied, Limited
from core.journal.tables import Entry
from core.mail.tables import Letter
from directory.countries.tables import Country
from directory.organisations.tables import Organisation
from expo.exhibitors.commands import move_exhibitor
from expo.exhibitors.newcomers.commands import ask, come_in
from expo.exhibitors.newcomers.queries import newcomer_of
from expo.exhibitors.newcomers.reviewing import say_another, say_same
from expo.exhibitors.newcomers.rules import AnsweredAlready, Introduction, LinkEnded, NewcomerUnknown
from expo.exhibitors.newcomers.tables import Newcomer, NewcomerLink
from expo.exhibitors.queries import Application, application_called, locked
from expo.exhibitors.rules import ApplicationsClosed, AppliedAlready
from expo.exhibitors.tables import Exhibitor
from tests.conftest import NOW
from tests.make.accounts import account
from tests.make.editions import edition
from tests.make.exhibitors import exhibitor, fair
from tests.make.organisations import organisation, staff

SLUG = "wsce-2026"
WHO = Introduction("kim@maru.example", "김하나", {"ko": "마루 주식회사", "en": "Maru Tech"}, "KR", "1234567891", "ko")


@pytest.fixture
async def year(db: None) -> None:
    if not await Country.exists().where(Country.code == "KR"):
        korea = {"alpha3": "KOR", "region": "asia", "longitude": 127, "latitude": 37, "zone": "Asia/Seoul"}
        await Country.insert(Country(id=uuid4(), code="KR", **korea))
    await fair((await edition(SLUG)).id)


async def token() -> str:
    letter = await Letter.objects().get(Letter.template == "newcomer_begin")
    assert letter is not None
    found = re.search(r"/exhibiting/(\S+)", letter.text)
    assert found, letter.text
    return found[1]


async def newcomer() -> Application:
    """Somebody who has used the link of their letter."""
    await ask(SLUG, WHO, where="198.51.100.7", now=NOW)
    await come_in(await token(), chance=Random(4), now=NOW, agent="")
    row = await Newcomer.select(Newcomer.exhibitor).first()
    assert row is not None
    return await locked(row["exhibitor"])


async def test_asking_makes_nothing_and_the_link_makes_everything_at_once(year: None) -> None:
    await ask(SLUG, WHO, where="198.51.100.7", now=NOW)
    assert (await Account.count(), await Organisation.count(), await Exhibitor.count()) == (0, 0, 0)
    letter = await Letter.objects().first()
    assert letter is not None
    assert (letter.template, letter.language, letter.secret) == ("newcomer_begin", "ko", True)
    await come_in(await token(), chance=Random(4), now=NOW, agent="")
    one = await Exhibitor.objects().first()
    assert one is not None
    assert (one.state, one.contact_email, one.contact_name, one.contact_language) == (
        "drafting",
        WHO.email,
        WHO.contact,
        "ko",
    )
    company = await Organisation.objects().first()
    grant = await Grant.objects().first()
    assert company is not None
    assert grant is not None
    assert (grant.role, grant.scope) == ("exhibitor_owner", f"organisation:{company.id}")
    assert await Entry.exists().where(Entry.kind == "expo.exhibitors.newcomer_came")


async def test_of_many_who_use_one_link_at_once_one_comes_in(year: None) -> None:
    await ask(SLUG, WHO, where="198.51.100.7", now=NOW)
    link = await token()

    async def come(seed: int) -> bool:
        try:
            await come_in(link, chance=Random(seed), now=NOW, agent="")
        except LinkEnded:
            return False
        return True

    assert sum(await asyncio.gather(*(come(seed) for seed in range(8)))) == 1
    assert (await Account.count(), await Organisation.count(), await Exhibitor.count()) == (1, 1, 1)


@pytest.mark.planted("a link that is looked up first and marked afterwards")
async def test_looking_a_link_up_before_it_is_marked_would_let_several_in(year: None) -> None:
    await ask(SLUG, WHO, where="198.51.100.7", now=NOW)
    both = asyncio.Barrier(2)

    async def naive() -> bool:
        row = await NewcomerLink.select(NewcomerLink.id).where(NewcomerLink.used_at.is_null()).first()
        await both.wait()
        if row is None:
            return False
        await NewcomerLink.update({NewcomerLink.used_at: NOW}).where(NewcomerLink.id == row["id"])
        return True

    assert sum(await asyncio.gather(naive(), naive())) == 2


async def test_one_letter_and_one_row_come_of_every_address(year: None) -> None:
    known = await account(role=None)
    await Account.update({Account.kind: "exhibitor"}).where(Account.id == known.id)
    for email in (WHO.email, str(known.email)):
        said = Introduction(email, "Kim", WHO.names, "KR", WHO.number, "ko")
        await ask(SLUG, said, where="198.51.100.7", now=NOW)
    letters = await Letter.select(Letter.template).order_by(Letter.template).output(as_list=True)
    assert letters == ["newcomer_begin", "newcomer_known"]
    assert await NewcomerLink.count() == 2
    to_known = await Letter.objects().get(Letter.template == "newcomer_known")
    assert to_known is not None
    assert "/exhibiting/" not in to_known.text


async def test_asking_too_often_has_to_wait_and_outside_its_time_is_refused(year: None) -> None:
    for _ in range(5):
        await ask(SLUG, WHO, where="198.51.100.7", now=NOW)
    with pytest.raises(Limited):
        await ask(SLUG, WHO, where="198.51.100.7", now=NOW)
    late = NOW.replace(year=NOW.year + 1)
    with pytest.raises(ApplicationsClosed):
        await ask(SLUG, WHO, where="203.0.113.9", now=late)


async def test_whoever_is_not_known_yet_is_approved_by_nobody(year: None) -> None:
    known = await newcomer()
    await _sent(known.id)
    with pytest.raises(NewcomerUnknown):
        await move_exhibitor(SYSTEM, known.id, to="approved", now=NOW)
    await say_another(SYSTEM, known.id, now=NOW)
    await move_exhibitor(SYSTEM, known.id, to="approved", now=NOW)
    with pytest.raises(AnsweredAlready):
        await say_another(SYSTEM, known.id, now=NOW)


@pytest.mark.planted("an approval that asks nobody")
async def test_the_database_refuses_an_approval_before_somebody_said_who_it_is(year: None) -> None:
    known = await newcomer()
    await _sent(known.id)
    with pytest.raises(Exception, match="nobody has said which organisation"):
        await Exhibitor.update({Exhibitor.state: "approved"}).where(Exhibitor.id == known.id)


async def test_the_same_organisation_takes_application_people_and_name_over(year: None) -> None:
    there = await organisation("maru")
    known = await newcomer()
    own = known.organisation_code
    await say_same(SYSTEM, known.id, code="maru", now=NOW)
    after = await application_called(SYSTEM, known.edition, known.code)
    assert (after.organisation, after.organisation_code) == (there.id, "maru")
    assert not await Organisation.exists().where(Organisation.code == own)
    live = await Grant.select(Grant.scope).where(Grant.revoked_at.is_null()).output(as_list=True)
    assert live == [f"organisation:{there.id}"]
    assert await Entry.exists().where(Entry.kind == "expo.exhibitors.newcomer_joined")
    assert await Letter.exists().where(Letter.template == "newcomer_joined")


async def test_what_has_an_application_already_takes_no_second_one_and_nothing_moves(year: None) -> None:
    await exhibitor("maru", state="applied")
    known = await newcomer()
    with pytest.raises(AppliedAlready):
        await say_same(SYSTEM, known.id, code="maru", now=NOW)
    again = await locked(known.id)
    assert again.organisation == known.organisation
    assert await Newcomer.exists().where(Newcomer.answer == "")


async def test_reviewers_are_shown_what_reads_like_it_and_others_may_not_answer(year: None) -> None:
    await organisation("maru", name='{"source": "en", "renditions": {"en": {"text": "MARU TECH Inc."}}}')
    await organisation("hanbit")
    known = await newcomer()
    newly = await newcomer_of(SYSTEM, known)
    assert newly is not None
    assert [one.code for one in newly.alike] == ["maru"]
    assert newly.number == "123-45-67891"
    with pytest.raises(Denied):
        await say_same(staff("translator"), known.id, code="maru", now=NOW)


async def _sent(exhibitor: UUID) -> None:
    said = {Exhibitor.kind: "shell", Exhibitor.area: 18, Exhibitor.applied_at: NOW, Exhibitor.state: "reviewing"}
    await Exhibitor.update(said).where(Exhibitor.id == exhibitor)  # type: ignore[arg-type]
