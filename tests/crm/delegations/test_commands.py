"""Visits as rows: nothing of two officers is lost, lists stay as they stood, and nobody sees what is kept to few."""

import asyncio
from contextvars import Context
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

import crm.parts  # noqa: F401 -- what the parts of a visit ask for
from core.access.roles import Role
from core.actor import Actor
from core.errors import Invalid, NotFound
from core.forms.merging import ChangedMeanwhile
from crm import sight as shared
from crm.agreements.parties.commands import add_party
from crm.delegations import rules
from crm.delegations.commands import edit, lines_now
from crm.delegations.finding import found_visits
from crm.delegations.members.commands import (
    Coming,
    HeadAlready,
    MemberLeft,
    add_member,
    as_coming,
    change_member,
    remove_member,
)
from crm.delegations.notes.commands import NewerNote, notes_of, write_note
from crm.delegations.protocol.commands import keep_list, put_at
from crm.delegations.protocol.queries import lists_kept, members_of
from crm.delegations.protocol.rules import ReasonForPlace
from crm.delegations.queries import visit_for, visits
from crm.delegations.readers.commands import name_reader
from crm.delegations.records.commands import Agreed, agree_on, rewrite, write_down
from crm.delegations.records.queries import record_of, written_down
from crm.delegations.records.rules import EMPTY as EMPTY_RECORD
from crm.delegations.sight import kept_to_few
from crm.delegations.steps.commands import leave_way, settle_duty, steps_of, take_step, waive
from crm.delegations.steps.tables import VisitRule
from crm.subjects.queries import named, typed_as
from crm.subjects.rules import Subject
from crm.tasks.queries import Wanted, tasks, tasks_about
from crm.tasks.sight import kept_to_few as kept_tasks
from crm.timeline.commands import add_entry
from crm.timeline.queries import Asked, entries
from crm.timeline.sight import kept_to_few as kept_entries
from crm.today.visits import of_visits
from directory.people.tables import Appointment
from i18n.locales import language
from i18n.text import to_json, written
from tests.conftest import NOW
from tests.make.agreements import country, officer, proposed
from tests.make.organisations import organisation
from tests.make.timeline import account_of
from tests.make.timeline import given as entry
from tests.make.visits import coming, somebody, visit

NOWHERE = {"put": ""}
KOREAN, SECRET = language("ko"), "비밀교섭방문"
SAID = {**EMPTY_RECORD, "title": "차관 면담", "held_on": "2026-12-08", "clock": "10:00", "agreed": "공동 조사"}


async def test_a_visit_under_an_agreement_takes_over_its_party_of_that_country(db: None) -> None:
    actor, peru = await officer(), await country()
    paper = await proposed(actor)
    for code, where in (("ours", None), ("vivienda", peru), ("municipio", peru)):
        await add_party(actor, paper, (await organisation(code, country=where)).code, now=NOW)
    made = [
        await visit(actor, agreement=paper),
        await visit(actor, agreement=paper, organisation="municipio"),
        await visit(actor),
    ]
    houses = [(await visit_for(actor, code)).house for code in made]
    assert [house.code if house else None for house in houses] == ["vivienda", "municipio", None]


