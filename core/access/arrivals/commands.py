"""Coming in by mail: asking for the letter, and using its link or its code, which live and die together."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.access.arrivals.facts import AccountOpened
from core.access.arrivals.letters import BY_PROOF, CLOSED, ENTRANCE
from core.access.arrivals.rules import DIGITS, GOOD_FOR, KINDS, MOST_TRIES, answer_to
from core.access.attempts import allow
from core.access.failures.commands import count_failed_address
from core.access.grants.commands import grant_role
from core.access.links.commands import LINK_BYTES, LinkUsed
from core.access.roles import Role
from core.access.secret import tag
from core.access.sessions.commands import Opened, digest_of, open_session
from core.access.tables import Account, Arrival
from core.actor import SYSTEM, Actor
from core.db.engine import DB
from core.db.like import literal
from core.db.transaction import refusing, transaction
from core.errors import Conflict, mark
from core.journal.commands import record
from core.journal.reasons import our_reason
from core.mail.commands import post
from core.mail.drafts import Recipient
from core.settings import settings

LETTERS = {"let_in": ENTRANCE, "by_proof": BY_PROOF, "closed": CLOSED}
WAYS = {"let_in": "/account/enter/link/", "by_proof": "/account/sign-in", "closed": ""}
BECAUSE = our_reason(mark("came in by mail"))
COUNT_TRY = """
UPDATE core_arrival SET tries = tries + 1
WHERE id = (SELECT id FROM core_arrival WHERE browser = {} ORDER BY created_at DESC LIMIT 1)
  AND tries < {} AND used_at IS NULL AND ends_at > {}
RETURNING id, code
"""


class CodeRefused(Conflict):
    message = mark(
        "This code does not fit or is no longer good. After five tries, or ten minutes, ask for a new letter."
    )


@dataclass(frozen=True, slots=True)
class Arrived:
    """`first`: the account was made just now."""

    opened: Opened
    first: bool


async def ask(email: str, *, language: str, browser: str, where: str, now: datetime) -> None:
    """One letter and one row whatever the address: what differs only its owner reads. Raises Limited."""
    await allow("arrival_from", where, most=120, seconds=300, now=now)
    await allow("arrival", f"{email.casefold()} {where}", most=5, seconds=900, now=now)
    await allow("arrival_anywhere", email.casefold(), most=20, seconds=86_400, now=now)
    token, code = secrets.token_urlsafe(LINK_BYTES), f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    async with transaction():
        known = await _accounts(email)
        answer = answer_to({one.kind: one.disabled_at is not None for one in known})
        of_kind = [one for one in known if one.kind == "attendee"] or known
        to = Recipient(email, "", language)
        if of_kind:
            one = of_kind[0]
            to = Recipient(one.email or email, one.name, one.language or language, one.id)
        await _keep(email, language, browser, token, code, now)
        way = WAYS[answer] + (token if answer == "let_in" else "")
        await post(LETTERS[answer], to, now=now, link=settings().base_url + way, code=code)


async def enter_by_link(token: str, *, now: datetime, agent: str) -> Arrived:
    """On whatever device the letter was opened. Raises LinkUsed."""
    fits = (Arrival.link == digest_of(token)) & (Arrival.tries < MOST_TRIES)
    async with transaction():
        rows = await (
            Arrival.update({Arrival.used_at: now})
            .where(fits & Arrival.used_at.is_null() & (Arrival.ends_at > now))
            .returning(Arrival.email, Arrival.language)
        )
        if not rows:
            raise LinkUsed
        return await _let_in(rows[0]["email"], rows[0]["language"], now, agent)


async def enter_by_code(code: str, *, browser: str, where: str, now: datetime, agent: str) -> Arrived:
    """Only in the browser that asked; the try is counted before it is looked at, whatever follows. Raises CodeRefused,
    Limited.
    """
    await allow("arrival_code", where, most=120, seconds=300, now=now)
    rows = await DB.run_querystring(QueryString(COUNT_TRY, digest_of(browser), MOST_TRIES, now))
    if not rows or not hmac.compare_digest(bytes(rows[0]["code"]), _sealed(rows[0]["id"], code)):
        await _count_refused(browser, now)
        raise CodeRefused
    async with transaction():
        used = await (
            Arrival.update({Arrival.used_at: now})
            .where((Arrival.id == rows[0]["id"]) & Arrival.used_at.is_null())
            .returning(Arrival.email, Arrival.language)
        )
        if not used:
            raise CodeRefused
        return await _let_in(used[0]["email"], used[0]["language"], now, agent)


async def _count_refused(browser: str, now: datetime) -> None:
    """For whose address the letter was; where no letter was asked for there is nobody to count it for."""
    asked = Arrival.select(Arrival.email).where(Arrival.browser == digest_of(browser))
    row = await asked.order_by(Arrival.created_at, ascending=False).first()
    if row:
        await count_failed_address(row["email"], ("attendee",), now=now)


async def _let_in(email: str, language: str, now: datetime, agent: str) -> Arrived:
    """Whatever else was mailed to this address ends too."""
    await Arrival.update({Arrival.used_at: now}).where((Arrival.email == email) & Arrival.used_at.is_null())
    known = [one for one in await _accounts(email) if one.kind == "attendee"]
    account = known[0].id if known else await _open_account(email, language, now)
    return Arrived(await open_session(account, proved=("link",), now=now, agent=agent), not known)


async def _open_account(email: str, language: str, now: datetime) -> UUID:
    account = Account(
        id=uuid4(),
        kind="attendee",
        email=email,
        name=email,
        language=language or None,
        created_at=now,
    )
    async with refusing({"core_account_address": LinkUsed()}):
        await Account.insert(account)
        await record(Actor("attendee", str(account.id), account.id), AccountOpened(account=account.id), now=now)
        await grant_role(SYSTEM, account.id, role=Role.ATTENDEE, scope=None, because=BECAUSE, now=now)
        await Account.update({Account.accepted_at: now}).where(Account.id == account.id)
    made: UUID = account.id
    return made


async def _accounts(email: str) -> list[Account]:
    return await Account.objects().where(Account.email.ilike(literal(email)) & Account.kind.is_in(list(KINDS)))


async def _keep(email: str, language: str, browser: str, token: str, code: str, now: datetime) -> None:
    arrival = uuid4()
    row = Arrival(
        id=arrival,
        email=email.lower(),
        language=language,
        browser=digest_of(browser),
        link=digest_of(token),
        code=_sealed(arrival, code),
        created_at=now,
        ends_at=now + GOOD_FOR,
    )
    await Arrival.insert(row)


def _sealed(arrival: UUID, code: str) -> bytes:
    """With a key that is not in the database: a million codes are soon tried against a stolen dump."""
    return tag("arrival", arrival.bytes, code.encode("utf-8", "surrogatepass"))
