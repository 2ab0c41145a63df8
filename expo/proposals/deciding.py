"""Deciding about proposals, one or many, and the letters that tell of it: held until somebody has read them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from msgspec.json import encode

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import mark
from core.journal.commands import record
from core.live.notices import tell
from core.mail.commands import CHANNEL
from core.mail.drafts import written
from core.mail.rules import one_line
from core.mail.tables import Batch, Letter
from core.mailings.facts import MailingWritten
from core.mailings.tables import Mailing
from core.settings_kept.queries import kept
from core.settings_kept.rules import REPLY_TO
from expo.calls.facts import LettersWritten
from expo.calls.queries import call_called
from expo.permissions import Expo
from expo.proposals import rules
from expo.proposals.facts import ProposalDecided
from expo.proposals.letters import decided
from expo.proposals.queries import Known, locked, proposal_called, proposals_of, voices_of
from expo.proposals.rules import ENDED, Decision, State
from expo.proposals.tables import Proposal
from expo.proposals.telling import decision_places, new_link, own_page, submitter
from i18n.locales import DEFAULT, Language

WHOM: dict[State, str] = {
    "accepted": mark("Those whose proposal is accepted"),
    "waitlisted": mark("Those who are on the waiting list"),
    "declined": mark("Those whose proposal is declined"),
    "reopened": mark("Those who are asked to change something"),
}


async def decide(
    actor: Actor, *, edition: str, codes: Sequence[str], decision: Decision, reason: str, words: str, now: datetime
) -> None:
    """All of them or none. `words` go to the submitters, `reason` stays in the history. Raises Denied, NotFound,
    NotFromHere, ReasonMissing.
    """
    require(actor, Expo.CALL_WRITE)
    async with transaction():
        for code in sorted(set(codes)):
            shown = await locked((await proposal_called(actor, edition, code)).id)
            state = rules.check_decision(shown.state, decision, reason)
            values: dict[Any, Any] = {
                Proposal.state: state,
                Proposal.words: words or None,
                Proposal.letters: None,
                Proposal.ended_at: now if state in ENDED else None,
            }
            await Proposal.update(values).where(Proposal.id == shown.id)
            await record(actor, ProposalDecided(proposal=shown.id, decision=decision), now=now, because=reason)


def untold(proposals: Sequence[Known]) -> list[Known]:
    """Decided, and in no letter yet."""
    return [one for one in proposals if one.state in WHOM and one.letters is None]


async def write_letters(actor: Actor, *, edition: str, call: str, reader: Language = DEFAULT, now: datetime) -> int:
    """A mailing for each kind of decision, called in the language of whoever has them written; nothing leaves before
    somebody releases it. How many letters there are now. Raises Denied, NotFound.
    """
    require(actor, Expo.CALL_WRITE)
    async with transaction():
        known = await call_called(edition, call)
        waiting = untold(await proposals_of(actor, known.id))
        for state in WHOM:
            some = [await locked(one.id) for one in waiting if one.state == state]
            some = untold(some)
            if some:
                title = known.wanted.title.read(reader.chain).text
                await _mailing(actor, f"{known.slug}: {title}"[:200], state, some, now)
        if waiting:
            fact = LettersWritten(edition=known.edition, call=known.id, number=len(waiting))
            await record(actor, fact, now=now)
    return len(waiting)


async def _mailing(actor: Actor, title: str, state: State, some: Sequence[Known], now: datetime) -> None:
    batch = Batch(id=uuid4(), title=one_line(title), made_at=now, made_by=str(actor))
    await Batch.insert(batch)
    mailing = Mailing(id=uuid4(), batch=batch.id, whom=WHOM[state], texts=_said(state), written_at=now)
    await Mailing.insert(mailing)
    for one in some:
        await Letter.insert(await _letter(one, batch.id, now))
        await Proposal.update({Proposal.letters: batch.id}).where(Proposal.id == one.id)
    await record(actor, MailingWritten(mailing=mailing.id, whom=WHOM[state]), now=now)
    await tell(CHANNEL)


def _said(state: State) -> str:
    """What a mailing keeps of its text; each letter's own is beside it."""
    draft = decided(state, "")
    return encode({DEFAULT.code: {"subject": draft.subject, "body": "\n\n".join(draft.lines)}}).decode()


async def _letter(shown: Known, batch: UUID, now: datetime) -> Letter:
    to, tongue = await submitter(shown)
    link = own_page(shown)
    if shown.state == "accepted":
        link = await new_link((await voices_of(shown.id))[0].id)
    places = {"name": to.name, "answered": (await kept())[REPLY_TO], **decision_places(shown, tongue, link)}
    draft = decided(shown.state, shown.words)
    text = written(draft, to.language, places)
    said: dict[str, Any] = {"subject": one_line(text.subject), "text": text.text, "html": text.html}
    whom: dict[str, Any] = {"account": to.account, "address": one_line(to.address), "name": one_line(to.name)}
    return Letter(
        id=uuid4(),
        **whom,
        **said,
        language=text.language,
        template=draft.name,
        state="held",
        batch=batch,
        made_at=now,
        due_at=now,
    )
