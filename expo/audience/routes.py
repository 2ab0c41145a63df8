"""A session's questions and one's own rating, for one reader: the session's page, the same for all, leads here."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.attempts import allow
from core.access.guard import given_actor
from core.access.policies import VISITOR
from core.errors import NotFound
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.addresses import address_of
from core.web.given import AnyRequest, GivenNow
from core.web.screens import moved
from expo.audience.queries import Said
from expo.audience.questions.commands import ask, take_back, unvote, vote
from expo.audience.questions.queries import questions_for
from expo.audience.questions.rules import LONGEST_WORDS
from expo.audience.ratings.commands import rate, take_rating_back
from expo.audience.ratings.queries import own_rating
from expo.audience.ratings.rules import LONGEST_WORDS as LONGEST_BESIDE_STARS
from expo.audience.ratings.rules import STARS
from expo.audience.rules import NotHeard, Window, asking, rating
from expo.audience.voice import Voice, give_voice, voice_of
from expo.editions.frame import publication, reader
from expo.editions.personal import personal
from expo.releases.publication import Publication

QUESTIONS = "/{lang:str}/{edition:str}/sessions/{code:str}/questions"
RATING = "/{lang:str}/{edition:str}/sessions/{code:str}/rating"
WITHIN_SECONDS = 300
MOST_FROM_ADDRESS = 600
"""A hall full of people behind one address, and no more."""
MOST_OF_VOICE = 20
Act = Callable[[Form, Voice], Awaitable[Any]]


def windows(request: AnyRequest, shown: Publication, code: str) -> tuple[Window | None, Window | None]:
    """When it is asked and rated, as this process knows it."""
    heard = request.app.state.shelf["said"].get(shown.edition.slug, Said()).heard
    held = [(one.begin, one.end) for one in shown.meetings_of.get(code, ()) if not one.cancelled]
    return asking(held, heard), rating(held, heard)


def _asked(request: AnyRequest) -> tuple[Publication, str]:
    """Raises NotFound for a session that readers do not see."""
    shown, code = publication(request, request.path_params["edition"]), request.path_params["code"]
    if code not in shown.sessions:
        raise NotFound
    return shown, code


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    shown, code = _asked(request)
    slug, now = shown.edition.slug, request.app.state.clock()
    voice = voice_of(request, given_actor(request), slug)
    asks, rates = windows(request, shown, code)
    own = await own_rating(voice, slug, code)
    kept = blank(**({"stars": own.stars, "beside": own.words or ""} if own else {}))
    rated = request.scope["path"].endswith("/rating")
    return personal(
        request,
        "expo/audience/show.html",
        section="schedule",
        edition=shown.edition,
        session=shown.sessions[code],
        zone=shown.zone,
        questions=await questions_for(voice, slug, code),
        own=own,
        asks=asks,
        rates=rates,
        now=now,
        stars=STARS,
        question_form=blank() if rated else form,
        rating_form=form if rated else kept,
    )


@get(QUESTIONS, name="expo.audience.show", policy=VISITOR)
async def show(
    request: AnyRequest, lang: FromPath[str], edition: FromPath[str], code: FromPath[str]
) -> Response[bytes]:
    """Questions with their votes, one's own, and one's rating."""
    return await _page(request, blank())


async def _done(request: AnyRequest, now: datetime, act: Act, form: Form) -> Response[Any]:
    """Counted first, then done once, however often the form arrives; the browser keeps its mark."""
    shown, code = _asked(request)
    voice = voice_of(request, given_actor(request), shown.edition.slug, speaks=True)
    await allow("audience", address_of(request), most=MOST_FROM_ADDRESS, seconds=WITHIN_SECONDS, now=now)
    await allow("audience", voice.tag.hex(), most=MOST_OF_VOICE, seconds=WITHIN_SECONDS, now=now)
    address = reader(request).url(f"{shown.edition.slug}/sessions/{code}/questions")

    async def effect() -> Response[None]:
        await act(form, voice)
        return moved(address)

    response = await once(request, effect, now=now)
    give_voice(response, shown.edition.slug, voice)
    return response


def _check(window: Window | None, now: datetime) -> None:
    if window is None or not window.open(now):
        raise NotHeard


@post(QUESTIONS, name="expo.audience.questions.create", policy=VISITOR)
async def create(
    request: AnyRequest, now: GivenNow, lang: FromPath[str], edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """It is shown once a moderator has read it."""
    form = await read_form(request, shown_by=_page)
    shown, _ = _asked(request)
    words = form.text("words", most=LONGEST_WORDS)
    form.check()
    _check(windows(request, shown, code)[0], now)

    async def act(_: Form, voice: Voice) -> None:
        tongue = reader(request).language.code
        await ask(voice, edition=shown.edition.slug, session=code, words=words, language=tongue, now=now)

    return await _done(request, now, act, form)


@post(f"{QUESTIONS}/{{question:uuid}}/removal", name="expo.audience.questions.destroy", policy=VISITOR)
async def destroy(
    request: AnyRequest,
    now: GivenNow,
    lang: FromPath[str],
    edition: FromPath[str],
    code: FromPath[str],
    question: FromPath[UUID],
) -> Response[Any]:
    """One's own, at any time."""
    form = await read_form(request, shown_by=_page)
    return await _done(request, now, lambda _, voice: take_back(voice, question), form)


