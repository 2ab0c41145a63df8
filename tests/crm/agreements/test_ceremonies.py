"""The session at which an agreement is signed: the latest edition's of that code, unless another is linked already."""

from datetime import date
from uuid import uuid4

import pytest

from core.errors import Invalid
from crm.agreements.ceremonies import session_called, sessions_offered
from expo.programme.tables import Session
from i18n.locales import language
from i18n.text import to_json, written
from tests.make.editions import edition


async def test_a_code_means_the_latest_editions_session_or_the_one_that_is_linked(db: None) -> None:
    older = await edition("wsce-2025", year=2025, starts_on=date(2025, 11, 18), ends_on=date(2025, 11, 20))
    latest = await edition()
    rows = [
        Session(id=uuid4(), edition=one.id, code="SIGN26", number=1, title=to_json(written("ko", {"ko": title})))
        for one, title in ((older, "지난 체결식"), (latest, "체결식"))
    ]
    await Session.insert(*rows)
    assert await session_called("SIGN26") == rows[1].id
    assert await session_called("SIGN26", kept=rows[0].id) == rows[0].id
    assert await sessions_offered(language("en")) == [("SIGN26", "체결식")]
    with pytest.raises(Invalid):
        await session_called("SIGN27")
