"""Where things lie: the database, its tables, the journal, the disk and the files."""

from core.desk.health.check import Check, first_of
from core.desk.health.measured import Measured
from core.errors import mark

SLOW_MS = 500
CROWDED, FULL = 0.8, 0.95
LONG_MINUTES, TOO_LONG_MINUTES = 10, 60
LITTLE, TOO_LITTLE = 0.10, 0.03
MEGABYTE, GIGABYTE = 1_000_000, 1_000_000_000


def checks(measured: Measured) -> list[Check]:
    """All of them, however good."""
    return [one(measured) for one in (_database, _connections, _tables, _owner, _disk, _files)]


def _database(measured: Measured) -> Check:
    found = measured.found
    return Check(
        mark("Database"),
        first_of(warn=measured.took_ms >= SLOW_MS),
        mark("PostgreSQL {server} answered in {took} ms and holds {size} MB."),
        {"server": found.server.split()[0], "took": measured.took_ms, "size": found.size // MEGABYTE},
        act=mark("See what else keeps the database's machine busy: pages that need it are slow now."),
    )


def _connections(measured: Measured) -> Check:
    found = measured.found
    share, minutes = found.connections / found.most_connections, int((found.oldest_transaction or 0) // 60)
    return Check(
        mark("Connections"),
        first_of(danger=share >= FULL or minutes >= TOO_LONG_MINUTES, warn=share >= CROWDED or minutes >= LONG_MINUTES),
        mark("In use: {used} of {most}. The oldest transaction is {minutes} min old."),
        {"used": found.connections, "most": found.most_connections, "minutes": minutes},
        act=mark("Find out which program holds them (pg_stat_activity says it) and end it, or allow more connections."),
    )


def _tables(measured: Measured) -> Check:
    label = mark("Database tables")
    if measured.found.schema == "current":
        return Check(label, "ok", mark("The tables are those of this version."))
    return Check(
        label,
        "danger",
        mark("The tables are not those of this version."),
        act=mark("Run `python -m core.db upgrade`; the site may stay up meanwhile."),
    )


def _owner(measured: Measured) -> Check:
    label = mark("Rights of the application")
    if not measured.found.owns_journal:
        return Check(label, "ok", mark("It may only add to the journal."))
    return Check(
        label,
        "warn",
        mark("It signs in to the database as the owner of the journal, and could change it."),
        act=mark(
            "Give it a login of its own in DATABASE_URL, and the owner's to DATABASE_OWNER_URL; then upgrade once."
        ),
    )


def _disk(measured: Measured) -> Check:
    share = measured.free / measured.total
    return Check(
        mark("Disk"),
        first_of(danger=share < TOO_LITTLE, warn=share < LITTLE),
        mark("{free} GB of {total} GB are free."),
        {"free": measured.free // GIGABYTE, "total": measured.total // GIGABYTE},
        act=mark("Make room where DATA_DIR lies, before uploads fail and the database stops."),
    )


def _files(measured: Measured) -> Check:
    label, found = mark("Files"), measured.found
    if found.infected:
        return Check(
            label,
            "danger",
            mark("Locked away because a scanner found something: {number}."),
            {"number": found.infected},
            act=mark(
                "Tell whoever uploaded them: the audit page says who and when. Nobody gets these files meanwhile."
            ),
            href="/desk/audit",
        )
    if not measured.scanned:
        return Check(
            label,
            "warn",
            mark("No virus scanner is set; files are examined by their content only."),
            act=mark("Run ClamAV beside the site and name it in CLAMD."),
        )
    return Check(
        label,
        first_of(warn=found.unscanned > 0),
        mark("Waiting for the virus scanner: {number}."),
        {"number": found.unscanned},
        act=mark("See whether the scanner that CLAMD names is running; what waits is not shown publicly."),
    )
