"""Questions and ratings: one of each reader, nothing of others before it was read, and nothing of few."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import httpx
import pytest
from litestar import Litestar

from core.access.csrf import token_for
from core.access.roles import Role
from core.access.tables import Account
from core.actor import SYSTEM
from core.errors import Denied, Invalid, NotFound
from core.mail.tables import Letter
from core.privacy.retention.commands import destroy_due
from expo.audience.queries import heard_in
from expo.audience.questions.commands import ask, decide, vote
from expo.audience.questions.rules import MOST_WAITING, EnoughAsked, NotToBeVotedFor
from expo.audience.questions.tables import Question, Vote
from expo.audience.ratings.commands import decide_words, rate, take_rating_back
from expo.audience.ratings.queries import ratings_of, told_to_speaker, words_on
from expo.audience.ratings.tables import Rating
from expo.audience.rules import Heard
from expo.audience.voice import Voice
from expo.editions.queries import edition_called
from expo.speakers.invitations.commands import invite_speaker
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of
from tests.make.opened import disputed, opened
from tests.make.organisations import staff

SLUG = "wsce-2026"


def somebody(*further: bytes, of: UUID | None = None) -> Voice:
    own = uuid4().bytes + uuid4().bytes
    return Voice(own, (own, *further), "token", of)


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    from tests.make.worlds import sample_world  # noqa: PLC0415 -- only where a whole programme is needed

    await sample_world(NOW)
    async with started(lambda: NOW) as app:
        await app.state.shelf.fill()
        yield app


def ended(app: Litestar) -> str:
    """A session that is over at NOW."""
    shown = app.state.shelf["editions"].published[SLUG]
    return str(next(one.session.code for one in shown.meetings if one.end <= NOW and not one.cancelled))


def ahead(app: Litestar) -> str:
    return str(app.state.shelf["editions"].published[SLUG].meetings[-1].session.code)


async def asked(code: str, words: str = "왜 그렇습니까?", voice: Voice | None = None) -> UUID:
    return await ask(voice or somebody(), edition=SLUG, session=code, words=words, language="ko", now=NOW)


async def rated(code: str, voice: Voice, stars: int, words: str = "", now: datetime = NOW) -> None:
    await rate(voice, edition=SLUG, session=code, stars=stars, words=words, language="ko", now=now)


async def _set_by_two(editor: httpx.AsyncClient) -> None:
    """Ratings are off then, and it is over after three days."""
    mine, theirs = [await opened(editor, f"/desk/{SLUG}/questions") for _ in range(2)]
    assert (await theirs.sends(days="3")).status_code == 303
    assert (await mine.sends(ratings=None)).status_code == 303
    assert await heard_in(SLUG) == Heard(questions=True, ratings=False, days=3), "joined"
    days = ("How many days after a session's end", "Yours: 5", "Theirs: 3", "Before: 7")
    assert disputed(await mine.sends(days="5", ratings=None)) == [days]
    silent = disputed(await theirs.sends(silent=True))
    assert silent == [
        ("Rate sessions, from their end", "Yours: yes", "Theirs: no"),
        (*days[:1], "Yours: 7", "Theirs: 3"),
    ]


async def test_of_fifty_ratings_of_one_reader_at_once_the_database_keeps_one(app: Litestar) -> None:
    one, code = somebody(), ended(app)
    await asyncio.gather(*(rated(code, one, 1 + number % 5) for number in range(50)))
    assert await Rating.count() == 1
    await asyncio.gather(*(rated(code, somebody(), 4) for _ in range(9)))
    assert (await ratings_of(SYSTEM, (await edition_called(SLUG)).id))[code].number == 10


@pytest.mark.planted("look before rating")
async def test_looking_first_and_rating_then_would_count_a_reader_twice(app: Litestar) -> None:
    """The naive twin looks whether there is one; the constraint is what refuses it."""
    one, code, row = somebody(), ended(app), await edition_called(SLUG)
    seen = asyncio.Barrier(2)

    async def naive() -> str:
        mine = (Rating.session == code) & (Rating.voice == one.tag)
        there = await Rating.exists().where(mine)
        await seen.wait()
        if there:
            return "changed"
        fields = {"edition": row.id, "session": code, "voice": one.tag, "language": "ko"}
        await Rating.insert(Rating(id=uuid4(), stars=5, rated_at=NOW, **fields))
        return "added"

    found = await asyncio.gather(naive(), naive(), return_exceptions=True)
    assert [one for one in found if isinstance(one, str)] == ["added"]
    assert "expo_rating_once" in str(next(one for one in found if isinstance(one, Exception)))


async def test_fifty_votes_of_one_reader_at_once_are_one_also_before_and_after_signing_in(app: Litestar) -> None:
    question = await asked(ended(app))
    with pytest.raises(NotToBeVotedFor):
        await vote(somebody(), question, now=NOW)
    await decide(SYSTEM, edition=SLUG, question=question, act="approve", now=NOW)
    one = somebody()
    await asyncio.gather(*(vote(one, question, now=NOW) for _ in range(50)))
    made = await account(role=Role.ATTENDEE)
    await vote(somebody(one.tag, of=made.id), question, now=NOW)
    assert await Vote.count() == 1


async def test_a_rating_is_changed_taken_over_on_signing_in_and_taken_back(app: Litestar) -> None:
    code, row, browsing = ended(app), await edition_called(SLUG), somebody()
    await rated(code, browsing, 2, "너무 빨랐습니다.")
    waiting = (await words_on(SYSTEM, row.id, ["waiting"]))[0]
    await decide_words(SYSTEM, edition=SLUG, rating=waiting.id, act="approve", now=NOW)
    await rated(code, browsing, 3, "너무 빨랐습니다.")
    assert [one.words_state for one in await words_on(SYSTEM, row.id, ["waiting", "approved"])] == ["approved"]
    await rated(code, browsing, 3, "좋았습니다.")
    assert [one.words_state for one in await words_on(SYSTEM, row.id, ["waiting", "approved"])] == ["waiting"]
    made = await account(role=Role.ATTENDEE)
    signed_in = somebody(browsing.tag, of=made.id)
    await rated(code, signed_in, 5)
    rows = await Rating.select(Rating.stars, Rating.account)
    assert rows == [{"stars": 5, "account": made.id}]
    await take_rating_back(signed_in, edition=SLUG, session=code)
    assert await Rating.count() == 0


async def test_speakers_read_nothing_of_few_and_only_words_that_were_let_through(app: Litestar) -> None:
    code, row = ended(app), await edition_called(SLUG)
    for stars in (5, 4, 4, 3):
        await rated(code, somebody(), stars)
    await rated(ahead(app), somebody(), 1, "secret")
    sums, _ = await told_to_speaker(row.id, [code])
    assert [one.told for one in sums.values()] == [False]
    await rated(code, somebody(), 5, "고맙습니다.")
    await rated(code, somebody(), 1, "rude")
    for one in await words_on(SYSTEM, row.id, ["waiting"]):
        act = "approve" if one.words == "고맙습니다." else "hide"
        await decide_words(SYSTEM, edition=SLUG, rating=one.id, act=act, now=NOW)
    sums, words = await told_to_speaker(row.id, [code])
    assert (sums[code].counts, str(sums[code].mean)) == ((1, 0, 1, 2, 2), "3.7")
    assert [one.words for one in words[code]] == ["고맙습니다."]


async def test_a_speaker_reads_on_their_own_page_what_their_audience_says_and_of_no_other_session(
    app: Litestar,
) -> None:
    shown = app.state.shelf["editions"].published[SLUG]
    meeting = next(one for one in shown.meetings if one.heard and one.heard[0].role != "interpreter")
    code, who = meeting.session.code, meeting.heard[0].speaker.code
    other = next(one for one in shown.sessions.values() if all(part.speaker != who for part in one.appearances)).code
    await invite_speaker(SYSTEM, edition=SLUG, code=who, address="s@example.org", language="en", now=NOW)
    letter = await Letter.select(Letter.text).where(Letter.template == "speaker_invitation").first()
    page = "/speaking/" + str((letter or {})["text"]).partition("/speaking/")[2].split()[0]
    for stars in (5, 4, 4, 3):
        await rated(code, somebody(), stars)
    for _ in range(6):
        await rated(other, somebody(), 1)
    await asked(code, "What of others waits")
    async with browser(app) as speaker:
        few = (await speaker.get(page)).text
        assert "Shown from 5 ratings on." in few
        assert "rating-mean" not in few
        await rated(code, somebody(), 5)
        told = (await speaker.get(page)).text
        assert ">4.2<" in told
        assert ">1</b>" not in told
        assert "What of others waits" not in told


async def test_moderators_decide_and_say_why_and_nobody_else_does(app: Litestar) -> None:
    code = ended(app)
    question = await asked(code)
    with pytest.raises(Denied):
        await decide(staff(Role.AUDITOR), edition=SLUG, question=question, act="approve", now=NOW)
    with pytest.raises(Invalid):
        await decide(SYSTEM, edition=SLUG, question=question, act="hide", now=NOW)
    with pytest.raises(NotFound):
        await decide(SYSTEM, edition=SLUG, question=uuid4(), act="approve", now=NOW)
    voice = somebody()
    for _ in range(MOST_WAITING):
        await asked(code, voice=voice)
    with pytest.raises(EnoughAsked):
        await asked(code, voice=voice)


async def test_an_erased_account_leaves_no_question_no_vote_and_no_rating_and_the_rest_ends_by_itself(
    app: Litestar,
) -> None:
    code, made = ended(app), await account(role=Role.ATTENDEE)
    mine, other = somebody(of=made.id), somebody()
    for voice in (mine, other):
        question = await asked(code, voice=voice)
        await rated(code, voice, 4)
    await decide(SYSTEM, edition=SLUG, question=question, act="approve", now=NOW)
    await vote(mine, question, now=NOW)
    await Account.delete().where(Account.id == made.id)
    assert (await Question.count(), await Vote.count(), await Rating.count()) == (1, 0, 1)
    await destroy_due(SYSTEM, now=NOW + timedelta(days=364))
    assert (await Question.count(), await Rating.count()) == (1, 1)
    await destroy_due(SYSTEM, now=NOW + timedelta(days=366))
    assert (await Question.count(), await Rating.count()) == (0, 0)


async def sent(client: httpx.AsyncClient, page: str, address: str, **values: str) -> httpx.Response:
    """As a browser does that has opened the page, without scripts."""
    text = (await client.get(page)).text
    form = {"csrf": text.partition('name="csrf" value="')[2].partition('"')[0], "idempotency": uuid4().hex}
    return await client.post(address, data={**form, **values})


async def test_a_reader_asks_and_everybody_reads_it_once_a_moderator_has_shown_it(app: Litestar) -> None:
    code = ended(app)
    session, page = f"/ko/{SLUG}/sessions/{code}", f"/ko/{SLUG}/sessions/{code}/questions"
    token = await session_of(await account(role=Role.FLOOR_MANAGER))
    async with browser(app) as one, browser(app) as other, browser(app, token) as moderator:
        before = (await other.get(session)).text
        assert page in before
        assert (await sent(one, page, page, words="")).status_code == 422
        assert (await sent(one, page, page, words="표준은 <b>언제</b> 나옵니까?")).status_code == 303
        assert "언제" in (await one.get(page)).text
        for address in (page, session):
            assert "언제" not in (await other.get(address)).text
        desk = f"/desk/{SLUG}/questions"
        assert "언제" in (await moderator.get(desk)).text
        question = (await Question.select(Question.id).first() or {})["id"]
        form = {"csrf": token_for(token), "act": "hide"}
        refused = await moderator.post(f"{desk}/{code}/{question}", data=form)
        assert refused.status_code == 422
        form |= {"act": "answer", "text": "내년 봄입니다."}
        assert (await moderator.post(f"{desk}/{code}/{question}", data=form)).status_code == 303
        await app.state.shelf.hear("said")
        told = (await other.get(session)).text
        assert "표준은 &lt;b&gt;언제" in told
        assert "내년 봄입니다." in told
        assert told == (await one.get(session)).text
        assert (await sent(other, page, f"{page}/{question}/vote")).status_code == 303
        assert 'aria-pressed="true"' in (await other.get(page)).text
        assert (await moderator.get(f"{desk}/{code}/wall")).status_code == 200
        assert (await sent(other, page, f"{page}/{question}/removal")).status_code == 404
        assert (await sent(one, page, f"{page}/{question}/removal")).status_code == 303
        assert await Question.count() == 0


async def test_a_reader_rates_from_the_end_on_and_organisers_take_a_table_with_a_reason(app: Litestar) -> None:
    code, later = ended(app), ahead(app)
    page = f"/ko/{SLUG}/sessions/{code}/questions"
    token = await session_of(await account(role=Role.PROGRAMME_EDITOR))
    for stars in (5, 5, 4, 4):
        await rated(code, somebody(), stars)
    async with browser(app) as one, browser(app, token) as editor:
        early = await sent(one, page, f"/ko/{SLUG}/sessions/{later}/rating", stars="5")
        assert early.status_code == 409
        assert (await sent(one, page, f"/ko/{SLUG}/sessions/{code}/rating", stars="6")).status_code == 422
        desk = f"/desk/{SLUG}/ratings"
        assert "4.5" not in (await editor.get(desk)).text
        assert (await sent(one, page, f"/ko/{SLUG}/sessions/{code}/rating", stars="5")).status_code == 303
        assert 'value="5" checked' in (await one.get(page)).text
        assert "4.6" in (await editor.get(desk)).text
        refused = await editor.post(f"{desk}/table", data={"csrf": token_for(token)})
        assert refused.status_code == 422
        taken = await editor.post(f"{desk}/table", data={"csrf": token_for(token), "because": "보고"})
        assert f"{code}," in taken.text
        assert ",5,4.6,0,0,0,2,3," in taken.text
        await _set_by_two(editor)
        await app.state.shelf.hear("said")
        gone = await sent(one, page, f"/ko/{SLUG}/sessions/{code}/rating", stars="5")
        assert gone.status_code == 409
        assert 'name="stars"' not in (await one.get(page)).text
