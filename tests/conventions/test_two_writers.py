"""Two who change a stored record at once lose nothing: every handler called `update` reads what its form began from, or the
version that its writer has seen; or it stands in `alone` with the reason why nobody overwrites there what they never saw.
"""

import inspect
from collections.abc import Iterable
from types import FunctionType

import pytest
from litestar import Response, post
from litestar.handlers import HTTPRouteHandler

from core.access.policies import PUBLIC, http_handlers
from core.forms.before import was_in
from core.forms.rows import rows_in
from core.web.given import AnyRequest
from tests.conftest import lent
from tests.conventions.alone import ALONE
from tests.conventions.coming_to import reached, words_in

SEEN = frozenset({"version", "revision", "seen", "was"})
"""Fields that say which state somebody has seen."""
WRITING = ("commands", "queries", "tables")
"""Rooms where these words mean columns."""


def unseeing(handlers: Iterable[HTTPRouteHandler]) -> set[str]:
    """Names of those that change a record and do not read what was seen of it."""
    return {
        str(one.name)
        for one in handlers
        if "POST" in {str(method) for method in one.http_methods} and str(one.name).endswith(".update")
        if not _reads(inspect.unwrap(one.fn))
    }


def _reads(handler: FunctionType) -> bool:
    context = handler.__module__.split(".")[:2]
    found = [one for one in reached(handler, set(), WRITING) if isinstance(one, FunctionType)]
    near = [one for one in found if one.__module__.split(".")[:2] == context and not one.__module__.endswith(WRITING)]
    says = any(one in (was_in, rows_in) or one.__name__ == "seen_in" for one in found)
    return says or any(words_in(one) & SEEN for one in near)


def test_every_form_that_changes_a_record_says_what_it_began_from_or_why_it_need_not() -> None:
    with lent() as app:
        assert unseeing(http_handlers(app)) == {*ALONE}


def test_every_reason_is_a_sentence() -> None:
    assert [name for name, why in ALONE.items() if not why.endswith(".")] == []


@pytest.mark.planted("a form that replaces what is stored, whatever its writer saw of it")
def test_one_that_overwrites_unseen_is_found() -> None:
    @post("/kept", name="tests.kept.update", policy=PUBLIC)
    async def kept(request: AnyRequest) -> Response[None]:
        was_in(request.app.state.form, ("name",))
        return Response(None)

    @post("/naive", name="tests.naive.update", policy=PUBLIC)
    async def naive() -> Response[None]:
        return Response(None)

    assert unseeing([kept, naive]) == {"tests.naive.update"}