async def test_a_delegation_stands_in_protocol_order_and_its_lists_stay_as_they_stood(db: None) -> None:
    actor = await officer()
    code = await visit(actor)
    house = (await organisation("vivienda")).id
    minister = await coming(actor, code, "head", name="Ana Quispe", rank=3, house=house)
    director = await coming(actor, code, "member", name="Bea Soto", rank=5, house=house)
    aide = await coming(actor, code, "staff", name="Carla Ruiz", rank=2, house=house)
    card = await visit_for(actor, code)
    assert [one.id for one in await members_of(card)] == [minister, director, aide], "staff follow, whatever their rank"
    with pytest.raises(ReasonForPlace):
        await put_at(actor, code, aide, 2, " ", NOWHERE, now=NOW)
    await put_at(actor, code, aide, 2, "장관 대리", NOWHERE, now=NOW)
    assert [one.id for one in await members_of(card)] == [minister, aide, director]
    assert await keep_list(actor, code, programme=1, now=NOW) == 1
    head = (await members_of(card))[0]
    assert head.post is not None
    title = to_json(written("ko", {"ko": "장관"}))
    await Appointment.update({Appointment.title: title}).where(Appointment.id == head.post.id)
    await put_at(actor, code, aide, None, "", {"put": "2 장관 대리"}, now=NOW)
    await remove_member(actor, code, director, now=NOW)
    assert await keep_list(actor, code, now=NOW) == 2
    after, before = await lists_kept(card.id)
    assert [one.names["es"] for one in before.members] == ["Ana Quispe", "Carla Ruiz", "Bea Soto"]
    assert [one.names["es"] for one in after.members] == ["Ana Quispe", "Carla Ruiz"]
    titles = [one.members[0].title.read(("ko",)).text for one in (before, after) if one.members[0].title]
    assert titles == ["차관", "장관"], "a later title rewrites no list"
    assert (before.programme, after.programme) == (1, None)
    began = as_coming((await members_of(card))[1]).lines
    await change_member(actor, code, aide, Coming("member", "es", None), began, now=NOW)
    with pytest.raises(HeadAlready):
        await change_member(actor, code, aide, Coming("head", "es", None), Coming("member", "es").lines, now=NOW)


async def test_of_two_who_name_a_head_at_once_one_is_told_that_there_is_one(db: None) -> None:
    assert await heads_named_at_once() == (1, 1)


async def heads_named_at_once() -> tuple[int, int]:
    """How many heads there are then, and how many were refused."""
    actor, other = await officer(), await officer()
    code = await visit(actor)
    people = [await somebody(), await somebody()]

    async def naming(by: Actor, person: Any, post: Any) -> None:
        await add_member(by, code, person, Coming("head", "es", post), now=NOW)

    acts = [
        Context().run(asyncio.create_task, naming(by, *one)) for by, one in zip((actor, other), people, strict=True)
    ]
    done = await asyncio.gather(*acts, return_exceptions=True)
    heads = sum(one.role == "head" for one in await members_of(await visit_for(actor, code)))
    return heads, sum(isinstance(one, HeadAlready) for one in done)


async def _without_programme(actor: Actor, lead: Actor, code: str) -> None:
    with pytest.raises(rules.NotYet) as told:
        await take_step(actor, code, "confirmed", now=NOW)
    for one in told.value.guards:
        await waive(lead, code, one.key, because="일정은 상대 기관이 관리", now=NOW)


