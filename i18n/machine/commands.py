"""Allowing drafts by a machine, asking for them, and keeping those that are fit to be kept."""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import Conflict, mark
from core.jobs.commands import ask
from core.journal.commands import record
from i18n.machine.facts import DraftsAsked, MachineAllowed, MachineForbidden
from i18n.machine.queries import KIND, is_allowed, missing, runs_of
from i18n.machine.rules import drafted
from i18n.machine.tables import MachineAllowance
from i18n.machine.translator import translator
from i18n.permissions import I18n
from i18n.text import source_hash
from i18n.workbench.facts import TextTranslated
from i18n.workbench.queries import board_of
from i18n.workbench.registry import Item, contents

ALLOW = """
INSERT INTO i18n_machine_allowance (id, place, allowed_at, allowed_by) VALUES ({}, {}, {}, {})
ON CONFLICT (place) DO NOTHING RETURNING id
"""
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('i18n_machine:' || {}))"


class NoMachine(Conflict):
    message = mark("No machine is set up, or this edition does not allow its drafts.")


class AtItAlready(Conflict):
    message = mark("The machine is at it already.")


class NothingMissing(Conflict):
    message = mark("Nothing is missing that a machine may draft.")


async def allow(actor: Actor, *, place: str, now: datetime) -> None:
    """Said twice it is the first yes that stands. Raises Denied, NotFound."""
    require(actor, I18n.MACHINE_ALLOW)
    await contents().stock(place)
    async with transaction():
        if await DB.run_querystring(QueryString(ALLOW, uuid4(), place, now, str(actor))):
            await record(actor, MachineAllowed(place=place), now=now)


async def forbid(actor: Actor, *, place: str, now: datetime) -> None:
    """A run that is under way stops before its next request. Raises Denied."""
    require(actor, I18n.MACHINE_ALLOW)
    mine = MachineAllowance.place == place
    async with transaction():
        if await MachineAllowance.delete().where(mine).returning(MachineAllowance.id):
            await record(actor, MachineForbidden(place=place), now=now)


async def ask_for_drafts(actor: Actor, *, place: str, language: str, now: datetime) -> UUID:
    """All that is missing. Raises Denied, NotFound, NoMachine, AtItAlready, NothingMissing."""
    require(actor, I18n.TRANSLATION_WRITE, f"language:{language}")
    async with transaction():
        await DB.run_querystring(QueryString(ONE_AT_A_TIME, place))
        if translator() is None or not await is_allowed(place):
            raise NoMachine
        before = (await runs_of(place)).get(language)
        if before and not before.is_over:
            raise AtItAlready
        items = missing(await board_of(actor, place, now=now), language)
        if not items:
            raise NothingMissing
        size = sum(len(one.text.original) for one in items)
        await record(actor, DraftsAsked(place=place, tongue=language, texts=len(items), characters=size), now=now)
        arguments: dict[str, Any] = {"place": place, "language": language, "asker": str(actor)}
        return await ask(actor, KIND, arguments, now=now)


async def keep_draft(actor: Actor, *, place: str, item: Item, language: str, line: str, now: datetime) -> None:
    """As the machine's. Raises WrittenMeanwhile, NotFound."""
    rewrite = partial(drafted, language=language, line=line, of=source_hash(item.text.original))
    fact = TextTranslated(thing=item.thing, field=item.field, tongue=language, state="machine")
    async with transaction():
        await contents().write(actor, place, [(item, rewrite)], now)
        await record(actor, fact, now=now)
