"""Badges: what comes with a booth is approved once, names go when they should, and codes say nothing of anybody."""

import asyncio
import re
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from piccolo.querystring import QueryString

import app  # noqa: F401 -- joins badges to tasks, and what they hold to the rules of its end
from core.actor import SYSTEM, Actor
from core.db.engine import DB
from core.errors import Denied, NotFound
from core.forms.merging import ChangedMeanwhile
from core.forms.rows import Began
from core.jobs.running import run_one
from core.journal.tables import Entry, EntryValue
from core.mail.tables import Letter
from core.privacy.retention.commands import destroy_due
from expo.editions.queries import edition_called
from expo.exhibitors.tasks.commands import add_standard
from expo.exhibitors.tasks.queries import chores_for
from expo.passes import rules
from expo.passes.commands import ask_for_passes, change_pass, withdraw_pass
from expo.passes.deciding import decide_passes, hand_out, set_quotas
from expo.passes.paper import square, words_of
from expo.passes.queries import counts_for, passes_for, sheets_of
from expo.passes.rules import Bearer, Quota
from expo.passes.tables import ExhibitorPass, PassSheet
from expo.passes.work import ask_for_badges
from tests.conftest import NOW
from tests.make.editions import edition
from tests.make.exhibitors import exhibitor, fair

SLUG = "wsce-2026"
DAYS = (date(2026, 12, 8),)


@pytest.fixture
async def year(db: None) -> UUID:
    row = await edition(SLUG)
    await fair(row.id)
    quotas = [Quota("exhibitor", 9, 2), Quota("exhibitor", 18, 3)]
    await set_quotas(SYSTEM, edition=SLUG, quotas=quotas, before=Began({}), now=NOW)
    return row.id


def person(name: str = "Qznamebearer", kind: str = "exhibitor") -> Bearer:
    return Bearer(kind, name, f"{name} shown", "Qzpost", DAYS)


async def test_what_comes_with_the_booth_is_approved_once_however_many_ask_at_once(year: UUID) -> None:
    known, mine = await exhibitor("maru")
    beyond = await asyncio.gather(*(ask_for_passes(mine, known.id, [person()], now=NOW) for _ in range(6)))
    assert sorted(beyond) == [0, 0, 0, 1, 1, 1]
    assert sorted(one.state for one in await passes_for(known.id)) == ["approved"] * 3 + ["requested"] * 3
    assert (await counts_for(known))["exhibitor"].left == 0
    assert await ask_for_passes(mine, known.id, [person(kind="contractor")], now=NOW) == 1, "none of these come with it"


@pytest.mark.planted("counting before asking")
async def test_counting_without_the_exhibitors_lock_gives_one_place_to_many(year: UUID) -> None:
    """The naive way counts, then writes: of three at once all find the same places free."""
    known, _ = await exhibitor("maru")

    async def write(left: int) -> None:
        given = {"name": "x", "shown_name": "x", "state": "approved" if left else "requested", "asked_at": NOW}
        of = {"edition": year, "exhibitor": known.id, "code": uuid4().hex[:10], "kind": "exhibitor"}
        await ExhibitorPass.insert(ExhibitorPass(id=uuid4(), **given, **of))

    looks = await asyncio.gather(*(counts_for(known) for _ in range(6)))
    await asyncio.gather(*(write(one["exhibitor"].left) for one in looks))
    approved = [one for one in await passes_for(known.id) if one.state == "approved"]
    assert len(approved) == 6, "twice as many as come with the booth"


async def test_an_exhibitor_changes_and_withdraws_its_own_only_and_a_withdrawn_name_is_gone(year: UUID) -> None:
    known, mine = await exhibitor("maru")
    other, thief = await exhibitor("other")
    late, _ = await exhibitor("late", state="applied")
    await ask_for_passes(mine, known.id, [person(), person("Qzsecond")], now=NOW)
    first, second = await passes_for(known.id)
    for host, actor in ((known.id, thief), (other.id, mine)):
        with pytest.raises(NotFound):
            await change_pass(actor, host, first.id, person("Stolen"), first.bearer.lines, now=NOW)
    for act in (change_pass, withdraw_pass):
        extra = {"bearer": person("Stolen"), "before": {}} if act is change_pass else {}
        with pytest.raises(NotFound):
            await act(thief, other.id, first.id, **extra, now=NOW)  # type: ignore[operator]
    with pytest.raises(rules.NotAskingYet):
        await ask_for_passes(SYSTEM, late.id, [person()], now=NOW)
    await change_pass(mine, known.id, first.id, person("Qzchanged"), first.bearer.lines, now=NOW)
    for silent in ({}, first.bearer.lines):
        with pytest.raises(ChangedMeanwhile):
            await change_pass(mine, known.id, first.id, person("Qzother"), silent, now=NOW)
    await withdraw_pass(mine, known.id, second.id, now=NOW)
    assert [one.bearer.name for one in await passes_for(known.id)] == ["Qzchanged"]
    assert (await counts_for(known))["exhibitor"].left == 2, "another can have the place"
    rows = await ExhibitorPass.select().where(ExhibitorPass.id == second.id)
    assert "Qzsecond" not in str(rows)
    told = str(await Entry.select().where(Entry.kind.like("expo.passes.%"))) + str(await EntryValue.select())
    assert "expo.passes.withdrawn" in told
    assert not re.search("Qz[a-z]{4}", told), "the journal says how many and which, never whose"


