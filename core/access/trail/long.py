"""Taking more of the journal out than a page can wait for: work in the background, and a file for the asker alone."""

import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import IO, Any, Protocol
from uuid import UUID

from core.access.permissions import Core
from core.access.rules import require, require_confirmed
from core.access.trail.exports import Say, as_lines, as_sheet, taking
from core.access.trail.facts import TrailFetched
from core.access.trail.queries import Step, Wanted, actors_called, newest, seals_of, told_where
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound, mark
from core.files.made import keep_made, made_content
from core.jobs.commands import ask
from core.jobs.registry import Arguments, Progress, Result, Work
from core.jobs.tables import Job
from core.journal.commands import record

KIND = "core.access.trail"
AT_ONCE = 2_000
IN_MEMORY = 8 * 1024 * 1024
FETCHED = "/desk/audit/exports/{job}"


class SayTo(Protocol):
    """A sentence in the language that a request asked for; this floor knows none."""

    def __call__(self, accepted: str | None, message: str, places: Mapping[str, object]) -> str: ...


async def ask_for(
    actor: Actor, wanted: Wanted, *, shape: str, accepted: str | None, because: str, count: int, now: datetime
) -> UUID:
    """The job, with the fact that it was asked for and why. Raises Denied, ConfirmationNeeded.

    Words that may name somebody do not go along: whom they found does.
    """
    require(actor, Core.AUDIT_EXPORT)
    require_confirmed(actor, Core.AUDIT_EXPORT, now)
    actors = tuple(await actors_called(wanted.who)) if wanted.who else ()
    async with transaction():
        before = await newest() + 1
        last = await taking(actor, wanted, count, because=because, now=now)
        told = {
            **{name: str(getattr(wanted, name) or "") for name in ("kind", "record", "by", "since", "until")},
            "actors": actors,
            "rows": count,
            "before": before,
            "head": last,
            "shape": shape,
            "accepted": accepted,
            "asked_by": str(actor),
            "owner": str(actor.account or ""),
        }
        return await ask(actor, KIND, told, now=now)


async def fetch(actor: Actor, job: UUID, *, now: datetime) -> tuple[str, bytes]:
    """Name and octets, for who asked for it; each time is recorded.

    Raises NotFound, ConfirmationNeeded, NotKeptAnyLonger.
    """
    require(actor, Core.AUDIT_EXPORT)
    require_confirmed(actor, Core.AUDIT_EXPORT, now)
    mine = (Job.id == job) & (Job.kind == KIND) & (Job.asked_by == str(actor)) & (Job.state == "done")
    row = await Job.select(Job.result).where(mine).first().output(load_json=True)
    if row is None:
        raise NotFound
    name, content = await made_content(UUID(row["result"]["file"]))
    await record(actor, TrailFetched(job=job, rows=row["result"]["count"]), now=now)
    return name, content


def long_taking(said: SayTo) -> Work:
    """`said` is plugged in by the composition root."""

    async def take_out(arguments: Arguments, now: datetime, progress: Progress) -> Result:
        def say(message: str, places: Mapping[str, object]) -> str:
            return said(arguments["accepted"], message, places)

        name = f"journal-{now:%Y-%m-%d}.{arguments['shape']}"
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as packed:
            with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w") as written:
                count = await _write(arguments, written, say, progress)
            packed.seek(0)
            content = packed.read()
        owner = UUID(arguments["owner"]) if arguments["owner"] else None
        file = await keep_made(content, name=f"{name}.zip", by=arguments["asked_by"], owner=owner, now=now)
        return {"file": str(file), "count": count}

    return Work(
        KIND, mark("Take entries out of the journal"), mark("Entries in the file: {count}"), take_out, fetched=FETCHED
    )


async def _write(arguments: Arguments, written: IO[bytes], say: Say, progress: Progress) -> int:
    wanted, last, count = _wanted(arguments), str(arguments["head"]), 0
    before = int(arguments["before"])
    while steps := await told_where(wanted, before=before, limit=AT_ONCE):
        seals = await seals_of([one.number for one in steps])
        written.write(_part(steps, seals, say, arguments["shape"], last, first=count == 0))
        count, before = count + len(steps), steps[-1].number
        await progress(count, max(count, int(arguments["rows"])))
    return count


def _part(steps: list[Step], seals: Mapping[int, str], say: Say, shape: str, last: str, *, first: bool) -> bytes:
    """What is written once, the head or the names of the columns, stands in the first part alone."""
    octets = as_sheet(steps, seals, say) if shape == "csv" else as_lines(steps, seals, last, say)
    return octets if first else octets.partition(b"\n")[2]


def _wanted(arguments: Arguments) -> Wanted:
    ids: dict[str, Any] = {name: UUID(arguments[name]) if arguments[name] else None for name in ("record", "by")}
    days: dict[str, Any] = {
        name: date.fromisoformat(arguments[name]) if arguments[name] else None for name in ("since", "until")
    }
    return replace(Wanted(kind=arguments["kind"], actors=tuple(arguments["actors"])), **ids, **days)