async def test_a_visit_is_led_to_its_end_and_what_was_done_without_is_told(db: None) -> None:
    actor, lead = await officer(), await officer(Role.COOPERATION_LEAD)
    title = to_json(written("ko", {"ko": "출장 보고"}))
    for code, direction, days in (("trip", "outbound", 30), ("visit", "inbound", 14)):
        await VisitRule.insert(VisitRule(code=code, direction=direction, title=title, source="규정", days=days))
    days = {"begins_on": "2026-12-01", "ends_on": "2026-12-03"}
    code = await visit(actor, direction="outbound", **days)
    with pytest.raises(rules.NotYet) as told:
        await take_step(actor, code, "invited", now=NOW)
    assert [one.key for one in told.value.guards] == ["organisation"]
    await waive(lead, code, "organisation", because="여러 기관", now=NOW)
    for to in ("invited", "accepted", "planning"):
        await take_step(actor, code, to, now=NOW)
    await leave_way(actor, code, "postponed", because="태풍", now=NOW)
    await leave_way(actor, code, "planning", because="새 날짜", now=NOW)
    await coming(actor, code)
    await _without_programme(actor, lead, code)
    for to in ("confirmed", "in_progress"):
        await take_step(actor, code, to, now=NOW)
    await waive(lead, code, "ended", because="시계가 다름", now=NOW) if NOW.date() < date(2026, 12, 3) else None
    await take_step(actor, code, "completed", now=NOW)
    with pytest.raises(rules.WrongStep):
        await leave_way(actor, code, "cancelled", because="늦음", now=NOW)
    meeting = await write_down(actor, code, SAID, now=NOW)
    await agree_on(actor, code, meeting, Agreed("조사단 구성", date(2027, 1, 31), actor.account), now=NOW)
    with pytest.raises(rules.NotYet) as told:
        await take_step(actor, code, "reported", now=NOW)
    assert [one.key for one in told.value.guards] == ["rule:trip"], "the other rule is for those who come"
    due = await of_visits(actor, KOREAN, date(2027, 1, 2), NOW)
    assert [(one.text, one.due_on) for one in due] == [("출장 보고", date(2027, 1, 2))]
    rule = await VisitRule.select(VisitRule.id).where(VisitRule.code == "trip").first()
    assert rule is not None
    with pytest.raises(Invalid):
        await settle_duty(actor, code, rule["id"], said=" ", done_on=None, now=NOW)
    await settle_duty(actor, code, rule["id"], said="2026-11", done_on=None, now=NOW)
    for to in ("reported", "closed"):
        await take_step(actor, code, to, now=NOW)
    steps = await steps_of((await visit_for(actor, code)).id)
    assert ("closed" in {row["after"] for row in steps}, len(steps)) == (True, 10)
    assert {row["reason"] for row in steps if row["reason"]} == {"태풍", "새 날짜"}


async def test_two_who_change_a_visit_or_a_record_at_once_lose_nothing(db: None) -> None:
    actor, other = await officer(), await officer()
    code = await visit(actor)
    stored = await lines_now(actor, await visit_for(actor, code))
    await edit(actor, code, lines={**stored, "purpose": "점검"}, before=stored, now=NOW)
    await edit(other, code, lines={**stored, "grade": "official"}, before=stored, now=NOW)
    card = await visit_for(actor, code)
    assert (card.purpose, card.grade) == ("점검", "official")
    with pytest.raises(ChangedMeanwhile) as told:
        await edit(other, code, lines={**stored, "purpose": "협의"}, before=stored, now=NOW)
    assert (told.value.theirs, told.value.before) == ({"purpose": "점검"}, {"purpose": ""})
    meeting = await write_down(actor, code, SAID, now=NOW)
    began = (await record_of(card.id, meeting)).lines
    await rewrite(actor, code, meeting, {**began, "they_said": "환영"}, began, now=NOW)
    await rewrite(other, code, meeting, {**began, "we_said": "감사"}, began, now=NOW)
    (found,) = await written_down(card.id)
    assert (found.they_said, found.we_said, found.version) == ("환영", "감사", 3)
    with pytest.raises(ChangedMeanwhile):
        await rewrite(other, code, meeting, {**began, "they_said": "안녕"}, began, now=NOW)
    for words, follows in (("하나", 0), ("둘", 1)):
        await write_note(actor, code, subject="환담", lang="ko", body=words, follows=follows, now=NOW)
    with pytest.raises(NewerNote):
        await write_note(other, code, subject="환담", lang="ko", body="셋", follows=1, now=NOW)
    assert [one.body for one in await notes_of(card.id)] == ["둘", "하나"], "what was read once stays"


