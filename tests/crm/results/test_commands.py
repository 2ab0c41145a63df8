"""Reports: what is frozen stays, what was wrong is corrected beside it, and two people stand behind what is public."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from asyncpg.exceptions import IntegrityConstraintViolationError
from piccolo.querystring import QueryString

from core.access.roles import Role
from core.actor import Actor
from core.db.engine import DB
from core.errors import Denied
from core.forms.rows import Began
from core.journal.tables import Entry
from core.money import Money
from crm.deals.amounts.commands import enter_amount
from crm.deals.consortium.commands import set_consortium
from crm.deals.consortium.rules import Share
from crm.followups.tables import FollowUpForm, FollowUpWave
from crm.results import commands
from crm.results.comparing import Move
from crm.results.evidence import behind
from crm.results.queries import Report, figures_now, report_called
from crm.results.rules import Measure, Moment, Scope, Sum, Wave
from directory.organisations.standing.tables import SizeClass
from expo.editions.tables import Edition
from tests.conftest import NOW
from tests.make.deals import amount, house, stated
from tests.make.results import TODAY, Results, results, title
from tests.make.timeline import colleague

LATER = NOW + timedelta(days=200)


async def shared(actor: Actor, code: str) -> None:
    """Another company, a small one, has 375 per mille of the deal."""
    maker, two = await house("maker"), await house("two")
    size = SizeClass(id=uuid4(), organisation=two.id, size="small", begins_on=date(2020, 1, 1), source="A list")
    await SizeClass.insert(size)
    shares = [Share(maker.id, "lead", 625), Share(two.id, "partner", 375)]
    await set_consortium(actor, code, shares, Began({}), now=NOW)


async def asked_again() -> None:
    """Three companies, of which one answered without an amount, and one was only reminded."""
    where = await Edition.select(Edition.id).where(Edition.slug == "wsce-2026").first()
    wave = FollowUpWave(id=uuid4(), edition=where["id"], months=2, due_on=TODAY, closes_on=TODAY + timedelta(days=45))
    await FollowUpWave.insert(wave)
    told: dict[str, dict[str, Any]] = {"maker": {"answered_at": NOW}, "two": {"reminders": 1}, "three": {}}
    for number, (code, values) in enumerate(told.items()):
        company, digest = (await house(code)).id, bytes([number])
        form = FollowUpForm(
            id=uuid4(), wave=wave.id, company=company, language="ko", digest=digest, made_at=NOW, **values
        )
        await FollowUpForm.insert(form)


async def leads_to_its_shares(there: Results, report: Report) -> None:
    small = await behind(there.lead, report, ("part", "small"), Measure.CONSULTED)
    assert [(one.code, one.share) for one in small.deals] == [(there.met, 375), (there.second, 1000)]
    assert small.sums == (Sum(Measure.CONSULTED, Money(157_501_000, "USD")),), (
        "375 per mille of 4.2 million, and all of 10"
    )


async def test_a_report_is_frozen_corrected_and_published_by_another(db: None) -> None:
    there = await results()
    await shared(there.kim, there.met)
    await asked_again()
    name = await commands.freeze(there.kim, title=title(), scope=Scope(TODAY, edition="wsce-2026"), now=NOW)
    assert name == "2026-001-1"
    first = await report_called(there.lead, name)
    assert {row.value: row.cell("consulted").krw for row in first.figures.parts} == {
        "small": "2205014000",
        "": "3675028000",
    }, "375 per mille of the one and all of the other; together what the whole is"
    assert {row.value: row.cell("consulted").deals for row in first.figures.parts} == {"small": 2, "": 2}
    await leads_to_its_shares(there, first)
    assert first.figures.waves == (Wave("wsce-2026", 2, asked=3, reached=2, answered=1, stated=0),)
    assert (first.public.parts, first.public.waves) == ((), first.figures.waves)
    peru = await figures_now(there.kim, Moment(Scope(TODAY, country="PE"), NOW))
    assert peru.waves == (), "nobody was asked about a deal in it"
    whole = first.figures.total
    assert whole.cell(Measure.CONSULTED).amounts == {"PEN": "700", "USD": "420003000"}
    assert (whole.cell("consulted").krw, whole.cell("consulted").unconverted) == ("5880042000", ("PEN",))
    assert (whole.cell("consulted").deals, whole.cell("consulted").companies) == (3, 3)
    assert whole.cell("contracted").amounts == {"USD": "80000000"}, "a memorandum is no contract"
    assert whole.cell("contracted").grades == {"A": 1}
    assert not whole.cell("exported").deals
    assert first.figures.overlap.meeting == 1

    with pytest.raises(commands.OwnReport):
        await commands.publish(there.kim, name, now=NOW)
    await commands.publish(there.lead, name, now=NOW)
    with pytest.raises(commands.PublishedAlready):
        await commands.publish(there.lead, name, now=NOW)
    with pytest.raises(commands.NothingMoved):
        await commands.correct(there.kim, name, because="Nothing", now=NOW)
    limited = await colleague("Park Peru", Role.COOPERATION_OFFICER, "country:PE")
    for refused in (there.auditor, limited):
        with pytest.raises(Denied):
            await commands.freeze(refused, title=title(), scope=Scope(TODAY), now=NOW)


async def test_a_correction_stands_beside_what_it_corrects_which_nothing_can_change(db: None) -> None:
    there = await results()
    name = await commands.freeze(there.kim, title=title(), scope=Scope(TODAY, edition="wsce-2026"), now=NOW)
    first = await report_called(there.lead, name)
    await commands.publish(there.lead, name, now=NOW)
    mistake = stated("change", -30_000_000, grade="C", source="The company")
    await enter_amount(there.kim, there.met, mistake, now=LATER)
    again = await commands.correct(there.kim, name, because="The contract was smaller", now=LATER)
    second = await report_called(there.lead, again)
    assert [
        (one.side, one.value, one.before, one.after) for one in second.moves if one.side in ("total", "country")
    ] == [
        ("total", "", "80000000", "50000000"),
        ("country", "PE", "80000000", "50000000"),
    ]
    assert second.moves[0] == Move("total", "", "contracted", "USD", "80000000", "50000000")
    assert (await report_called(there.lead, name)).figures == first.figures
    with pytest.raises(commands.CorrectedAlready):
        await commands.correct(there.kim, name, because="Once more", now=LATER)
    told = await Entry.select(Entry.kind).where(Entry.kind.like("crm.results.%")).output(as_list=True)
    assert sorted(told) == ["crm.results.corrected", "crm.results.frozen", "crm.results.published"]

    for statement in (
        "UPDATE crm_result_report SET public = '[]' WHERE number = '2026-001'",
        "UPDATE crm_result_report SET published_at = NULL, published_by = '' WHERE revision = 1",
        "DELETE FROM crm_result_report",
        "UPDATE crm_result_deal SET entries = ARRAY[]::uuid[]",
        "DELETE FROM crm_result_deal",
        "INSERT INTO crm_result_deal (id, report, deal, country) SELECT id, report, deal, 'PE' FROM crm_result_deal",
    ):
        with pytest.raises(IntegrityConstraintViolationError):
            await DB.run_querystring(QueryString(statement))


async def test_a_figure_is_of_a_day_as_it_was_known_on_another(db: None) -> None:
    """An estimate is replaced half a year later: until then the former one held, and nobody knew the new one."""
    there = await results()
    half = TODAY + timedelta(days=180)
    old = (await DB.run_querystring(QueryString("SELECT id FROM crm_amount WHERE kind = 'expected'")))[0]["id"]
    new = stated("expected", 60_000_000, as_of=half, supersedes=old)
    await enter_amount(there.kim, there.met, new, now=LATER)

    async def expected(until: object, known: object) -> str:
        moment = Moment(Scope(until), known)  # type: ignore[arg-type]
        return (await figures_now(there.kim, moment)).total.cell("expected").amounts.get("USD", "")

    assert await expected(TODAY, NOW) == "100000000"
    assert await expected(half, NOW) == "100000000", "nobody knew better yet"
    assert await expected(half, LATER) == "60000000"
    assert await expected(TODAY, LATER) == "100000000", "on that day it still held"
    assert await expected(TODAY - timedelta(days=1), LATER) == ""


async def test_confidential_deals_are_counted_and_small_cells_are_not_published(db: None) -> None:
    there = await results()
    name = await commands.freeze(there.lead, title=title(), scope=Scope(TODAY), now=NOW)
    found = await report_called(there.kim, name)
    assert found.figures.total.cell("consulted").deals == 5, "with the confidential one"
    public = {(side.code, row.value): row.cell("consulted").hidden for side in found.public.sides for row in side.rows}
    assert {side.code for side in found.public.sides} == {"edition", "country", "field", "size"}
    assert public["country", "BR"], "one company"
    assert public["country", "PE"], "or it could be worked out"
    assert not found.public.total.cell("consulted").hidden
    assert found.public.total.cell("contracted").hidden, "of one company"
    assert found.public.total.cell("consulted").amounts == {}, "currencies would tell companies apart"
    await amount(there.kim, there.brazil, "exported", 5, consent="yes")
    told = await commands.freeze(there.lead, title=title(), scope=Scope(TODAY, country="BR"), now=NOW)
    assert not (await report_called(there.kim, told)).public.total.cell("exported").hidden, "its company agreed"
