"""An introduction as it is typed by somebody without an account."""

from collections.abc import Collection

from core.errors import mark
from core.forms.form import Form
from expo.exhibitors.newcomers.rules import (
    KOREA,
    LONGEST_CONTACT,
    LONGEST_NUMBER,
    NUMBER_WRONG,
    Introduction,
    bare,
    is_korean_number,
)
from expo.exhibitors.rules import LONGEST_NAME
from i18n.locales import LANGUAGES, Language

TAGS = tuple(one.code for one in LANGUAGES)


def named_in(reader: Language) -> tuple[Language, ...]:
    """In which languages a company says its name: the reader's, English and Korean, each once."""
    wanted = dict.fromkeys((reader.code, "en", "ko"))
    by_code = {one.code: one for one in LANGUAGES}
    return tuple(by_code[code] for code in wanted)


def introduction_in(form: Form, countries: Collection[str]) -> Introduction:
    """Mistakes are noted at their fields."""
    typed = {code: form.text(f"name_{code}", most=LONGEST_NAME, needed=False) for code in TAGS}
    names = {code: name for code, name in typed.items() if name}
    country, number = form.choice("country", countries), bare(form.text("number", most=LONGEST_NUMBER, needed=False))
    if not names:
        first = next((code for code in TAGS if f"name_{code}" in form.values), "en")
        form.mistake(f"name_{first}", mark("Please give the name in at least one language."))
    if country == KOREA and not number:
        form.mistake("number", mark("Companies in Korea give their business registration number."))
    elif country == KOREA and not is_korean_number(number):
        form.mistake("number", NUMBER_WRONG)
    contact, email = form.text("contact", most=LONGEST_CONTACT), form.email("email")
    return Introduction(email, contact, names, country, number, form.choice("language", TAGS))