@post(f"{QUESTIONS}/{{question:uuid}}/vote", name="expo.audience.votes.create", policy=VISITOR)
async def put_vote(
    request: AnyRequest,
    now: GivenNow,
    lang: FromPath[str],
    edition: FromPath[str],
    code: FromPath[str],
    question: FromPath[UUID],
) -> Response[Any]:
    """ "I want to know that too"."""
    form = await read_form(request, shown_by=_page)
    _check(windows(request, _asked(request)[0], code)[0], now)
    return await _done(request, now, lambda _, voice: vote(voice, question, now=now), form)


@post(f"{QUESTIONS}/{{question:uuid}}/vote/removal", name="expo.audience.votes.destroy", policy=VISITOR)
async def drop_vote(
    request: AnyRequest,
    now: GivenNow,
    lang: FromPath[str],
    edition: FromPath[str],
    code: FromPath[str],
    question: FromPath[UUID],
) -> Response[Any]:
    """The vote is taken back."""
    form = await read_form(request, shown_by=_page)
    return await _done(request, now, lambda _, voice: unvote(voice, question), form)


@post(RATING, name="expo.audience.ratings.create", policy=VISITOR)
async def put_rating(
    request: AnyRequest, now: GivenNow, lang: FromPath[str], edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """One a reader: the second time changes the first."""
    form = await read_form(request, shown_by=_page)
    shown, _ = _asked(request)
    stars = form.choice("stars", [str(one) for one in STARS])
    words = form.text("beside", most=LONGEST_BESIDE_STARS, needed=False)
    form.check()
    _check(windows(request, shown, code)[1], now)
    said: dict[str, Any] = {"stars": int(stars), "words": words, "language": reader(request).language.code}

    async def act(_: Form, voice: Voice) -> None:
        await rate(voice, edition=shown.edition.slug, session=code, **said, now=now)

    return await _done(request, now, act, form)


@post(f"{RATING}/removal", name="expo.audience.ratings.destroy", policy=VISITOR)
async def drop_rating(
    request: AnyRequest, now: GivenNow, lang: FromPath[str], edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """Taken back, also afterwards."""
    form = await read_form(request, shown_by=_page)
    slug = _asked(request)[0].edition.slug
    return await _done(request, now, lambda _, voice: take_rating_back(voice, edition=slug, session=code), form)


ROUTES = [show, create, destroy, put_vote, drop_vote, put_rating, drop_rating]
