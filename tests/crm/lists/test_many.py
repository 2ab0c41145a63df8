"""Many rows changed at once: each from what was seen, told which were not, and taken back where nobody was there since."""

import asyncio
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

import app  # noqa: F401 -- hands the lists in
from core.actor import Actor
from core.errors import NotFound
from core.forms.merging import ChangedMeanwhile
from core.journal.tables import Entry
from core.lists.columns import Looking
from core.lists.exports import take_out
from core.lists.many import commands
from core.lists.many.commands import TakenBack, change_many, change_row, take_back
from core.lists.many.queries import edit_of
from core.lists.queries import board_of, month_of, sheet_of
from core.lists.registry import Stand
from core.lists.rules import asked_of
from crm.agreements.tables import Agreement, NamedReader
from crm.obligations.commands import add_obligation
from crm.obligations.lines import columns_of
from crm.obligations.listed import EDITING, OBLIGATIONS
from crm.obligations.tables import Obligation
from crm.tasks.commands import Chore, add_task, settle
from crm.tasks.listed import TASKS
from crm.tasks.queries import task_for
from tests.conftest import NOW
from tests.make.agreements import country, officer, promise, proposed
from tests.make.timeline import TODAY, account_of, colleague, records

GIVEN = promise()
LATER = "2027-01-15"


def looking(actor: Actor) -> Looking:
    return Looking(actor, "en", NOW, TODAY)


async def three_tasks(kim: Actor) -> list[UUID]:
    about = await records()
    return [
        await add_task(kim, Chore(f"Call {at}", TODAY, account_of(kim), subjects=(about["country"],)), now=NOW)
        for at in range(3)
    ]


async def days(kim: Actor, tasks: list[UUID]) -> list[str]:
    return [(await task_for(kim, one, now=NOW)).due_on.isoformat() for one in tasks]


async def test_rows_that_somebody_changed_stay_in_the_change_and_in_taking_it_back(db: None) -> None:
    kim, lee = await colleague("Kim Haneul"), await colleague("Lee Somi")
    tasks = await three_tasks(kim)
    await settle(lee, tasks[0], "done", version=1, now=NOW)
    edit = await change_many(TASKS, looking(kim), "due_on", LATER, dict.fromkeys(tasks, 1), now=NOW)
    told = await edit_of(kim, edit)
    assert (told.done, [one.row for one in told.told]) == (2, [tasks[0]])
    assert await days(kim, tasks) == [TODAY.isoformat(), LATER, LATER]
    await settle(lee, tasks[1], "done", version=2, now=NOW)
    with pytest.raises(NotFound):
        await take_back(TASKS, looking(lee), edit, now=NOW)
    await take_back(TASKS, looking(kim), edit, now=NOW)
    told = await edit_of(kim, edit)
    assert [one.row for one in told.told if one.left] == [tasks[1]]
    assert await days(kim, tasks) == [TODAY.isoformat(), LATER, TODAY.isoformat()]
    with pytest.raises(TakenBack):
        await take_back(TASKS, looking(kim), edit, now=NOW)
    kinds = [row["kind"] for row in await Entry.select(Entry.kind).where(Entry.kind.like("core.lists.rows%"))]
    assert sorted(kinds) == ["core.lists.rows_changed", "core.lists.rows_restored"]


async def test_what_the_domain_refuses_is_told_and_the_others_are_done(db: None) -> None:
    kim = await officer()
    code = await proposed(kim)
    bare, proved = [await add_obligation(kim, code, lines=GIVEN, now=NOW) for _ in range(2)]
    await Obligation.update({Obligation.evidence: "minutes"}).where(Obligation.id == proved)
    edit = await change_many(OBLIGATIONS, looking(kim), "state", "delivered", {bare: 1, proved: 1}, now=NOW)
    told = await edit_of(kim, edit)
    assert (told.done, [(one.row, one.why) for one in told.told]) == (
        *(1, [(bare, "Please say what proves it, or file a document.")]),
    )
    unknown = await change_many(OBLIGATIONS, looking(kim), "owner", "", {UUID(int=9): 1, bare: 1}, now=NOW)
    assert [one.row for one in (await edit_of(kim, unknown)).told] == [UUID(int=9)]


