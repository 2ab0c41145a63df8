"""The form at the table: written by a link without an account, once however often it comes, refused in plain words."""

import re
from uuid import UUID

import httpx
import pytest

from core.access.roles import Role
from core.actor import SYSTEM
from core.forms.merging import ChangedMeanwhile
from core.journal.tables import Entry
from crm.consultations.commands import confirm, write_down
from crm.consultations.facts import ConsultationWritten
from crm.consultations.lines import NOTHING
from crm.consultations.table.doors import open_interpreter, withdraw
from crm.consultations.tables import ConsultationRecord
from expo.meetings.interpreters.commands import KnownElsewhere, add_new_interpreter, remove_interpreter
from expo.meetings.tables import Interpreter
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of
from tests.make.consultations import BEGINS, FORM, met, said
from tests.make.pages import words_of

CSRF = re.compile(r'name="csrf" value="([^"]+)"')


async def rows() -> list[dict[str, object]]:
    columns = (ConsultationRecord.state, ConsultationRecord.consulted, ConsultationRecord.recorded_by)
    return list(await ConsultationRecord.select(*columns).order_by(ConsultationRecord.held_at))


async def send(page: httpx.AsyncClient, path: str, **fields: str) -> httpx.Response:
    opened = await page.get(path.partition("/at/")[0].removesuffix("/walk-ins"))
    found = CSRF.search(opened.text)
    assert found is not None
    return await page.post(path, data={**FORM, "csrf": found[1], **fields})


async def test_an_interpreter_writes_without_an_account_and_a_repeat_changes_nothing(db: None) -> None:
    there = await met()
    await there.meeting("AAAAAA")
    elsewhere = await there.meeting("BBBBBB", state="held", hours=1)
    door = await there.door()
    at, by = f"/consulting/{door.token}", f"door:{door.id}"
    async with started() as app, browser(app) as page:
        opened = await page.get(at, headers={"accept-language": "ar"})
        assert 'dir="rtl"' in opened.text
        assert 'lang="ko" dir="ltr">상담 결과' in opened.text, "two languages side by side"
        wrong = await send(page, f"{at}/at/AAAAAA", consulted="100", idempotency="one")
        assert (wrong.status_code, "1,500,000" in wrong.text) == (422, True)
        assert "No more is likely to be signed than was talked about" in words_of(wrong.text)
        for key in ("one", "one", "a phone that lost its key"):
            sent = await send(page, f"{at}/at/AAAAAA", idempotency=key)
            assert sent.status_code == 303, sent.text
        assert await rows() == [{"state": "recorded", "consulted": 420_000_000, "recorded_by": by}]
        assert (await ConsultationRecord.select(ConsultationRecord.version).first() or {})["version"] == 2

        walked = {"company": "river", "other": "A mayor", "origin": "0123456789abcdef"}
        for key in ("two", "three"):
            sent = await send(page, f"{at}/walk-ins", **walked, idempotency=key)
            assert sent.status_code == 303, words_of(sent.text)
        assert len(await rows()) == 2, "the same walk-in from a page that was opened anew is one"
        assert "A mayor" in (await page.get(at)).text

        wrote = Entry.kind == ConsultationWritten.kind
        assert set(await Entry.select(Entry.actor).where(wrote).output(as_list=True)) == {"link:table"}
        row = await ConsultationRecord.select(ConsultationRecord.id).where(ConsultationRecord.code == "AAAAAA").first()
        assert row is not None
        given = {"company": there.company, "consent": "yes", "now": NOW}
        await confirm(SYSTEM, row["id"], said(), NOTHING, **given)
        closed = await send(page, f"{at}/at/AAAAAA", product="Something else", idempotency="four")
        assert (closed.status_code, (await rows())[0]["state"]) == (409, "confirmed_by_company")
        assert (await send(page, f"{at}/at/ZZZZZZ", idempotency="five")).status_code == 404, "of another table"
        await withdraw(SYSTEM, door.id, now=NOW)
        assert [(await page.get(one)).status_code for one in (at, "/consulting/nonsense")] == [404, 404]
    assert elsewhere


async def write_as_nobody(record: UUID) -> None:
    """Of staff, without what their form began from."""
    await write_down(SYSTEM, record, said(words="Unseen."), {}, by="staff", now=NOW)


async def test_what_two_write_is_put_together_and_the_history_says_what_changed(db: None) -> None:
    there = await met()
    await there.meeting("AAAAAA", state="held")
    door = await there.door()
    async with started() as app, browser(app) as page:
        await send(page, f"/consulting/{door.token}/at/AAAAAA", idempotency="one")
        row = await ConsultationRecord.select(ConsultationRecord.id).first()
        assert row is not None
        before = {"words": "", "product": "Traffic twin", "source": "interpreter"}
        await write_down(SYSTEM, row["id"], said(words="From the desk.", product="Twin 2"), before, by="staff", now=NOW)
        # The phone was without a line meanwhile: it still begins from what it knew, and changed the outcome alone.
        was = {f"was_{name}": line for name, line in FORM.items()}
        late = await send(page, f"/consulting/{door.token}/at/AAAAAA", **was, outcome="contract", idempotency="two")
        assert late.status_code == 303
        unsaid = await send(page, f"/consulting/{door.token}/at/AAAAAA", words="Unseen.", idempotency="three")
        assert (unsaid.status_code, "From the desk." in unsaid.text) == (409, True), "who saw nothing decides nothing"
        assert 'name="was_words" value="From the desk."' in unsaid.text, "sent again it stands: they were shown it"
    given = {"company": there.company, "consent": "yes", "now": NOW}
    for act in (write_as_nobody(row["id"]), confirm(SYSTEM, row["id"], said(words="Unseen."), {}, **given)):
        with pytest.raises(ChangedMeanwhile):
            await act
    found = await ConsultationRecord.select().first()
    assert found is not None
    assert [found[name] for name in ("product", "words", "outcome")] == ["Twin 2", "From the desk.", "contract"]
    officer = await session_of(await account(role=Role.COOPERATION_OFFICER))
    async with started() as app, browser(app, officer) as desk:
        history = re.sub(r"<[^>]+>|\s+(?=<)|(?<=>)\s+", "", (await desk.get(f"/desk/consultations/{row['id']}")).text)
    said_by = "Somebody at the table, by its link"
    for words in (said_by, "They mean to sign a contract", "LanguagenothingEnglish", "nothing4,200,000"):
        assert words in history


async def test_an_interpreter_whose_link_is_on_record_is_not_removed(db: None) -> None:
    there = await met()
    given = {"edition": there.edition.slug, "names": {"en": "Ana Flores"}, "spoken": ["ko", "es"], "now": NOW}
    free, linked = await add_new_interpreter(SYSTEM, **given), await add_new_interpreter(SYSTEM, **given)
    await open_interpreter(SYSTEM, edition=there.edition.slug, interpreter=linked, on_date=BEGINS.date(), now=NOW)
    await remove_interpreter(SYSTEM, free, now=NOW)
    with pytest.raises(KnownElsewhere):
        await remove_interpreter(SYSTEM, linked, now=NOW)
    assert [one["id"] for one in await Interpreter.select(Interpreter.id)] == [linked]
