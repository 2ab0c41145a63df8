"""Whose stars a request is about, and where they are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from litestar import Response

from core.actor import Actor
from core.web.given import AnyRequest
from expo.stars.commands import drop_star, keep_star, take_over
from expo.stars.cookie import give_plan, give_stars, mirrors, plan_token, starred_in
from expo.stars.queries import Kept, find_plan_of, find_plan_opened_by

Where = Literal["browser", "ours", "account"]


@dataclass(frozen=True, slots=True)
class Standing:
    """`browser`: in its cookie only; `ours`: we keep them for a browser that asked for a calendar; `account`."""

    edition: str
    where: Where
    codes: tuple[str, ...]
    kept: Kept | None = None


async def standing(request: AnyRequest, actor: Actor, edition: str, now: datetime) -> Standing:
    """What a browser brings along when its reader has signed in is taken over here, once: its cookie then says that it
    only mirrors. Without a session or a calendar no database is asked.
    """
    local, token = starred_in(request, edition), plan_token(request, edition)
    if actor.account is not None and actor.complete:
        if (local and not mirrors(request, edition)) or token:
            brought = () if mirrors(request, edition) else local
            kept: Kept | None = await take_over(actor.account, edition, brought, browser=token, now=now)
        else:
            kept = await find_plan_of(actor.account, edition)
        return Standing(edition, "account", kept.codes if kept else (), kept)
    if token and (kept := await find_plan_opened_by(token, edition)):
        return Standing(edition, "ours", kept.codes, kept)
    return Standing(edition, "browser", () if mirrors(request, edition) else local)


async def keep(actor: Actor, stood: Standing, code: str, now: datetime) -> tuple[str, ...]:
    """The codes afterwards. Raises TooManyStars."""
    if stood.kept is not None:
        await keep_star(stood.kept.id, code, now=now)
    elif actor.account is not None and stood.where == "account":
        await take_over(actor.account, stood.edition, [code], now=now)
    return tuple(dict.fromkeys((*stood.codes, code)))


async def drop(stood: Standing, code: str) -> tuple[str, ...]:
    if stood.kept is not None:
        await drop_star(stood.kept.id, code)
    return tuple(one for one in stood.codes if one != code)


def tell_browser(response: Response[Any], stood: Standing, codes: Iterable[str]) -> None:
    give_stars(response, stood.edition, codes, ours=stood.where != "browser")
    if stood.where == "account":
        give_plan(response, stood.edition, None)
