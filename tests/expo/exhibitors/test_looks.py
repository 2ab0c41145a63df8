"""Every desk page that shows whom an exhibitor named says who looked; files and seats have a name in the trail."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from litestar import Litestar, get

from core.access.permissions import Core
from core.access.roles import Role
from core.files.tables import StoredFile
from core.journal.names import Label, names_of_records
from core.journal.tables import Entry, EntryValue
from core.privacy.reads import rules as reads
from core.privacy.reads.facts import KINDS
from directory.organisations.rules import scope_of
from expo.editions.queries import edition_called
from expo.exhibitors.tables import Exhibitor
from expo.programme.tables import Session
from expo.seats.tables import Seat, Seating
from tests.conftest import NOW
from tests.make.accounts import account, browser, session_of
from tests.make.billing import billed, tariff
from tests.make.exhibitors import exhibitor, fair
from tests.make.lets import booths

SLUG = "wsce-2026"
DESK = f"/desk/{SLUG}"


async def unrecorded(site: Litestar, token: str, addresses: list[str], mark: str, whom: UUID) -> list[str]:
    """Of these pages, those that showed `mark` and left no fact about `whom`."""
    found = []
    async with browser(site, token) as client:
        for address in addresses:
            before = await Entry.count()
            answer = await client.get(address)
            assert (answer.status_code, mark in answer.text) == (200, True), address
            new = await Entry.select(Entry.id, Entry.record).where(Entry.kind.like(f"{KINDS}%")).order_by(Entry.id)
            new = new[-(await Entry.count() - before) :] if await Entry.count() > before else []
            values = EntryValue.select(EntryValue.subject).where(
                EntryValue.entry.is_in([one["id"] for one in new] or [0])
            )
            if whom not in {one["record"] for one in new} | set(await values.output(as_list=True)):
                found.append(address)
    return found


@pytest.mark.planted("a desk page that shows a contact unrecorded")
async def test_who_looks_at_an_exhibitors_contact_is_written_down(
    site: Litestar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reads, "WINDOW", timedelta(0))
    row = await edition_called(SLUG)
    await fair(row.id, booths_open_at=NOW - timedelta(days=1))
    await tariff()
    known, _ = await exhibitor("looked-at", state="approved")
    owner = await account(role=Role.EXHIBITOR_OWNER, scope=scope_of(known.organisation), name="Han Owner")
    named = {Exhibitor.contact: owner.id, Exhibitor.contact_name: "Han Contact"}
    await Exhibitor.update(named).where(Exhibitor.id == known.id)  # type: ignore[arg-type]
    paper = await billed(known, await booths(row.id, 1, prefix="L"))
    officer = await session_of(await account(role=Role.ADMINISTRATOR))
    one = f"{DESK}/exhibitors/{known.code}"

    @get("/desk/planted-look", name="tests.planted_look", policy=Core.DESK_READ)
    async def planted() -> str:
        return "Han Contact"

    site.register(planted)
    pages = [f"{DESK}/exhibitors?q=looked-at", one, "/desk/planted-look"]
    assert await unrecorded(site, officer, pages, "Han Contact", owner.id) == ["/desk/planted-look"]
    addressed = [f"{one}/billing", f"{DESK}/invoices/{paper.reference}"]
    assert await unrecorded(site, officer, addressed, "tax@maru.example", owner.id) == []
    assert await unrecorded(site, officer, [f"{one}/messages"], known.code, owner.id) == []
    assert await unrecorded(site, officer, ["/portal/looked-at/members"], "Han Owner", owner.id) == []


async def test_files_and_single_seats_have_names_in_the_trail(site: Litestar) -> None:
    row = await edition_called(SLUG)
    session = await Session.select(Session.id, Session.code).where(Session.edition == row.id).first()
    assert session is not None
    there = await Seating.select(Seating.id).where(Seating.session == session["id"]).first()
    seating = there["id"] if there else uuid4()
    if there is None:
        await Seating.insert(Seating(id=seating, session=session["id"], seats=5, hold_minutes=60))
    who = await account(role=Role.ATTENDEE)
    seat = Seat(seating=seating, account=who.id, place=1, state="seated", asked_at=NOW)
    await Seat.insert(seat)
    given = {
        "kind": "application/pdf",
        "size": 1,
        "sha256": "0" * 64,
        "scope": "x",
        "state": "clean",
        "created_at": NOW,
    }
    files = [
        StoredFile(slot=slot, name="Kim-contract.pdf", created_by="x", **given)
        for slot in ("exhibitor_task_paper", "speaker_portrait")
    ]
    await StoredFile.insert(*files)
    records = [("expo.seats.seat_asked", seat.id), *(("core.files.kept", one.id) for one in files)]
    named = await names_of_records(records)
    assert named[seat.id].href.endswith(f"/programme/sessions/{session['code']}")
    assert named[files[0].id].name == "Kim-contract.pdf"
    assert isinstance(named[files[1].id].name, Label), "what belongs to a person is called by what it is"
