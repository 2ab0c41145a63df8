"""Webhooks from the desk to the wire: signed, in order, at least once, put off when nobody answers, told once more."""

import base64
import hashlib
import hmac
import json
import re
from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from uuid import UUID

import httpx
import pytest
from jsonschema import Draft202012Validator
from litestar import Litestar
from piccolo.querystring import QueryString

from core.access.accounts.facts import AccountRestored, AccountSuspended
from core.access.sessions.queries import actor_of
from core.actor import SYSTEM, Actor
from core.api.document import document
from core.db.engine import DB
from core.errors import Invalid, NotFound
from core.journal.commands import record
from core.mail.tables import Letter
from core.webhooks.commands import Made, end_former_secret, end_webhook, make_webhook, renew_secret, replay
from core.webhooks.network import Network
from core.webhooks.rules import kinds
from core.webhooks.telling import tell_all
from tests.conftest import NOW, started
from tests.make.accounts import account, browser, session_of

URL = "https://hooks.example.com/in"
KIND = AccountSuspended.kind
LATER = NOW + timedelta(minutes=1)


@pytest.fixture
async def app(db: None) -> AsyncIterator[Litestar]:
    async with started() as running_app:
        yield running_app


class Receiver(httpx.AsyncBaseTransport):
    """Another system, which answers with `status` and keeps what it heard."""

    def __init__(self, status: int = 204) -> None:
        self.status = status
        self.heard: list[httpx.Request] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.heard.append(request)
        return httpx.Response(self.status)

    @property
    def ids(self) -> list[str]:
        return [one.headers["webhook-id"] for one in self.heard]


async def _public(host: str) -> Sequence[str]:
    return ["93.184.215.14"]


async def tell(receiver: Receiver, now: datetime = LATER) -> int:
    return (await tell_all(now, Network(_public, receiver)))["taken"]


async def boss() -> Actor:
    found = await actor_of(await session_of(await account()), NOW)
    assert found is not None
    return found


async def made() -> Made:
    return await make_webhook(await boss(), url=URL, wanted=[KIND], now=NOW)


async def happens(times: int = 1) -> None:
    for _ in range(times):
        one = (await account()).id
        await record(SYSTEM, AccountSuspended(account=one), AccountRestored(account=one), now=NOW)


