"""Malformed uploads and forms against every route that changes something: `python -m bench.hostile [EACH [NAMES]]`.

Each is sent by a reader who may use the route, with everything else in order, so that it is not turned away at the door.
`server_errors` are answers of 500 and above, `refused_without_sentence` refusals that tell a reader nothing, `echoed` what
came back as markup or as a header; each is told in a line. Every request is rolled back. NAMES are how routes begin;
`not_there` is the share of answers that found nothing to attack.
"""

import asyncio
import html
import json
import logging
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from itertools import chain, islice
from time import perf_counter

import httpx
from litestar import Litestar

from bench.malformed import PLACES, Known, Sent, encoded, framings, lies, watched
from bench.programmes import fresh_database
from bench.readers import Reader, World
from bench.report import finish
from bench.rights import RIGHTS
from core.access.roles import Role

ADDRESS = "https://expo.example"
NOW = datetime(2026, 12, 8, 1, 30, tzinfo=UTC)
EACH = 60
SHORTEST_SENTENCE = 20
CHANGING = tuple(sorted(name for name, row in RIGHTS.items() if row[0] != "GET"))
USES_TOKENS = "/api/"
TAGS = re.compile(r"<(script|style|head|nav|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)


@dataclass
class Found:
    requests: int = 0
    slowest: tuple[float, str] = (0.0, "")
    errors: list[str] = field(default_factory=list)
    unsaid: list[str] = field(default_factory=list)
    echoed: list[str] = field(default_factory=list)
    absent: Counter[bool] = field(default_factory=Counter)

    def judge(self, told: str, answer: httpx.Response, seconds: float) -> None:
        self.requests += 1
        self.absent[answer.status_code == HTTPStatus.NOT_FOUND] += 1
        self.slowest = max(self.slowest, (seconds, told))
        if answer.status_code >= 500:
            self.errors.append(f"{told}: {answer.status_code}")
        elif answer.status_code >= 400 and not says_something(answer):
            self.unsaid.append(f"{told}: {answer.status_code} {answer.text[:80]!r}")
        headed = any("\n" in value or "\r" in value for value in answer.headers.values())
        if headed or "<script>alert" in answer.text or "<img src=x" in answer.text or answer.cookies.get("a") == "b":
            self.echoed.append(told)


def says_something(answer: httpx.Response) -> bool:
    """Words for a reader, whichever form they take."""
    kind = answer.headers.get("content-type", "")
    text = str(json.loads(answer.content).get("detail", "")) if "json" in kind else answer.text
    words = html.unescape(TAGS.sub(" ", text)) if "html" in kind else text
    return len(" ".join(words.split())) >= SHORTEST_SENTENCE


async def attack(app: Litestar, there: World, names: Iterable[str], token: str, *, each: int) -> Found:
    """`token` is of a system that may everything, for what looks at tokens only."""
    from core.db.engine import DB  # noqa: PLC0415 -- only after the database has been named

    found, dice = Found(), random.Random(2026)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)  # type: ignore[arg-type]
    async with httpx.AsyncClient(transport=transport, base_url=ADDRESS) as client:
        for name in names:
            reader = _who_may(name, there.readers)
            known = Known()
            for sent, address in islice(_all_of(name, {**there.here, **reader.own}, known, dice), each):
                async with DB.transaction() as opened:
                    began = perf_counter()
                    with watched(known):
                        answer = await _send(client, reader, token, RIGHTS[name][0], address, sent)
                    found.judge(f"{name} {address[:80]} {sent.what}", answer, perf_counter() - began)
                    await opened.rollback()  # type: ignore[no-untyped-call]
    return found


def _who_may(name: str, readers: Sequence[Reader]) -> Reader:
    """The administrator where the route is anybody's, else the first by name; each sees its own form only."""
    who = RIGHTS[name][2]
    wanted = who if isinstance(who, frozenset) and Role.ADMINISTRATOR not in who else {Role.ADMINISTRATOR}
    return next(one for one in readers if one.role in wanted)


def _all_of(name: str, places: dict[str, str], known: Known, dice: random.Random) -> Iterator[tuple[Sent, str]]:
    """Good ones first, so that the form has been met; each field is met only after those before it fit."""
    _, path, _ = RIGHTS[name]
    address = path.format(**places)
    for _ in range(3):
        yield Sent("good", encoded(known.fields)), address
    for place in re.findall(r"\{(\w+)\}", path):
        for wrong in PLACES:
            yield Sent("good", encoded(known.fields)), path.format(**{**places, place: wrong})
    broken, lied = list(framings(known)), lies(known, dice)
    dice.shuffle(broken)
    for one in chain.from_iterable(zip(broken, lied, strict=False)):
        yield one, address
    for one in lied:
        yield one, address


async def _send(
    client: httpx.AsyncClient, reader: Reader, token: str, method: str, address: str, sent: Sent
) -> httpx.Response:
    from core.access.csrf import token_for  # noqa: PLC0415 -- only after the secret has been set

    headers = {**sent.headers, "x-csrf-token": token_for(reader.token or ""), "sec-fetch-site": "same-origin"}
    if address.startswith(USES_TOKENS):
        headers |= {"authorization": f"Bearer {token}", "if-match": "*"}
    else:
        headers["cookie"] = f"__Host-madang={reader.token}"
    if sent.kind:
        headers["content-type"] = sent.kind
    return await client.request(method, address, content=sent.body, headers=headers, follow_redirects=False)


def main() -> None:
    each = int(sys.argv[1]) if len(sys.argv) > 1 else EACH
    names = [one for one in CHANGING if one.startswith(tuple(sys.argv[2:]) or "")]
    with fresh_database("bench_hostile") as address:
        os.environ.update(DATABASE_URL=address, BASE_URL=ADDRESS)
        found = asyncio.run(_bench(each, names))
    for line in (*found.errors, *found.unsaid, *found.echoed):
        print(line, file=sys.stderr)
    print("slowest:", found.slowest[1], file=sys.stderr)
    finish(
        routes=len(names),
        not_there=round(found.absent[True] / found.requests, 3),
        requests=found.requests,
        server_errors=len(found.errors),
        slowest_s=round(found.slowest[0], 2),
        refused_without_sentence=len(found.unsaid),
        echoed=len(found.echoed),
    )
    sys.exit(bool(found.errors or found.unsaid or found.echoed))


async def _bench(each: int, names: Sequence[str]) -> Found:
    from app import create_app  # noqa: PLC0415 -- only after the database has been named
    from bench.world import EDITION, begin, world  # noqa: PLC0415
    from core.access.tokens.rules import open_to_all_tokens  # noqa: PLC0415
    from core.db.engine import pool  # noqa: PLC0415
    from tests.core.api.asking import token  # noqa: PLC0415

    logging.disable(logging.WARNING)
    async with pool():
        await begin(NOW)
        app = create_app(clock=lambda: NOW)
        await app.state.shelf.fill()
        there = await world(NOW, app.state.shelf["editions"].published[EDITION])
        may_all = await token(*open_to_all_tokens(), now=NOW)
        return await attack(app, there, names, may_all, each=each)


if __name__ == "__main__":
    main()