async def test_two_who_change_a_delegate_at_once_lose_nothing(db: None) -> None:
    actor, other = await officer(), await officer()
    code = await visit(actor)
    aide = await coming(actor, code, "member", name="Carla Ruiz", house=(await organisation("vivienda")).id)
    began = as_coming((await members_of(await visit_for(actor, code)))[0])
    await change_member(actor, code, aide, replace(began, role="staff"), began.lines, now=NOW)
    await change_member(other, code, aide, replace(began, language="ko"), began.lines, now=NOW)
    card = await visit_for(actor, code)
    (found,) = await members_of(card)
    assert (found.role, found.language) == ("staff", "ko"), "what only one changed is joined"
    with pytest.raises(ChangedMeanwhile) as told:
        await change_member(other, code, aide, replace(began, role="deputy"), began.lines, now=NOW)
    assert (told.value.theirs, told.value.before) == ({"role": "staff"}, {"role": "member"})
    with pytest.raises(ChangedMeanwhile):
        await change_member(other, code, aide, began, {}, now=NOW)
    await put_at(actor, code, aide, 1, "장관 대리", NOWHERE, now=NOW)
    for silent in (NOWHERE, {}):
        with pytest.raises(ChangedMeanwhile):
            await put_at(other, code, aide, 1, "통역", silent, now=NOW)
    await remove_member(actor, code, aide, now=NOW)
    with pytest.raises(MemberLeft):
        await change_member(other, code, aide, replace(began, role="deputy"), as_coming(found).lines, now=NOW)


async def leaks(reader: Actor, code: str, visit: Subject) -> set[str]:
    """By which ways somebody finds a visit, and what belongs to it."""
    found: dict[str, Any] = {
        "list": [one for one in await visits(reader) if one.code == code],
        "search": await found_visits(reader, SECRET, most=9),
        "name": await named(reader, [visit], KOREAN),
        "typed": [one for one in await typed_as(reader, SECRET, KOREAN) if one.subject == visit],
        "tasks": [one for one in await tasks(reader, Wanted(), now=NOW) if one.title == SECRET],
        "about": await tasks_about(reader, visit, now=NOW),
        "timeline": await entries(reader, Asked(subject=visit)),
        "day": await of_visits(reader, KOREAN, date(2026, 12, 31), NOW),
    }
    try:
        await visit_for(reader, code)
        found["page"] = True
    except NotFound:
        pass
    return {name for name, there in found.items() if there}


async def a_secret() -> tuple[Actor, str, Subject]:
    """A confidential visit with a meeting, a task and an entry that could leak."""
    owner = await officer()
    days = {"begins_on": "2026-12-08", "ends_on": "2026-12-09"}
    code = await visit(owner, title=SECRET, sight="confidential", **days)
    one = Subject("visit", (await visit_for(owner, code)).id)
    meeting = await write_down(owner, code, SAID, now=NOW)
    task = await agree_on(owner, code, meeting, Agreed(SECRET, date(2027, 1, 31), owner.account), now=NOW)
    told = await add_entry(owner, entry(one, title=SECRET), now=NOW)
    assert await kept_tasks([task]) == {task}
    assert await kept_entries([told]) == {told}
    assert await kept_to_few([one.id]) == {one.id}
    return owner, code, one


async def test_a_confidential_visit_is_found_by_nobody_but_its_owner_the_lead_and_those_named(db: None) -> None:
    owner, code, one = await a_secret()
    every = {"list", "search", "name", "typed", "tasks", "about", "timeline", "day", "page"}
    for reader in (owner, await officer(Role.COOPERATION_LEAD)):
        assert await leaks(reader, code, one) == every
    colleague = await officer()
    for reader in (colleague, await officer(scope="country:PE"), await officer(Role.AUDITOR)):
        if reader.held and next(iter(reader.held)).role == Role.AUDITOR.value:
            assert await visits(reader) == []
            continue
        assert await leaks(reader, code, one) == set()
    await name_reader(owner, code, account_of(colleague), now=NOW)
    assert await leaks(colleague, code, one) == every


@pytest.mark.planted("a scope of visits that forgets what is confidential")
async def test_a_scope_that_forgets_what_is_confidential_is_found(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    _, code, one = await a_secret()
    forgotten = "{table}.sight IN ('team', 'confidential')"
    monkeypatch.setattr(shared, "TEAM", forgotten)
    assert await leaks(await officer(), code, one)
