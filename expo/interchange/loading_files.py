"""From paths to a report: the files are read in the edition's setting, loaded, and released if that is wished."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from core.actor import Actor
from expo.editions.queries import edition_called
from expo.interchange.commands import Progress, Wished, import_programme
from expo.interchange.gathering import Setting
from expo.interchange.imports.at_once import load_at_once
from expo.interchange.reconcile.weighing import Decisions, Side
from expo.interchange.report import Report
from expo.interchange.sniffing import read
from expo.releases.commands import release_programme
from expo.releases.rules import NothingToRelease


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for; `languages` are none, one for all files, or one for each; `release` names a release.
    `conflicts` is who has the last word where file and desk both changed a field: empty leaves it open.
    """

    files: Sequence[Path]
    edition: str
    languages: Sequence[str] = ()
    dry_run: bool = False
    withdraw_missing: bool = False
    release: str | None = None
    conflicts: Side | Literal[""] = ""


async def load_files(actor: Actor, wish: Wish, *, now: datetime, progress: Progress) -> tuple[Report, int | None]:
    """The report, and the number of the release if there was one. Raises UnreadableFile, NoSuchEdition."""
    row = await edition_called(wish.edition)
    progress(f"reading {', '.join(path.name for path in wish.files)}")
    programme = read(wish.files, Setting(zone=row.zone, starts_on=row.starts_on), wish.languages)
    wished = Wished(programme, wish.withdraw_missing, Decisions(otherwise=wish.conflicts))
    if wish.dry_run:
        return await _tried(actor, wish.edition, wished, now, progress), None
    names = [path.name for path in wish.files]
    report = await load_at_once(actor, edition=wish.edition, names=names, wish=wished, now=now, progress=progress)
    if wish.release is None:
        return report, None
    with suppress(NothingToRelease):
        progress("releasing")
        return report, (await release_programme(actor, edition=wish.edition, name=wish.release, now=now)).number
    return report, None


async def _tried(actor: Actor, edition: str, wish: Wished, now: datetime, progress: Progress) -> Report:
    return await import_programme(
        actor,
        edition=edition,
        programme=wish.programme,
        now=now,
        dry_run=True,
        withdraw_missing=wish.withdraw_missing,
        decisions=wish.decisions,
        progress=progress,
    )