def is_ours(request: httpx.Request, secret: str) -> bool:
    """As docs/api.md tells receivers to check it."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{request.headers['webhook-id']}.{request.headers['webhook-timestamp']}.".encode() + request.content
    expected = "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
    return any(hmac.compare_digest(expected, one) for one in request.headers["webhook-signature"].split(" "))


async def test_what_was_asked_for_is_told_once_signed_and_in_order(app: Litestar) -> None:
    await happens()
    webhook, receiver = await made(), Receiver()
    await happens(3)
    assert await tell(receiver) == 3
    assert await tell(receiver) == 0
    assert receiver.ids == sorted(receiver.ids, key=lambda one: int(one[4:]))
    assert {json.loads(one.content)["type"] for one in receiver.heard} == {KIND}
    assert all(is_ours(one, webhook.secret) for one in receiver.heard)
    said = json.loads(document())["webhooks"]
    assert said.keys() == kinds().keys(), "whatever can be asked for is described"
    body = said[KIND]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert [list(Draft202012Validator(body).iter_errors(json.loads(one.content))) for one in receiver.heard] == [[]] * 3
    changed = {**json.loads(receiver.heard[0].content), "data": {}}
    assert list(Draft202012Validator(body).iter_errors(changed)) != []


async def renewed_on_the_page(app: Litestar, webhook: UUID, days: str) -> str:
    """The new secret, from a form that was sent twice."""
    page = f"/desk/webhooks/{webhook}"
    async with browser(app, await session_of(await account())) as client:
        shown = (await client.get(page)).text
        fields = {name: re.search(rf'name="{name}" value="([^"]+)"', shown) for name in ("csrf", "idempotency")}
        sent = {name: found[1] for name, found in fields.items() if found} | {"days": days}
        first, again = [await client.post(f"{page}/secret", data=sent) for _ in range(2)]
        secrets = re.findall(r"whsec_[A-Za-z0-9+/=]{44}", first.text)
        assert secrets == re.findall(r"whsec_[A-Za-z0-9+/=]{44}", again.text)
        assert ("End the former secret now" in (await client.get(page)).text) is (days != "0")
    return str(secrets[0])


async def taken_while_changing_over(app: Litestar, days: str) -> list[tuple[bool, bool]]:
    """By whom each message is taken, a minute and two days after the secret was renewed: the former, the new."""
    webhook, receiver = await made(), Receiver()
    new = await renewed_on_the_page(app, webhook.webhook, days)
    for now in (LATER, NOW + timedelta(days=2)):
        await happens()
        await tell(receiver, now)
    return [(is_ours(one, webhook.secret), is_ours(one, new)) for one in receiver.heard]


async def test_a_receiver_changes_over_without_losing_a_message(app: Litestar) -> None:
    assert await taken_while_changing_over(app, "1") == [(True, True), (False, True)]
    left = await DB.run_querystring(QueryString("SELECT former FROM core_webhook WHERE former IS NOT NULL"))
    assert left == [], "what is good no more is not kept"


@pytest.mark.planted("a secret changed at once")
async def test_the_same_check_finds_a_change_that_a_receiver_cannot_follow(app: Litestar) -> None:
    assert await taken_while_changing_over(app, "0") == [(False, True), (False, True)]


async def test_a_former_secret_ends_before_its_time(app: Litestar) -> None:
    webhook, receiver = await made(), Receiver()
    new = await renew_secret(await boss(), webhook.webhook, overlap=timedelta(days=7), now=NOW)
    await end_former_secret(await boss(), webhook.webhook, now=NOW)
    await happens()
    await tell(receiver)
    assert (is_ours(receiver.heard[0], webhook.secret), is_ours(receiver.heard[0], new.secret)) == (False, True)
    with pytest.raises(NotFound):
        await end_former_secret(await boss(), webhook.webhook, now=NOW)


async def test_a_message_that_was_changed_on_the_way_is_not_ours(app: Litestar) -> None:
    webhook, receiver = await made(), Receiver()
    await happens()
    await tell(receiver)
    forged = httpx.Request("POST", URL, headers=receiver.heard[0].headers, content=receiver.heard[0].content + b" ")
    assert not is_ours(forged, webhook.secret)
    assert not is_ours(receiver.heard[0], (await made()).secret)


async def test_nobody_answering_puts_off_and_loses_nothing(app: Litestar) -> None:
    await made()
    await happens(2)
    broken, mended = Receiver(503), Receiver()
    assert await tell(broken) == 0
    assert await tell(mended, LATER + timedelta(seconds=30)) == 0, "not yet due"
    assert await tell(mended, LATER + timedelta(minutes=2)) == 2
    assert broken.ids == mended.ids[:1]
    rows = await DB.run_querystring(QueryString("SELECT status FROM core_webhook_attempt ORDER BY at, entry"))
    assert [row["status"] for row in rows] == [503, 204, 204]


async def test_a_redirect_is_not_followed_and_not_an_answer(app: Litestar) -> None:
    await made()
    await happens()
    receiver = Receiver(302)
    assert await tell(receiver) == 0
    assert len(receiver.heard) == 1


async def test_after_days_without_an_answer_it_ends_and_the_journal_and_a_letter_say_so(app: Litestar) -> None:
    maker = await boss()
    await boss()
    await make_webhook(maker, url=URL, wanted=[KIND], now=NOW)
    await happens()
    for day in range(7):
        await tell(Receiver(500), LATER + timedelta(days=day))
    rows = await DB.run_querystring(QueryString("SELECT ended_by, failures FROM core_webhook"))
    assert (rows[0]["ended_by"], rows[0]["failures"]) == ("system:madang", 6)
    rows = await DB.run_querystring(QueryString("SELECT actor FROM core_entry WHERE kind = 'core.webhooks.ended'"))
    assert [row["actor"] for row in rows] == ["system:madang"]
    letters = await Letter.objects().where(Letter.template == "webhook_stopped")
    assert [(one.account, URL in one.text) for one in letters] == [(maker.account, True)], "one, to who made it"


async def test_what_was_told_is_told_once_more_under_the_same_ids(app: Litestar) -> None:
    webhook, receiver = await made(), Receiver()
    await happens(2)
    await tell(receiver)
    await replay(await boss(), webhook.webhook, since=NOW, now=NOW)
    await tell(receiver)
    assert receiver.ids[:2] == receiver.ids[2:]
    await end_webhook(await boss(), webhook.webhook, now=NOW)
    await happens()
    assert await tell(receiver) == 0


async def test_no_address_inside_and_no_unknown_kind_is_written_down(app: Litestar) -> None:
    for url, told in (("https://127.0.0.1/", [KIND]), ("http://hooks.example.com/", [KIND]), (URL, []), (URL, ["x"])):
        with pytest.raises(Invalid):
            await make_webhook(await boss(), url=url, wanted=told, now=NOW)


async def test_from_the_form_to_the_attempts_on_the_page(app: Litestar) -> None:
    async with browser(app, await session_of(await account())) as client:
        page = await client.get("/desk/webhooks/new")
        csrf = re.search(r'name="csrf" value="([0-9a-f]+)"', page.text)
        assert csrf is not None
        sent = {"csrf": csrf[1], "url": "https://10.0.0.1/", "kinds": KIND}
        refused = await client.post("/desk/webhooks", data=sent)
        assert (refused.status_code, "https://10.0.0.1/" in refused.text) == (422, True)
        shown = await client.post("/desk/webhooks", data={**sent, "url": URL})
        secret = re.search(r"whsec_[A-Za-z0-9+/=]{44}", shown.text)
        assert secret is not None, shown.text
        receiver = Receiver()
        await happens()
        await tell(receiver)
        assert is_ours(receiver.heard[0], secret[0])
        address = re.search(r"/desk/webhooks/[0-9a-f-]{36}", shown.text)
        assert address is not None
        page = await client.get(address[0])
        assert KIND in page.text
        assert "204 ·" in page.text
        assert secret[0] not in page.text
        again = await client.post(f"{address[0]}/replay", data={"csrf": csrf[1], "hours": "24"})
        assert again.status_code == 303
        assert URL in (await client.get("/desk/webhooks")).text
        assert (await client.post(f"{address[0]}/end", data={"csrf": csrf[1]})).status_code == 303
        assert (await client.post(f"{address[0]}/end", data={"csrf": csrf[1]})).status_code == 404


async def test_the_secret_is_kept_sealed(app: Litestar) -> None:
    key = base64.b64decode((await made()).secret.removeprefix("whsec_"))
    rows = await DB.run_querystring(QueryString("SELECT sealed FROM core_webhook"))
    assert key not in rows[0]["sealed"]
