"""Every page for every role, own and others' records: a mark in a guarded column is seen by those who may alone."""

import logging
import os
import re
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from inspect import signature
from itertools import product
from uuid import UUID

import pytest
from litestar import Litestar, get
from litestar.handlers import HTTPRouteHandler

from bench.keys import keyless_forms
from core.access.permissions import Core
from core.access.policies import http_handlers
from core.access.roles import Role
from core.access.rules import reach
from core.access.sessions.queries import actor_of
from core.access.tables import Account
from core.actor import ANONYMOUS, Actor
from core.journal.tables import Entry, EntryValue
from core.live.streaming import ENDING
from core.privacy.facts import Exported, Looked
from core.privacy.permissions import Privacy
from core.privacy.reads import rules as reads
from core.privacy.reads.facts import PeopleRead, PersonRead
from core.privacy.registry import Kind, classified
from expo.meetings.permissions import Meetings
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of
from tests.make.canaries import somebody
from tests.make.worlds import sample_world

SLUG = "wsce-2026"
NOBODY = UUID("00000000-0000-4000-8000-000000000000")
MARK = re.compile(r"qz\d{12}q")
LANGUAGES = ("ko", "en", "ar")
WHOLE = bool(os.environ.get("MADANG_WHOLE"))
"""Every role sees every page in every language; else in one of them, which take turns from page to page and role to role."""
FEWEST = 3_000


@dataclass(frozen=True, slots=True)
class Marked:
    """The application with somebody marked in every column; `places` by mark, `ids` of the records to ask for."""

    app: Litestar
    places: Mapping[str, str]
    ids: Sequence[UUID]


@pytest.fixture
async def marked(db: None) -> AsyncIterator[Marked]:
    await sample_world(NOW)  # imports what says of every column whose it is
    whom, places = await somebody("account")
    person, of_person = await somebody("person")
    async with started() as app:
        yield Marked(app, {**places, **of_person}, (whom, person, NOBODY))


def _values(marked: Marked, name: str, kind: str) -> Sequence[str]:
    """What to put in a place of an address: what there is, and what there is not."""
    published = marked.app.state.shelf["editions"].published[SLUG]
    known = {
        "language": LANGUAGES[:1],
        "edition": (SLUG,),
        "session": (next(iter(published.sessions)),),
        "speaker": (next(iter(published.speakers)),),
        "subject": ("account", "person", "none"),
        "site": ("daejeon",),
        "page": ("about", "privacy"),
    }
    return [str(one) for one in marked.ids] if kind == "UUID" else known.get(name, ("unknown",))


def _addresses(marked: Marked) -> Iterator[str]:
    """Of every route that is read, with every record; lists are searched for what all marks begin with. Answers that
    stay open would be read for ever: what they tell is asked for in another way too.
    """
    for handler in http_handlers(marked.app):
        if "GET" in handler.http_methods:
            for path in sorted(one for one in handler.paths if not one.endswith(ENDING)):
                yield from _filled(marked, handler, path)


def _filled(marked: Marked, handler: HTTPRouteHandler, path: str) -> Iterator[str]:
    places = re.findall(r"\{(\w+):(\w+)\}", path)
    wanted = [_values(marked, name, "UUID" if kind == "uuid" else kind) for name, kind in places]
    for values in product(*wanted):
        address = path
        for (name, kind), value in zip(places, values, strict=True):
            address = address.replace(f"{{{name}:{kind}}}", value)
        yield address
        if "q" in signature(handler.fn).parameters:
            yield f"{address}?q=qz"


def _in_turn(languages: Sequence[str], place: int) -> Sequence[str]:
    return languages if WHOLE else (languages[place % len(languages)],)


async def _crawled(
    marked: Marked, actor: Actor, token: str | None, languages: Sequence[str] = LANGUAGES[:1], *, turn: int = 0
) -> AsyncIterator[tuple[str, str]]:
    asked = enumerate(sorted(set(_addresses(marked))), start=turn)
    async with browser(marked.app, token) as client:
        for address, language in ((one, tongue) for place, one in asked for tongue in _in_turn(languages, place)):
            client.cookies.set("language", language, domain="expo.example")
            answer = await client.get(address)
            assert answer.status_code < 500, f"{actor}: {address} {answer.text[:300]}"
            yield address, answer.text + str(answer.headers)


OF_COLLEAGUES = "core_account.name"
"""Whoever gives work to others sees what they are called, and nothing else of their accounts."""
OF_INTERPRETERS = ("directory_person.names", "/meetings/interpreters")
"""Whoever arranges meetings sees what those who interpret are called, at those pages."""


def _may_see(actor: Actor, place: str, address: str) -> bool:
    table, _, column = place.partition(".")
    one = next(each for each in classified() if each.table == table)
    if one.kinds[column] is Kind.SECRET:
        return False
    too = [str(Core.COLLEAGUE_READ)] if place == OF_COLLEAGUES else []
    too += [str(Meetings.MEETING_READ)] if place == OF_INTERPRETERS[0] and OF_INTERPRETERS[1] in address else []
    return any(reach(actor, permission).everywhere for permission in (*one.seen_with, *too, Privacy.READ))


