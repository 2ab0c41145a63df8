"""Approving a frozen text, writing down signatures, and filing the scan of the signed paper."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Conflict, NotFound, mark
from core.files import commands as files
from core.files.uploads import Upload
from core.journal.commands import record
from crm.agreements import rules
from crm.agreements.facts import ScanFiled, SignatureRecorded, TextApproved
from crm.agreements.meanwhile import NONE, check_seen
from crm.agreements.meanwhile import PAPER as A_PAPER
from crm.agreements.queries import agreement_for, locked
from crm.agreements.signing.tables import Approval, Signature
from crm.agreements.slots import PAPER
from crm.agreements.tables import Agreement
from crm.agreements.texts.queries import version_now
from crm.permissions import Crm
from crm.sight import country_scope


class NotFrozen(Conflict):
    message = mark("Only a text that is agreed, and so frozen, can be approved.")


class OwnText(Conflict):
    message = mark("Whoever owns an agreement does not approve its text.")


class NotInOffice(Conflict):
    message = mark("Who signs holds a post of this party on that day: choose another person or another day.")


class SignedAlready(Conflict):
    message = mark("This party has signed already.")


async def approve_text(actor: Actor, code: str, *, document: str, now: datetime) -> None:
    """Of the version that is frozen now; another version asks for another approval. Raises Denied, NotFrozen, OwnText,
    NotFound.
    """
    require(actor, Crm.AGREEMENT_APPROVE)
    async with transaction():
        card = await locked(actor, code, Crm.AGREEMENT_APPROVE, now=now)
        version = await version_now(card.id)
        if version is None or not version.digest or card.state != "text_agreed":
            raise NotFrozen
        if actor.account is not None and card.owner == actor.account:
            raise OwnText
        row = Approval(id=uuid4(), version=version.id, document=document, approved_at=now, approved_by=str(actor))
        async with refusing({"crm_approval_once": rules.WrongStep()}):
            await Approval.insert(row)
        await record(actor, TextApproved(agreement=card.id, number=version.number), now=now)


async def sign(actor: Actor, code: str, party: UUID, *, appointment: UUID, signed_on: date, now: datetime) -> None:
    """Raises NotInOffice, SignedAlready, WrongStep, NotFound."""
    async with transaction():
        card = await locked(actor, code, now=now)
        if card.state not in ("approved", "signed"):
            raise rules.WrongStep
        if all(one.id != party for one in card.sides):
            raise NotFound
        row = Signature(
            id=uuid4(),
            party=party,
            appointment=appointment,
            signed_on=signed_on,
            recorded_at=now,
            recorded_by=str(actor),
        )
        refused = {"crm_signature_valid": NotInOffice(), "crm_signature_once": SignedAlready()}
        async with refusing(refused):
            await Signature.insert(row)
        await record(actor, SignatureRecorded(agreement=card.id, party=party), now=now)


async def file_scan(actor: Actor, code: str, upload: Upload, *, seen: str | None = None, now: datetime) -> None:
    """Of the signed paper; another one takes its place. `seen` is the one that the form began from, or NONE. Raises
    Overtaken, FileRefused, NotFound.
    """
    known = await agreement_for(actor, code, now=now)
    taken = await files.take(actor, upload, slot=PAPER, scope=country_scope(known.country))
    async with transaction():
        card = await locked(actor, code, now=now)
        scan = str(card.scan or NONE)
        check_seen(seen, scan, {seen or NONE: A_PAPER, scan: A_PAPER})
        file = await files.write_down(actor, taken, now=now)
        await Agreement.update({Agreement.scan: file}).where(Agreement.id == card.id)
        await record(actor, ScanFiled(agreement=card.id, file=file), now=now)


async def approvals_of(agreement: UUID) -> list[dict[str, Any]]:
    """The latest first, with the `number` of the version."""
    return (
        await Approval.select(*Approval.all_columns(), Approval.version.number.as_alias("number"))
        .where(Approval.version.agreement == agreement)
        .order_by(Approval.approved_at, ascending=False)
    )
