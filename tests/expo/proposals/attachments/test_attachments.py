"""Files of proposals: for their submitter, those who review and the desk; nameless where the call is; gone with it."""

import re
from datetime import timedelta
from uuid import UUID

import httpx
import pytest
from litestar import Litestar

from core.access.csrf import token_for
from core.access.roles import Role
from core.access.tables import Account
from core.actor import SYSTEM, Actor
from core.files import commands as files
from core.files.storage import storage
from core.files.sweeping import sweep
from core.files.tables import StoredFile, StoredPart
from core.files.uploads import Upload
from core.journal.tables import Entry
from core.privacy.erasure.commands import erase
from core.privacy.retention.commands import destroy_due
from expo.calls.rules import CallNotOpen
from expo.proposals.attachments.commands import attach
from expo.proposals.attachments.queries import attachments_of
from expo.proposals.attachments.rules import MOST, TooManyAttachments
from expo.proposals.attachments.slots import ATTACHMENT
from expo.proposals.attachments.tables import Attachment
from expo.proposals.commands import withdraw
from expo.proposals.queries import own_proposal
from expo.proposals.reviews.commands import step_back
from expo.proposals.tables import Proposal
from tests.conftest import NOW
from tests.core.files.drawn import archive, document, paper, picture
from tests.make.accounts import account, browser, session_of
from tests.make.proposals import NAME, SLUG, asked, attendee, sent, staff, the_call

TELLING = "Quillfeather slides.pdf"
PAPER = (TELLING, document("Streets"), "application/pdf")
LINKS = re.compile(r'href="([^"]+/attachments/[\w-]+)"')


async def _somebody() -> tuple[Actor, Account]:
    made = await account(role=Role.ATTENDEE)
    return Actor("attendee", str(made.id), made.id), made


async def _with_a_file() -> tuple[Actor, str, UUID]:
    who = await attendee()
    code = await sent(who)
    await attach(who, code=code, upload=Upload(TELLING, document("Streets")), now=NOW)
    return who, code, (await own_proposal(who, code)).id


async def _files_of(who: Actor) -> list[UUID]:
    rows = await StoredFile.select(StoredFile.id).where(StoredFile.subject == who.account)
    return [row["id"] for row in rows]


async def test_it_is_added_by_its_submitter_and_read_by_those_who_see_the_proposal_alone(site: Litestar) -> None:
    who, made = await _somebody()
    code = await sent(who)
    _actor, reviewing = await staff()
    await asked(reviewing)
    own = await _added(site, who, made, code)
    attachment = own.rpartition("/")[2]
    (file,) = await _files_of(who)
    async with browser(site, await session_of(reviewing)) as client:
        shown = (await client.get(f"/desk/{SLUG}/reviews/{code}")).text
        (link,) = LINKS.findall(shown)
        given = await client.get(link)
        assert given.content == PAPER[1]
        assert f"{code}-1.pdf" in given.headers["content-disposition"]
        for secret in ("Quillfeather", str(who.account)):
            assert secret not in shown + str(given.headers)
        assert (await client.get(f"/files/{file}")).status_code == 404
    _desk, editor = await staff(Role.PROGRAMME_EDITOR)
    async with browser(site, await session_of(editor)) as client:
        (link,) = LINKS.findall((await client.get(f"/desk/{SLUG}/proposals/{code}")).text)
        assert await _is_saved(client, link, "Quillfeather%20slides.pdf")
    kinds = await Entry.select(Entry.kind).where(Entry.record == (await own_proposal(who, code)).id)
    told = [row["kind"] for row in kinds]
    assert told.count("expo.proposals.attachment_added") == 1
    assert told.count("core.privacy.read_person") == 2
    rows = await Entry.select(Entry.actor, Entry.payload).where(Entry.record.is_in([file, UUID(attachment)]))
    assert rows
    assert not [row for row in rows if str(who.account) in f"{row['actor']} {row['payload']}"]


async def _added(site: Litestar, who: Actor, made: Account, code: str) -> str:
    """Its address, after what is no such file was refused at the field."""
    token = await session_of(made)
    async with browser(site, token) as client:
        address = f"/account/proposals/{code}"
        form = {"csrf": token_for(token)}
        macros = paper(extra={"word/vbaProject.bin": b"macro"})
        other = archive({"word/document.xml": b"<w/>"})
        for hostile in (("x.pdf", other), ("x.docx", macros), ("x.png", picture()[:60]), ("x.pdf", b"")):
            refused = await client.post(f"{address}/attachments", data=form, files={"attachment": hostile})
            assert refused.status_code == 422
            assert 'id="mistake-attachment"' in refused.text
            assert NAME in refused.text  # the text beside it is still there
        assert await attachments_of((await own_proposal(who, code)).id) == []
        taken = await client.post(f"{address}/attachments", data=form, files={"attachment": PAPER})
        assert taken.status_code == 303, taken.text
        page = (await client.get(address)).text
        assert TELLING in page
        (own,) = LINKS.findall(page)
        assert await _is_saved(client, own, "Quillfeather%20slides.pdf")
    return str(own)