async def test_more_are_decided_all_or_none_with_a_letter_that_names_nobody(year: UUID) -> None:
    known, mine = await exhibitor("maru")
    await ask_for_passes(mine, known.id, [person() for _ in range(5)], now=NOW)
    waiting = [one.id for one in await passes_for(known.id) if one.state == "requested"]
    before = {row["id"] for row in await Letter.select(Letter.id)}
    with pytest.raises(Denied):
        await decide_passes(mine, SLUG, waiting, to="approved", now=NOW)
    with pytest.raises(rules.NoSuchPass):
        await decide_passes(SYSTEM, SLUG, [*waiting, uuid4()], to="approved", now=NOW)
    await decide_passes(SYSTEM, SLUG, waiting[:1], to="approved", now=NOW)
    await decide_passes(SYSTEM, SLUG, waiting[1:], to="refused", because="the hall is full", now=NOW)
    refused = next(one for one in await passes_for(known.id) if one.state == "refused")
    assert refused.refusal == "the hall is full"
    letters = [row for row in await Letter.select() if row["id"] not in before]
    assert len(letters) == 2
    assert not re.search("Qz[a-z]{4}", str(letters))
    await change_pass(mine, known.id, refused.id, person("Another"), refused.bearer.lines, now=NOW)
    assert next(one for one in await passes_for(known.id) if one.id == refused.id).state == "requested"


async def test_badges_are_printed_in_sheets_once_and_anew_when_changed(
    year: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("expo.passes.work.A_SHEET", 2)
    known, mine = await exhibitor("maru")
    await ask_for_passes(mine, known.id, [person("김하늘"), person("محمد"), person("Li Na")], now=NOW)
    await ask_for_badges(SYSTEM, edition=SLUG, now=NOW)
    with pytest.raises(rules.NothingToPrint):
        await ask_for_badges(SYSTEM, edition=SLUG, now=NOW)
    assert await run_one(NOW)
    assert [one.badges for one in await sheets_of(year)] == [2, 1]
    octets = await PassSheet.select(PassSheet.octets).output(as_list=True)
    assert all(one.startswith(b"%PDF-1.7") for one in octets)
    assert {one.state for one in await passes_for(known.id)} == {"printed"}
    (first, *_) = await passes_for(known.id)
    await change_pass(mine, known.id, first.id, person("Li Na"), first.bearer.lines, now=NOW)
    await ask_for_badges(SYSTEM, edition=SLUG, now=NOW)
    assert await run_one(NOW)
    assert sorted(one.badges for one in await sheets_of(year)) == [1, 1, 2]


async def test_a_badge_is_handed_out_once_by_a_code_that_is_nobodys_name(year: UUID) -> None:
    known, mine = await exhibitor("maru")
    await ask_for_passes(mine, known.id, [person() for _ in range(4)], now=NOW)
    badges = await passes_for(known.id)
    good = next(one for one in badges if one.state == "approved")
    waiting = next(one for one in badges if one.state == "requested")
    assert len({one.code for one in badges}) == 4
    words = words_of(await edition_called(SLUG), [good])["badges"][0]
    assert (words["square"], words["code"]) == (square(good.code), good.code), "the square holds the code alone"
    with pytest.raises(rules.NotApproved):
        await hand_out(SYSTEM, edition=SLUG, code=waiting.code, now=NOW)
    with pytest.raises(Denied):
        await hand_out(mine, edition=SLUG, code=good.code, now=NOW)
    ends = await asyncio.gather(
        *(hand_out(SYSTEM, edition=SLUG, code=good.code.lower(), now=NOW) for _ in range(3)), return_exceptions=True
    )
    assert sum(isinstance(one, rules.HandedOutAlready) for one in ends) == 2
    with pytest.raises(rules.HandedOutAlready):
        await withdraw_pass(mine, known.id, good.id, now=NOW)


async def test_names_and_sheets_are_destroyed_after_the_edition_and_not_before(year: UUID) -> None:
    known, mine = await exhibitor("maru")
    await ask_for_passes(mine, known.id, [person()], now=NOW)
    await ask_for_badges(SYSTEM, edition=SLUG, now=NOW)
    assert await run_one(NOW)
    early = NOW + timedelta(days=13)
    await destroy_due(SYSTEM, now=early)
    assert (await ExhibitorPass.count(), await PassSheet.count()) == (1, 1)
    await destroy_due(SYSTEM, now=NOW + timedelta(days=34))
    assert (await ExhibitorPass.count(), await PassSheet.count()) == (0, 0)
    found = await DB.run_querystring(QueryString("SELECT count(*) AS n FROM core_entry_value WHERE after LIKE '%Qz%'"))
    assert found[0]["n"] == 0


async def test_a_task_is_done_by_asking_for_badges(year: UUID) -> None:
    known, mine = await exhibitor("maru")
    await add_standard(SYSTEM, edition=SLUG, now=NOW)

    async def done(actor: Actor) -> bool:
        return next(one.done for one in await chores_for(year, known.id) if one.code == "badges")

    assert not await done(mine)
    await ask_for_passes(mine, known.id, [person()], now=NOW)
    assert await done(mine)
