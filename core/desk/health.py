"""What the state of things means: pure, the worst first."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from core.desk.queries import StateOfThings
from core.errors import mark

Kind = Literal["danger", "warn", "ok"]
ORDER: tuple[Kind, ...] = ("danger", "warn", "ok")
SLOW_MS = 500
LATE, AWAY = timedelta(minutes=5), timedelta(minutes=15)
LITTLE, TOO_LITTLE = 0.10, 0.03
MEGABYTE, GIGABYTE = 1_000_000, 1_000_000_000


@dataclass(frozen=True, slots=True)
class Measured:
    """`took_ms` is how long the database needed; `free` and `total` octets of the disk that data lies on."""

    found: StateOfThings
    took_ms: int
    free: int
    total: int
    scanned: bool


@dataclass(frozen=True, slots=True)
class Check:
    """`label` and `says` are gettext ids; `places` fills the second."""

    label: str
    kind: Kind
    says: str
    places: Mapping[str, object] = field(default_factory=dict)


def checks(measured: Measured, now: datetime) -> list[Check]:
    """All of them, however good, so that one sees what is looked at."""
    found = measured.found
    made = [
        _database(measured),
        _tables(found),
        _worker(found, now),
        _given_up(found),
        _disk(measured),
        _files(measured),
        _administrators(found),
        _journal(found),
    ]
    return sorted(made, key=lambda one: ORDER.index(one.kind))


def _database(measured: Measured) -> Check:
    says = mark("PostgreSQL {server} answered in {took} ms and holds {size} MB.")
    found = measured.found
    places = {"server": found.server.split()[0], "took": measured.took_ms, "size": found.size // MEGABYTE}
    return Check(mark("Database"), "ok" if measured.took_ms < SLOW_MS else "warn", says, places)


def _tables(found: StateOfThings) -> Check:
    if found.schema == "current":
        return Check(mark("Tables"), "ok", mark("The tables are those of this version."))
    return Check(mark("Tables"), "danger", mark("The tables are not those of this version."))


def _worker(found: StateOfThings, now: datetime) -> Check:
    label = mark("Worker")
    if not found.waiting or found.oldest is None:
        return Check(label, "ok", mark("Nothing waits for the worker."))
    late = now - found.oldest
    kind: Kind = "danger" if late > AWAY else "warn" if late > LATE else "ok"
    says = mark("Waiting: {waiting}; the oldest for {minutes} min. Is `litestar jobs work` running?")
    return Check(label, kind, says, {"waiting": found.waiting, "minutes": max(0, int(late.total_seconds() // 60))})


def _given_up(found: StateOfThings) -> Check:
    label = mark("Deliveries")
    if not found.failed:
        return Check(label, "ok", mark("None was given up."))
    return Check(
        label,
        "danger",
        mark("Given up after many tries: {number}. Each is kept with its reason."),
        {"number": found.failed},
    )


def _disk(measured: Measured) -> Check:
    share = measured.free / measured.total
    kind: Kind = "danger" if share < TOO_LITTLE else "warn" if share < LITTLE else "ok"
    places = {"free": measured.free // GIGABYTE, "total": measured.total // GIGABYTE}
    return Check(mark("Disk"), kind, mark("{free} GB of {total} GB are free."), places)


def _files(measured: Measured) -> Check:
    label, found = mark("Files"), measured.found
    if found.infected:
        return Check(
            label,
            "danger",
            mark("Locked away because a scanner found something: {number}."),
            {"number": found.infected},
        )
    if not measured.scanned:
        return Check(label, "warn", mark("No virus scanner is set; files are examined by their content only."))
    kind: Kind = "warn" if found.unscanned else "ok"
    return Check(label, kind, mark("Waiting for the virus scanner: {number}."), {"number": found.unscanned})


def _administrators(found: StateOfThings) -> Check:
    label, number = mark("Administrators"), found.administrators
    if number > 1:
        return Check(label, "ok", mark("People who may give roles: {number}."), {"number": number})
    return Check(
        label, "warn", mark("Fewer than two people are administrators: when they cannot sign in, nobody gives roles.")
    )


def _journal(found: StateOfThings) -> Check:
    label = mark("Journal")
    if not found.owns_journal:
        return Check(label, "ok", mark("The application may only add to it."))
    says = mark(
        "The application signs in to the database as the owner of the journal; a login of its own would be safer."
    )
    return Check(label, "warn", says)
