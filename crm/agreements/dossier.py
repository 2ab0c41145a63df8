"""What the guards of an agreement's next step look at, gathered."""

from typing import Any
from uuid import UUID

from crm.agreements.consulting.needs import needs_of
from crm.agreements.consulting.tables import ChecklistAnswer, Consultation
from crm.agreements.queries import Card
from crm.agreements.rules import Dossier
from crm.agreements.signing.tables import Approval
from crm.agreements.tables import Waiver
from crm.agreements.texts.queries import version_now


async def dossier_of(card: Card, *, dated: bool = False, placed: bool = False) -> Dossier:
    """`dated` and `placed` when the step itself says when and where it was signed."""
    answers = await ChecklistAnswer.select().where(ChecklistAnswer.agreement == card.id)
    consultations = await Consultation.select().where(Consultation.agreement == card.id)
    waived = await Waiver.select(Waiver.key).where(Waiver.agreement == card.id).output(as_list=True)
    version = await version_now(card.id)
    texts = version.texts if version else ()
    authentic = [one for one in texts if one.authentic]
    weighed = version is not None and (version.equal or len(authentic) == 1 or any(one.prevailing for one in authentic))
    return Dossier(
        state=card.state,
        kind=card.kind,
        parties=len(card.sides),
        answered=frozenset(row["item"] for row in answers),
        contained=frozenset(row["item"] for row in answers if row["contained"]),
        needed=tuple(await needs_of(card.kind)),
        replied=frozenset(row["whom"] for row in consultations if _replied(row)),
        texts=len(texts),
        authentic=len(authentic),
        weighed=weighed,
        approved=version is not None and await _approved(version.id),
        unsigned=tuple((str(one.id), one.code) for one in card.sides if one.signed_on is None),
        termed=any((card.terms.months, card.terms.expires_on, card.review_on)),
        dated=dated or card.signed_on is not None,
        placed=placed or bool(card.signed_in),
        scanned=card.scan is not None,
        waived=frozenset(waived),
    )


def _replied(row: dict[str, Any]) -> bool:
    return row["replied_on"] is not None and row["document"] is not None


async def _approved(version: UUID) -> bool:
    return await Approval.exists().where(Approval.version == version)
