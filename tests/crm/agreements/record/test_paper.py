"""An agreement on paper: who signed, how it stands, what was promised, and at which rate that was kept."""

from datetime import date

import pytest

from core.access.roles import Role
from core.access.tables import Account
from core.errors import NotFound
from crm.agreements.record.queries import record_of
from crm.agreements.record.written import sheet_of
from crm.agreements.texts.queries import versions_of
from crm.obligations.commands import add_obligation, move_obligation
from crm.sheets.rules import Part, known_day
from i18n.locales import language
from tests.conftest import NOW, started
from tests.make.accounts import browser, session_of
from tests.make.agreements import led, officer, promise, proposed

PROMISED = promise(title_en="Joint seminar", due_on="2026-12-01")


def said(part: Part) -> str:
    lines = (" · ".join(filter(None, (one.head, one.text, one.urgent, *one.notes))) for one in part.lines)
    return "\n".join([part.note, *lines])


async def test_an_agreement_is_put_on_paper_whole_and_for_nobody_who_may_not_see_it(db: None) -> None:
    actor, lead = await officer(), await officer(Role.COOPERATION_LEAD)
    code = await proposed(actor, kind="intent", term_months="12", sight="own")
    await led(actor, lead, code, "signed")
    kept = await add_obligation(actor, code, lines=PROMISED, now=NOW)
    await add_obligation(actor, code, lines=promise("사절단 교환", due_on="2026-12-01"), now=NOW)
    await move_obligation(actor, code, kept, to="delivered", said="회의록", now=NOW)
    await move_obligation(lead, code, kept, to="verified", now=NOW)
    found = await record_of(actor, code, now=NOW)
    sheet = sheet_of(found, language("en"), now=NOW)
    parts = {one.code: said(one) for one in sheet.parts}
    assert "가나다 (장관) · 8 December 2026" in parts["parties"]
    assert "State today · In effect" in parts["term"] or "State today · Renewal to be decided" in parts["term"]
    assert "Last day · 7 December 2027" in parts["term"]
    version = (await versions_of(found.card.id))[0]
    assert f"Version 1 · Frozen · SHA-256 {version.digest}" in parts["texts"]
    assert all(f"SHA-256 {one.digest}" in parts["texts"] for one in version.texts)
    assert "50% (1 of 2) – Rate of fulfilment: verified ÷ (all − waived)" in parts["obligations"]
    assert "1 December 2026 · Joint seminar · Verified" in parts["obligations"]
    assert "사절단 교환 · Overdue · Planned" in parts["obligations"]
    assert sheet.printed.startswith("As of 8 December 2026")
    row, other = await Account.objects().get(Account.id == actor.account), await officer()
    stranger = await Account.objects().get(Account.id == other.account)
    assert row is not None
    assert stranger is not None
    async with started() as app, browser(app, await session_of(row)) as mine:
        for tongue in ("ko", "en"):
            answer = await mine.get(f"/desk/agreements/{code}/record.pdf?lang={tongue}")
            assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
            assert b"pdfuaid" in answer.content
            assert f"record.pdf?lang={tongue}" in (await mine.get(f"/desk/agreements/{code}")).text
        async with browser(app, await session_of(stranger)) as theirs:
            answer = await theirs.get(f"/desk/agreements/{code}/record.pdf")
            assert answer.status_code == 404
            assert b"%PDF" not in answer.content
    with pytest.raises(NotFound):
        await record_of(other, code, now=NOW)


def test_a_day_is_told_as_exactly_as_it_is_known() -> None:
    english = language("en")
    told = [known_day(date(2018, 3, 1), precision, english) for precision in ("day", "month", "year")]
    assert told == ["1 March 2018", "March 2018", "2018"]
    assert known_day(None, "day", english) == ""