async def test_of_two_who_change_one_field_both_readings_are_shown_and_other_fields_are_put_together(db: None) -> None:
    kim = await officer()
    row = await add_obligation(kim, await proposed(kim), lines=GIVEN, now=NOW)
    before = {"due_on": "2026-12-31", "state": "planned"}
    mine = {"due_on": LATER, "state": "planned"}
    assert await change_row(OBLIGATIONS, looking(kim), row, mine=mine, before=before, version=1) == 2
    theirs = {"due_on": "2026-12-31", "state": "in_progress"}
    assert await change_row(OBLIGATIONS, looking(kim), row, mine=theirs, before=before, version=1) == 3
    with pytest.raises(ChangedMeanwhile) as refusal:
        await change_row(OBLIGATIONS, looking(kim), row, mine={"due_on": "2027-02-02"}, before=before, version=1)
    assert (refusal.value.theirs, refusal.value.before) == ({"due_on": LATER}, {"due_on": "2026-12-31"})


async def both_at_once() -> int:
    """How often one row counts as done of two who change it at once from the same revision."""
    kim, lee = await officer(), await officer()
    row = await add_obligation(kim, await proposed(kim), lines=GIVEN, now=NOW)
    two = [(kim, "2027-01-01"), (lee, "2027-02-02")]
    edits = await asyncio.gather(
        *(change_many(OBLIGATIONS, looking(one), "due_on", day, {row: 1}, now=NOW) for one, day in two)
    )
    return sum([(await edit_of(one, edit)).done for (one, _), edit in zip(two, edits, strict=True)])


async def test_of_two_who_change_a_row_at_once_one_is_told(db: None) -> None:
    assert await both_at_once() == 1


@pytest.mark.planted("a row that is changed from whatever it is now")
async def test_the_same_look_finds_rows_that_are_not_compared(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    async def seen(looking: Looking, row: UUID) -> Stand:
        return Stand((await EDITING.locked(looking, row)).lines, 1)

    monkeypatch.setattr(commands, "editing_of", lambda _listed: replace(EDITING, locked=seen))
    assert await both_at_once() == 2


async def test_what_is_out_of_sight_is_nowhere_in_a_list(db: None) -> None:
    lead, peru = await officer(), await officer(scope="country:PE")
    await country("CL", "CHL")
    near, far = await proposed(lead), await proposed(lead, country="CL")
    secret = await proposed(lead)
    await Agreement.update({Agreement.sight: "confidential", Agreement.owner: None}).where(Agreement.code == secret)
    await NamedReader.delete(force=True)
    rows = {code: await add_obligation_to(code) for code in (near, far, secret)}
    asked = asked_of(OBLIGATIONS, [("group", "country")], TODAY)
    sheet = await sheet_of(OBLIGATIONS, asked, looking(peru))
    assert [row.id for row in sheet.rows] == [rows[near]]
    assert (sheet.number, [(one.value, one.number) for one in sheet.groups]) == (1, [("PE", 1)])
    month = [date(2026, 12, 1), date(2026, 12, 31)]
    for one in (
        await board_of(OBLIGATIONS, asked, looking(peru)),
        await month_of(OBLIGATIONS, asked, looking(peru), month),
    ):
        assert ([row.id for row in one.rows], one.number) == ([rows[near]], 1)
    out = await take_out(OBLIGATIONS, asked, looking(peru), because="x", now=NOW)
    assert [row.id for row in out] == [rows[near]]
    edit = await change_many(OBLIGATIONS, looking(peru), "due_on", LATER, dict.fromkeys(rows.values(), 1), now=NOW)
    assert {one.row for one in (await edit_of(peru, edit)).told} == {rows[far], rows[secret]}


async def add_obligation_to(code: str) -> UUID:
    """Whoever may see the agreement."""
    row = await Agreement.select(Agreement.id).where(Agreement.code == code).first()
    assert row is not None
    made = Obligation(agreement=row["id"], **columns_of(GIVEN, None))
    await Obligation.insert(made)
    key: UUID = made.id
    return key