async def _readers() -> list[tuple[Actor, str | None]]:
    found: list[tuple[Actor, str | None]] = [(ANONYMOUS, None)]
    for role in sorted(set(Role) - {Role.SERVICE}):
        token = await session_of(await account(role=role))
        actor = await actor_of(token, NOW)
        assert actor is not None
        found.append((actor, token))
    return found


READ = (Looked.kind, Exported.kind, PersonRead.kind, PeopleRead.kind)


TRAIL = "/desk/audit"
"""Names whoever did something: to write down who read what was written down would never end."""


async def _last_entry() -> int:
    row = await Entry.select(Entry.id).order_by(Entry.id, ascending=False).first()
    return row["id"] if row else 0


async def _unrecorded(marked: Marked, readers: Sequence[tuple[Actor, str | None]]) -> set[str]:
    """Pages that showed somebody marked and left no fact that says so."""
    found, last = set(), await _last_entry()
    for actor, token in readers:
        async for address, text in _crawled(marked, actor, token):
            if address == TRAIL or not set(MARK.findall(text)) & set(marked.places):
                continue
            new = (Entry.id > last) & (Entry.actor == str(actor)) & Entry.kind.is_in(list(READ))
            rows = await Entry.select(Entry.id, Entry.record).where(new)
            about = {row["record"] for row in rows}
            for row in rows:
                values = EntryValue.select(EntryValue.subject).where(EntryValue.entry == row["id"])
                about |= set(await values.output(as_list=True))
            if not about & set(marked.ids):
                found.add(address)
            last = await _last_entry()
    return found


async def test_a_mark_is_seen_by_those_who_may_and_nobody_else(
    marked: Marked, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    leaks, seen, answers, keyless = set(), Counter[str](), 0, set()
    for turn, (actor, token) in enumerate(await _readers()):
        async for address, text in _crawled(marked, actor, token, LANGUAGES, turn=turn):
            answers += 1
            keyless |= set(keyless_forms(text, address))
            for one in set(MARK.findall(text)) & set(marked.places):
                place = marked.places[one]
                seen[place] += 1
                if not _may_see(actor, place, address):
                    leaks.add(f"{actor.kind} {[held.role for held in actor.held]} saw {place} at {address}")
    assert sorted(leaks) == []
    assert sorted(keyless) == [], "forms that create something and would do it twice"
    assert answers >= FEWEST
    assert seen["core_account.name"] > 0, "the crawl reaches pages that show people"
    assert [one for one in MARK.findall(caplog.text) if one in marked.places] == [], "nothing personal in logs"


WATCHED = (Role.ADMINISTRATOR, Role.ORGANISER, Role.PRIVACY_OFFICER)
"""Between them they may open every page that shows people."""


async def _watched(*roles: Role) -> list[tuple[Actor, str | None]]:
    found: list[tuple[Actor, str | None]] = []
    for role in roles:
        token = await session_of(await account(role=role))
        actor = await actor_of(token, NOW)
        assert actor is not None
        found.append((actor, token))
    return found


async def test_every_page_that_shows_somebody_leaves_a_fact_that_says_who_looked(
    marked: Marked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reads, "WINDOW", timedelta(0))
    assert await _unrecorded(marked, await _watched(*WATCHED)) == set()


@pytest.mark.planted("a page that shows somebody unrecorded")
async def test_a_page_that_shows_somebody_and_records_nothing_is_found(
    marked: Marked, monkeypatch: pytest.MonkeyPatch
) -> None:
    @get("/desk/planted", name="tests.planted", policy=Core.ACCOUNT_READ)
    async def planted() -> str:
        return str(await Account.select(Account.name))

    monkeypatch.setattr(reads, "WINDOW", timedelta(0))
    marked.app.register(planted)
    assert await _unrecorded(marked, await _watched(Role.ORGANISER)) == {"/desk/planted"}


@pytest.mark.planted("a page that leaks")
async def test_a_route_that_leaks_is_found(marked: Marked) -> None:
    @get("/desk/planted", name="tests.planted", policy=Core.DESK_READ)
    async def planted() -> str:
        return str(await Account.select(Account.email))

    marked.app.register(planted)
    token = await session_of(await account(role=Role.TRANSLATOR, scope="language:es"))
    actor = await actor_of(token, NOW)
    assert actor is not None
    found = {
        (marked.places[one], address)
        async for address, text in _crawled(marked, actor, token)
        for one in MARK.findall(text)
        if one in marked.places and not _may_see(actor, marked.places[one], address)
    }
    assert {place for place, _ in found} == {"core_account.email"}
    assert {address.partition("?")[0] for _, address in found} == {"/desk/planted"}
