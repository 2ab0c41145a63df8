"""The form of a wave as a company fills it in: a few fields for each thing that it is asked about."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from core.errors import mark
from core.files.uploads import Upload
from core.forms.form import Form, blank, day_in
from core.money import Money
from crm.consultations.lines import grouped
from crm.consultations.rules import CURRENCIES
from crm.followups.answers import Told
from crm.followups.queries import Item
from crm.followups.rules import (
    CONSENTS,
    LIKELY,
    LONGEST_WORDS,
    SIGNED,
    AnotherPaper,
    Answer,
    mistake_in,
    needs_paper,
)
from expo.billing.forms import minor_in
from i18n.spreadsheets import plain


def filled(items: Sequence[Item], version: int) -> Form:
    """As it was saved last, or as we know it from before."""
    values: dict[str, Any] = {"version": version}
    for at, one in enumerate(items):
        said = one.answer
        values |= {f"likely_{at}": said.likely, f"signed_{at}": said.signed, f"words_{at}": said.words}
        values |= {f"amount_{at}": grouped(plain(said.money)) if said.money else ""}
        values |= {f"currency_{at}": said.money.currency if said.money else "USD"}
        values |= {f"on_{at}": said.on_date.isoformat() if said.on_date else ""}
        values |= {f"consent_{at}": said.consent if said.consent in CONSENTS else ""}
    return blank(**values)


async def told_in(form: Form, items: Sequence[Item], *, done: bool, today: date) -> list[Told]:
    """A draft may lack anything; what is sent has to hang together."""
    found = []
    for at, one in enumerate(items):
        answer = _answer(form, at)
        if done and (wrong := mistake_in(answer, today)):
            form.mistake(f"{wrong[0]}_{at}", wrong[1])
        sent = form.files.get(f"evidence_{at}")
        upload = Upload(sent.filename, await sent.read()) if sent is not None and sent.filename else None
        if upload is None and needs_paper(one.review, one.answer, answer):
            form.mistake(f"evidence_{at}", AnotherPaper.message)
        found.append(Told(one.id, answer, upload))
    return found


def _answer(form: Form, at: int) -> Answer:
    currency = form.choice(f"currency_{at}", CURRENCIES, needed=False)
    money = None
    if form.raw(f"amount_{at}").strip():
        minor = minor_in(form, f"amount_{at}", currency or "USD")
        if not currency:
            form.mistake(f"currency_{at}", mark("Please say in which currency."))
        elif minor == 0:
            form.mistake(f"amount_{at}", mark("Leave it empty where no amount was talked about: nothing is not zero."))
        money = Money(minor, currency) if minor and currency else None
    typed = form.text(f"on_{at}", most=20, needed=False)
    day = day_in(typed)
    if typed and day is None:
        form.mistake(f"on_{at}", mark("A day looks like 2026-12-08."))
    return Answer(
        likely=form.choice(f"likely_{at}", LIKELY, needed=False),
        signed=form.choice(f"signed_{at}", SIGNED, needed=False),
        money=money,
        on_date=day,
        words=form.text(f"words_{at}", most=LONGEST_WORDS, needed=False),
        consent=form.choice(f"consent_{at}", CONSENTS, needed=False) or "unasked",
    )
