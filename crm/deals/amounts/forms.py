"""An amount as it is typed: the number as the writer's language has it."""

from uuid import UUID

from core.forms.form import Form
from crm.deals.amounts.kinds import KINDS
from crm.deals.amounts.rules import CONSENTS, GRADES, Stated
from crm.deals.forms import money_in, some_day
from i18n.locales import Language

LONGEST_SOURCE, LONGEST_NOTE = 300, 2_000


def stated_in(form: Form, tongue: Language, supersedes: UUID | None = None, kind: str = "") -> Stated:
    """`kind` where it corrects an amount of one. Raises Invalid with every mistake at its field."""
    kind = kind or form.choice("kind", KINDS)
    money, as_of = money_in(form, tongue), form.day("as_of")
    source = form.text("source", most=LONGEST_SOURCE)
    grade = form.choice("grade", GRADES)
    note = form.text("note", most=LONGEST_NOTE, needed=supersedes is not None)
    expected_by = some_day(form, "expected_by")
    consent = form.choice("consent", CONSENTS, needed=False) or "unasked"
    form.check()
    if money is None or as_of is None:
        raise LookupError("amount")
    return Stated(kind, money, as_of, source, grade, note, expected_by, consent, supersedes)
