"""What has to happen by itself: workers, what waits for them, work by the clock, letters, and the journal's check."""

from datetime import datetime, timedelta

from core.desk.health.check import Check, first_of
from core.desk.health.measured import Measured
from core.errors import mark
from core.journal.checking import KIND as JOURNAL
from core.journal.checking import JournalTampered
from core.mail.reaching import KIND as MAIL

SILENT = timedelta(minutes=1)
LATE_SECONDS, AWAY_SECONDS = 300, 900
GRACE = timedelta(minutes=15)
UNCHECKED = timedelta(hours=48)


def checks(measured: Measured, now: datetime) -> list[Check]:
    """All of them, however good."""
    return [
        _workers(measured, now),
        _waiting(measured),
        _given_up(measured),
        _by_the_clock(measured, now),
        _letters(measured),
        _journal(measured, now),
    ]


def _workers(measured: Measured, now: datetime) -> Check:
    label, heard = mark("Workers"), measured.found.workers
    alive = [one for one in heard if now - one.beat_at <= SILENT]
    start = mark("Start one: `litestar jobs work`. Until then no letter leaves and nothing happens by itself.")
    if alive:
        others = {one.version for one in alive} - {measured.versions.get("Madang")}
        places = {"number": len(alive), "seconds": max(0, int((now - alive[0].beat_at).total_seconds()))}
        if others:
            says = mark("At work: {number}, but some run another version than this page.")
            return Check(label, "warn", says, places, act=mark("Restart the workers, so that all run one version."))
        return Check(label, "ok", mark("At work: {number}. The last was heard of {seconds} s ago."), places)
    if heard:
        minutes = int((now - heard[0].beat_at).total_seconds() // 60)
        return Check(
            label, "danger", mark("The last worker fell silent {minutes} min ago."), {"minutes": minutes}, act=start
        )
    return Check(label, "danger", mark("No worker is at work."), act=start)


def _waiting(measured: Measured) -> Check:
    queues = measured.found.queues.values()
    waiting, late = sum(one.waiting for one in queues), max((one.late for one in queues), default=0.0)
    return Check(
        mark("Waiting for a worker"),
        first_of(danger=late > AWAY_SECONDS, warn=late > LATE_SECONDS),
        mark("Waiting: {waiting}; the oldest has been due for {minutes} min."),
        {"waiting": waiting, "minutes": int(late // 60)},
        act=mark("See whether a worker is at work; when it cannot keep up, start another one beside it."),
        href="/desk/jobs",
    )


def _given_up(measured: Measured) -> Check:
    label = mark("Given up")
    number = sum(one.left_over for name, one in measured.found.queues.items() if name != "letters")
    if not number:
        return Check(label, "ok", mark("None was given up."))
    return Check(
        label,
        "danger",
        mark("Given up after many tries: {number}. Each is kept with its reason."),
        {"number": number},
        act=mark("Read the reasons, mend the cause, and have them tried again."),
        href="/desk/jobs",
    )


def _by_the_clock(measured: Measured, now: datetime) -> Check:
    label, runs = mark("Work by the clock"), measured.found.runs
    late = [
        name
        for kind, (name, every) in measured.works.items()
        if kind not in runs or (runs[kind].good_at or runs[kind].due_at) < now - every * 2 - GRACE
    ]
    if not late:
        return Check(label, "ok", mark("All in time: {number}."), {"number": len(measured.works)})
    return Check(
        label,
        "warn",
        mark("Late: {number} of {all}."),
        {"number": len(late), "all": len(measured.works)},
        act=mark("See whether a worker is at work, and why the last runs failed."),
        href="/desk/jobs",
        named=tuple(sorted(late)),
    )


def _letters(measured: Measured) -> Check:
    label, queue, run = mark("Mail"), measured.found.queues.get("letters"), measured.found.runs.get(MAIL)
    if not measured.mailed:
        says = mark("No mail server is set: letters stay in the mailbox at the desk and reach nobody.")
        return Check(
            label, "warn", says, act=mark("Name one in SMTP_URL, unless this is for trying out."), href="/desk/mail"
        )
    if run is not None and run.result.get("well") is False:
        says = mark("The mail server did not answer when it was last asked: {said}")
        act = mark("See whether SMTP_URL is right and the server lets this machine in; letters wait meanwhile.")
        return Check(label, "danger", says, {"said": run.result.get("said", "–")}, act=act, href="/desk/mail")
    if queue is not None and queue.left_over:
        says = mark("The mail server answers. Letters that could not be delivered: {number}.")
        act = mark("Read why, correct the address, and send them again.")
        return Check(label, "warn", says, {"number": queue.left_over}, act=act, href="/desk/mail?which=failed")
    if run is None or run.good_at is None:
        return Check(label, "ok", mark("The mail server has not been asked yet; letters are taken."))
    return Check(label, "ok", mark("The mail server answers, and letters leave."))


def _journal(measured: Measured, now: datetime) -> Check:
    label, run = mark("Journal"), measured.found.runs.get(JOURNAL)
    if run is not None and run.trouble.startswith(JournalTampered.__name__):
        act = mark("Tell the auditor, keep the latest backups, and run `litestar audit verify`: it names every place.")
        return Check(
            label, "danger", mark("It is not what was recorded: somebody changed it in the database."), act=act
        )
    good = run.good_at if run is not None else None
    if good is None or now - good > UNCHECKED:
        says = mark("Nobody has checked in the last two days that it is what was recorded.")
        return Check(label, "warn", says, act=mark("See whether a worker is at work, or run `litestar audit verify`."))
    return Check(
        label,
        "ok",
        mark("Checked {hours} h ago: it is what was recorded."),
        {"hours": int((now - good).total_seconds() // 3600)},
    )