async def _is_saved(client: httpx.AsyncClient, link: str, name: str) -> bool:
    given = await client.get(link)
    said = given.headers["content-disposition"]
    return given.content == PAPER[1] and said.startswith("attachment") and name in said


async def test_others_do_not_find_it_by_any_address_not_even_by_their_own_proposal(site: Litestar) -> None:
    _who, code, key = await _with_a_file()
    (one,) = await attachments_of(key)
    other, theirs = await _somebody()
    their_code = await sent(other)
    token = await session_of(theirs)
    form = {"csrf": token_for(token)}
    async with browser(site, token) as client:
        for mine in (code, their_code):
            address = f"/account/proposals/{mine}/attachments"
            assert (await client.get(f"{address}/{one.id}")).status_code == 404
            assert (await client.post(f"{address}/{one.id}/removal", data=form)).status_code == 404
        added = await client.post(f"/account/proposals/{code}/attachments", data=form, files={"attachment": PAPER})
        assert added.status_code == 404
        assert (await client.get(f"/desk/{SLUG}/proposals/{code}/attachments/{one.id}")).status_code == 403
    _unasked, made = await staff()
    editor, managing = await staff(Role.PROGRAMME_EDITOR)
    await asked(managing)
    await step_back(editor, edition=SLUG, code=code, now=NOW)
    for somebody in (made, managing):
        async with browser(site, await session_of(somebody)) as client:
            assert (await client.get(f"/desk/{SLUG}/reviews/{code}/attachments/{one.id}")).status_code == 404
            desk = await client.get(f"/desk/{SLUG}/proposals/{code}/attachments/{one.id}")
            assert desk.status_code == (404 if somebody is managing else 403)
            assert (await client.get(f"/files/{(await _row(one.id))['file']}")).status_code == 404
    assert [each.id for each in await attachments_of(key)] == [one.id]


async def _row(attachment: UUID) -> dict[str, UUID]:
    row = await Attachment.select(Attachment.file).where(Attachment.id == attachment).first()
    assert row is not None
    return row


async def test_files_are_three_at_most_until_the_call_closes_and_go_when_it_is_withdrawn(site: Litestar) -> None:
    who, code, key = await _with_a_file()
    before = (await own_proposal(who, code)).revision
    for _ in range(MOST - 1):
        await attach(who, code=code, upload=Upload("more.png", picture()), now=NOW)
    assert (await own_proposal(who, code)).revision == before + MOST - 1
    with pytest.raises(TooManyAttachments):
        await attach(who, code=code, upload=Upload("more.png", picture()), now=NOW)
    there = await _files_of(who)
    assert len(there) == MOST
    first = (await attachments_of(key))[0]
    made = await Account.objects().get(Account.id == who.account)
    assert made is not None
    token = await session_of(made)
    async with browser(site, token) as client:
        address = f"/account/proposals/{code}/attachments/{first.id}/removal"
        assert (await client.post(address, data={"csrf": token_for(token)})).status_code == 303
    assert [one.place for one in await attachments_of(key)] == [2, 3]
    closed = (await the_call()).wanted.closes_at + timedelta(hours=2)
    with pytest.raises(CallNotOpen):
        await attach(who, code=code, upload=Upload("late.png", picture()), now=closed)
    await withdraw(who, code=code, now=NOW)
    assert (await attachments_of(key), await _files_of(who)) == ([], [])


async def test_retention_and_erasure_leave_neither_row_nor_name_nor_octets(site: Litestar) -> None:
    kept, _code, staying = await _with_a_file()
    aged, code, _key = await _with_a_file()
    erased, _other, _gone = await _with_a_file()
    await Proposal.update({Proposal.state: "declined", Proposal.ended_at: NOW - timedelta(days=366)}).where(
        Proposal.code == code
    )
    keys = {who: await _keys_of(who) for who in (kept, aged, erased)}
    await destroy_due(SYSTEM, now=NOW)
    assert erased.account is not None
    await erase(SYSTEM, "account", erased.account, reason="asked", now=NOW)
    assert [await _files_of(who) for who in (aged, erased)] == [[], []]
    assert len(await attachments_of(staying)) == 1
    await sweep(older_than=-60.0)
    for who in (aged, erased):
        for key in keys[who]:
            with pytest.raises(FileNotFoundError):
                await storage().get(key)
    for key in keys[kept]:
        assert await storage().get(key)


async def _keys_of(who: Actor) -> list[str]:
    rows = await StoredPart.select(StoredPart.id).where(StoredPart.file.is_in(await _files_of(who)))
    assert rows
    return [row["id"].hex for row in rows]


@pytest.mark.planted("a file that outlives its record")
async def test_a_file_that_only_a_column_knows_of_is_found_after_its_proposal_is_gone(site: Litestar) -> None:
    who = await attendee()
    code = await sent(who)
    key = (await own_proposal(who, code)).id
    naive = Upload(TELLING, document("Streets"))
    await files.keep(SYSTEM, naive, slot=ATTACHMENT, scope=f"proposal:{key}", subject=who.account, now=NOW)
    await Proposal.update({Proposal.state: "declined", Proposal.ended_at: NOW - timedelta(days=366)}).where(
        Proposal.code == code
    )
    await destroy_due(SYSTEM, now=NOW)
    assert len(await _files_of(who)) == 1
