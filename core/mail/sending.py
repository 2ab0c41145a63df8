"""The worker's part: each letter is handed to the mail server once; what may have left is never sent by itself again."""

import asyncio
import logging
import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from typing import Any
from urllib.parse import unquote, urlsplit
from uuid import UUID

import aiosmtplib
from piccolo.querystring import QueryString

from core.access.permissions import Core
from core.db.engine import DB
from core.db.patience import AWAY
from core.db.transaction import transaction
from core.mail.rules import LEASE, next_try, one_line
from core.mail.tables import Letter
from core.mailings.leaving import link_for
from core.notices.commands import News, give_notice_to_holders
from core.notices.rules import LETTERS_FAILED
from core.settings import settings
from core.settings_kept.queries import kept
from core.settings_kept.rules import REPLY_TO, SENDER

log = logging.getLogger(__name__)

BATCH = 20
TIMEOUT_SECONDS = 30.0
AWAY_SECONDS, PAUSE_SECONDS = 110.0, 0.2
SMTP_PORT, SMTPS_PORT = 25, 465
REFUSED_FOR_GOOD = 500
METHOD = re.compile(r"^METHOD:([A-Z]+)\r?$", re.MULTILINE)
UNREACHED = (aiosmtplib.SMTPException, OSError, TimeoutError)
TAKE = """
UPDATE core_mail SET state = 'sending', lease_until = {}, attempts = attempts + 1
WHERE id IN (SELECT id FROM core_mail WHERE state = 'queued' AND due_at <= {}
             ORDER BY batch IS NOT NULL, due_at LIMIT {} FOR UPDATE SKIP LOCKED)
RETURNING id, address, name, language, subject, text, html, secret, batch, attempts, account, calendar,
          (SELECT m.purpose FROM core_mailing m WHERE m.batch = core_mail.batch) AS purpose
"""
UNSURE = """
UPDATE core_mail SET state = 'unsure', lease_until = NULL, trouble = 'the worker ended while it was being sent'
WHERE state = 'sending' AND lease_until <= {}
"""


async def send_due(now: datetime) -> int:
    """Takes what is due, hands it over and says what became of it; returns how many there were."""
    await DB.run_querystring(QueryString(UNSURE, now))
    rows = await DB.run_querystring(QueryString(TAKE, now + LEASE, now, BATCH))
    given = await kept() if rows else {}
    for row in rows:
        await _keep_trying(row["id"], await _sent({**row, **given}, now), now)
    return len(rows)


async def _sent(row: dict[str, Any], now: datetime) -> dict[Any, Any]:
    """Over SMTP; without a server letters stay where `/desk/mail` shows them."""
    done: dict[Any, Any] = {Letter.state: "sent", Letter.sent_at: now, Letter.lease_until: None, Letter.trouble: None}
    server = settings().smtp_url
    if server is None:
        return done
    try:
        await _hand_over(server, message_of(row, now))
    except UNREACHED as error:
        return _failed(row, error, now)
    return {**done, Letter.text: "", Letter.html: ""} if row["secret"] else done


def _failed(row: dict[str, Any], error: Exception, now: datetime) -> dict[Any, Any]:
    log.warning("letter %s was not taken: %s", row["id"], type(error).__name__)
    for_good = isinstance(error, aiosmtplib.SMTPResponseException) and error.code >= REFUSED_FOR_GOOD
    again = None if for_good else next_try(row["attempts"], now)
    values: dict[Any, Any] = {Letter.lease_until: None, Letter.trouble: one_line(f"{type(error).__name__}: {error}")}
    return (
        {**values, Letter.state: "failed"}
        if again is None
        else {
            **values,
            Letter.state: "queued",
            Letter.due_at: again,
        }
    )


async def _keep(letter: UUID, values: dict[Any, Any], now: datetime) -> None:
    """Of letters that were given up, those who may send again are told once a day."""
    async with transaction():
        await Letter.update(values).where((Letter.id == letter) & (Letter.state == "sending"))
        if values.get(Letter.state) == "failed":
            news = News(LETTERS_FAILED, "/desk/mail?which=failed", f"letters:{now.date()}")
            await give_notice_to_holders(Core.MAIL_RELEASE, news, now=now)


async def _keep_trying(letter: UUID, values: dict[Any, Any], now: datetime) -> None:
    """The database may go away between handing over and writing it down: as long as the lease lasts, we try again."""
    loop = asyncio.get_running_loop()
    until = loop.time() + AWAY_SECONDS
    while True:
        try:
            await _keep(letter, values, now)
        except AWAY:
            if loop.time() > until:
                raise
            await asyncio.sleep(PAUSE_SECONDS)
        else:
            return


def message_of(row: dict[str, Any], now: datetime) -> EmailMessage:
    """Plain text with HTML beside it, and a calendar's message where there is one (iMIP, RFC 6047). The Message-ID is the
    letter's own, however often it is handed over. What rests on a consent can be ended from within a mail program (RFC
    8058).
    """
    name, address = parseaddr(settings().mail_from)
    message = EmailMessage()
    message["From"] = Address(row.get(SENDER) or name, addr_spec=address)
    if row.get(REPLY_TO):
        message["Reply-To"] = row[REPLY_TO]
    message["To"] = Address(row["name"], addr_spec=row["address"])
    message["Subject"] = one_line(row["subject"])
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{row['id']}@{urlsplit(settings().base_url).hostname}>"
    message["Auto-Submitted"] = "auto-generated"
    if row["batch"] is not None:
        message["Precedence"] = "bulk"
    if row.get("purpose"):
        message["List-Unsubscribe"] = f"<{link_for(row['account'], row['purpose'])}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(row["text"])
    message.add_alternative(row["html"], subtype="html")
    if row.get("calendar"):
        method = METHOD.search(row["calendar"])
        params = {"method": method[1] if method else "PUBLISH", "charset": "utf-8"}
        octets = row["calendar"].encode()  # as text its line ends would not stay what RFC 5545 asks for
        message.add_alternative(octets, maintype="text", subtype="calendar", params=params)
    message["Content-Language"] = row["language"]  # set earlier, it would go into the first part
    return message


async def greeted_by(server: str) -> str:
    """What the mail server at this address says when one comes and signs in; sends nothing. Raises like sending does."""
    async with aiosmtplib.SMTP(**_way_to(server)) as reached:
        return one_line((await reached.noop()).message)


async def _hand_over(server: str, message: EmailMessage) -> None:
    await aiosmtplib.send(message, **_way_to(server))


def _way_to(server: str) -> dict[str, Any]:
    parts = urlsplit(server)
    sure = parts.scheme == "smtps"
    return {
        "hostname": parts.hostname,
        "port": parts.port or (SMTPS_PORT if sure else SMTP_PORT),
        "username": unquote(parts.username) if parts.username else None,
        "password": unquote(parts.password) if parts.password else None,
        "use_tls": sure,
        "timeout": TIMEOUT_SECONDS,
    }
