"""What leaves the house as a file is written down, asks again who takes it where it is a table, and asks them why."""

from collections.abc import Iterable

import pytest
from litestar import Response, get, post
from litestar.handlers import HTTPRouteHandler

from core.access.guard import FAR_REACHING
from core.access.permissions import Core
from core.access.policies import PUBLIC, http_handlers, policies
from core.journal.commands import record, record_each
from core.privacy.reads.commands import note_list, note_look, note_paper
from tests.conftest import lent
from tests.conventions.coming_to import coming_to, says

RECORDING = frozenset({record, record_each, note_list, note_look, note_paper})
OF_NOBODY = {
    "core.files.parts.show": "a picture on a page that was written down itself",
    "expo.billing.portal.paper": "a company's own invoice",
    "expo.floor.exports.archive": "the drawing of the halls",
    "expo.floor.exports.hall": "the drawing of a hall",
    "expo.floor.exports.paper": "the drawing of the halls",
    "expo.meetings.own.calendar": "one's own meetings, by one's own link",
    "expo.paper.desk.show": "the programme as it is published",
    "expo.proposals.own.attachments.show": "one's own",
    "i18n.glossary.files.csv": "words and what they are called",
    "i18n.glossary.files.xlsx": "words and what they are called",
    "i18n.workbench.files.po": "texts of the site to be translated",
    "i18n.workbench.files.xliff": "texts of the site to be translated",
    "i18n.workbench.files.xlsx": "texts of the site to be translated",
}
"""Files in which there is nobody, or only who takes them: why nobody writes them down."""
BROUGHT = {"directory.imports.refused": "rows that were brought and not taken, back to be mended"}


def filed(handlers: Iterable[HTTPRouteHandler]) -> list[HTTPRouteHandler]:
    """Those that answer with a file, the public's apart."""
    there = [one for one in handlers if one.opt["policy"] != PUBLIC]
    names = coming_to(there, says("content-disposition"))
    return [one for one in there if str(one.name) in names]


def unwritten(handlers: Iterable[HTTPRouteHandler]) -> set[str]:
    """Files that leave and no fact says so."""
    there = filed(handlers)
    return {str(one.name) for one in there} - coming_to(there, lambda called: called in RECORDING)


def unasked(handlers: Iterable[HTTPRouteHandler]) -> set[str]:
    """Tables that are taken out without a fresh proof, or without a word of why."""
    tables = [one for one in filed(handlers) if "POST" in one.http_methods]
    proved = {str(one.name) for one in tables if one.opt.get(FAR_REACHING) or _confirming(one)}
    reasoned = coming_to(tables, lambda called: says("because")(called) or says("reason")(called))
    return {str(one.name) for one in tables} - (proved & reasoned)


def _confirming(handler: HTTPRouteHandler) -> bool:
    policy = policies().get(handler.opt["policy"])
    return policy is not None and policy.confirm


def test_every_file_that_leaves_is_written_down_and_every_table_asks_who_and_why() -> None:
    with lent() as app:
        handlers = list(http_handlers(app))
    assert unwritten(handlers) == set(OF_NOBODY)
    assert unasked(handlers) == set(BROUGHT)


@pytest.mark.planted("an export that nobody hears of")
def test_a_file_unwritten_and_a_table_unasked_are_found() -> None:
    @get("/paper", name="tests.paper", policy=Core.DESK_READ)
    async def paper() -> Response[bytes]:
        return _file()

    @post("/table", name="tests.table", policy=Core.DESK_READ)
    async def table() -> Response[bytes]:
        return _file()

    assert unwritten([paper, table]) == {"tests.paper", "tests.table"}
    assert unasked([paper, table]) == {"tests.table"}


def _file() -> Response[bytes]:
    return Response(b"", headers={"content-disposition": "attachment"})
