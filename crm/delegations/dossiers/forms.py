"""Hours and people as the forms of a visit's papers send them."""

import re
from collections.abc import Collection
from datetime import datetime
from decimal import Decimal

from babel.numbers import get_currency_precision

from core.errors import mark
from core.forms.form import Form, day_in
from core.money import Money
from crm.delegations.dossiers.queries import Member


def local_in(form: Form, name: str) -> datetime | None:
    """As `<input type="datetime-local">` sends it, without a zone; None, and a mistake, for anything else."""
    text = form.text(name, most=25)
    try:
        found = datetime.fromisoformat(text).replace(second=0, microsecond=0)
    except ValueError:
        found = None
    if found is None or found.tzinfo is not None or day_in(found.date().isoformat()) is None:
        form.mistake(name, mark("A day and an hour look like 2026-12-08 14:30."))
        return None
    return found


def people_in(form: Form, name: str, members: tuple[Member, ...], *, needed: bool = True) -> list[str]:
    """Delegates by their ids, in the order in which they stand; only those of the visit count."""
    sent = set(form.many(name))
    found = [str(one.id) for one in members if str(one.id) in sent]
    if needed and not found:
        form.mistake(name, mark("Please choose at least one person."))
    return found


def worth_in(form: Form, currencies: Collection[str]) -> Money:
    """From `amount` and `currency`: a point before cents, and commas or blanks between thousands."""
    currency = form.choice("currency", currencies) or "KRW"
    places = get_currency_precision(currency)
    text = re.sub(r"[\s,\u00a0]", "", form.text("amount", most=20))
    if not re.fullmatch(rf"[0-9]{{1,12}}(\.[0-9]{{1,{places}}})?" if places else r"[0-9]{1,12}", text):
        form.mistake("amount", mark("An amount looks like 1234 or 1,234.50, as its currency has cents or not."))
        return Money(0, currency)
    return Money(int(Decimal(text).scaleb(places)), currency)
