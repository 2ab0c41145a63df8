"""Reviewing: who proposed is told to nobody of an anonymous call, what others think only afterwards."""

import pytest
from litestar import Litestar

from core.access.roles import Role
from core.actor import SYSTEM
from core.errors import NotFound
from core.journal.tables import Entry
from expo.proposals.commands import Named
from expo.proposals.deciding import decide
from expo.proposals.desk.exports import export
from expo.proposals.queries import proposal_called
from expo.proposals.reviews.commands import remark, review, step_back
from expo.proposals.reviews.queries import people_of, reviews_by_others, task_called, tasks
from expo.proposals.reviews.rules import OwnReviewFirst
from tests.conftest import NOW
from tests.make.accounts import browser, session_of
from tests.make.proposals import NAME, NOTE, PLACE, SLUG, asked, attendee, reviewer, sent, staff, the_call


async def test_reviewers_of_an_anonymous_call_never_learn_who_proposed(site: Litestar) -> None:
    who = await attendee()
    code = await sent(who, others=[Named("Basil Underhay", "Underhay Works", "basil.underhay@sample.example")])
    actor, made = await staff()
    await asked(made)
    task = await task_called(actor, SLUG, code)
    assert list(await people_of(task)) == []
    token = await session_of(made)
    async with browser(site, token) as client:
        answers = [
            await client.get(f"/desk/{SLUG}/reviews"),
            await client.get(f"/desk/{SLUG}/reviews/{code}"),
            await client.get(f"/desk/{SLUG}/proposals?q=Quillfeather"),
            await client.get(f"/desk/{SLUG}/proposals/{code}"),
            await client.get(f"/desk/palette?q={code}"),
        ]
    assert [one.status_code for one in answers] == [200, 200, 403, 403, 200]
    assert "Streets that listen" in answers[1].text
    for page in answers:
        for secret in (NAME, PLACE, NOTE, "Underhay", "basil", str(who.account)):
            assert secret not in page.text
    rows = await Entry.select(Entry.actor, Entry.payload).where(Entry.kind.like("expo.proposals.%"))
    assert not [row for row in rows if str(who.account) in f"{row['actor']} {row['payload']}"]


async def test_an_open_call_shows_reviewers_who_proposed_but_not_the_note(site: Litestar) -> None:
    call = await the_call()
    from expo.calls.tables import Call as Row  # noqa: PLC0415 -- only here

    code = await sent(await attendee())
    _actor, made = await staff()
    await Row.update({Row.anonymous: False}).where(Row.id == call.id)
    try:
        await asked(made)
        async with browser(site, await session_of(made)) as client:
            page = (await client.get(f"/desk/{SLUG}/reviews/{code}")).text
    finally:
        await Row.update({Row.anonymous: True}).where(Row.id == call.id)
    assert (NAME in page, NOTE in page) == (True, False)


async def test_what_others_think_is_shown_after_ones_own_review_and_a_conflict_ends_it(site: Litestar) -> None:
    code = await sent(await attendee())
    first, second = await reviewer(), await reviewer()
    await review(first, edition=SLUG, code=code, scores=[5, 4], comment="Clear and lived.", now=NOW)
    assert await reviews_by_others(second, await task_called(second, SLUG, code)) == []
    with pytest.raises(OwnReviewFirst):
        await remark(second, edition=SLUG, code=code, text="Really?", now=NOW)
    await review(second, edition=SLUG, code=code, scores=[2, 2], comment="Thin.", now=NOW)
    others = await reviews_by_others(second, await task_called(second, SLUG, code))
    assert [(one.overall, one.comment) for one in others] == [(4.5, "Clear and lived.")]
    await step_back(second, edition=SLUG, code=code, now=NOW)
    for act in (
        task_called(second, SLUG, code),
        review(second, edition=SLUG, code=code, scores=[5, 5], comment="", now=NOW),
    ):
        with pytest.raises(NotFound):
            await act
    assert code not in [one.code for one in await tasks(second, SLUG)]
    with pytest.raises(NotFound):
        await task_called((await staff())[0], SLUG, code)


async def test_who_manages_and_has_an_interest_sees_it_nowhere_at_the_desk(site: Litestar) -> None:
    code = await sent(await attendee())
    editor, made = await staff(Role.PROGRAMME_EDITOR)
    call = await the_call()
    await asked(made)
    assert (await proposal_called(editor, SLUG, code)).code == code
    await step_back(editor, edition=SLUG, code=code, now=NOW)
    with pytest.raises(NotFound):
        await decide(editor, edition=SLUG, codes=[code], decision="accept", reason="", words="", now=NOW)
    sheet = await export(editor, edition=SLUG, call=call.code, because="to see", read=lambda one: one.original, now=NOW)
    whole = await export(SYSTEM, edition=SLUG, call=call.code, because="to see", read=lambda one: one.original, now=NOW)
    assert (code in sheet.decode(), code in whole.decode(), NOTE in whole.decode()) == (False, True, False)


async def test_ones_own_proposal_is_reviewed_by_somebody_else(site: Litestar) -> None:
    actor, made = await staff()
    code = await sent(await attendee(), others=[Named("Me", "", str(made.email))])
    await asked(made)
    assert code not in [one.code for one in await tasks(actor, SLUG)]
