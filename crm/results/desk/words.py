"""What codes are called on the pages of results, and the title of a report."""

from collections.abc import Mapping
from typing import Any

from core.forms.form import Form
from core.money import Money
from crm.deals.amounts.kinds import KIND_NAMES
from crm.deals.amounts.rules import CONSENTS
from crm.deals.amounts.rules import GRADES as GRADE_NAMES
from crm.deals.rules import STATE_NAMES
from crm.results.names import names_now
from crm.results.revealing import Key
from crm.results.rules import MEASURES, PART, SIDES, Row
from crm.results.shown import CLOSED, OF_NONE, WHOSE, name_of
from directory.organisations.standing.rules import SIZES
from expo.solutions.taxonomy import FIELDS
from i18n.locales import LANGUAGES, Language
from i18n.text import Translated, required, to_json, written

LONGEST_TITLE = 160
WORDS: Mapping[str, Any] = {
    "measures": MEASURES,
    "sides": SIDES,
    "followed": {**SIDES, PART: WHOSE},
    "sizes": SIZES,
    "fields": FIELDS,
    "states": STATE_NAMES,
    "kind_names": KIND_NAMES,
    "grade_names": GRADE_NAMES,
    "consents": CONSENTS,
    "of_none": OF_NONE,
    "closed_name": CLOSED,
    "minor_of": lambda minor, currency: Money(int(minor), currency),
}


async def names_of_values(reader: Language) -> dict[tuple[str, str], str]:
    """By side and value, in the reader's language."""
    return {
        key: name_of(key[0], Row(key[1], {}, dict(texts)), reader).text for key, texts in (await names_now()).items()
    }


async def name_of_value(key: Key, reader: Language) -> str:
    """Of one, whatever its side."""
    return name_of(key[0], Row(key[1], {}, dict((await names_now()).get(key, {}))), reader).text


def title_in(form: Form) -> Translated:
    """In Korean or English at least; the other languages where they are given."""
    texts = {one.code: form.text(f"title_{one.code}", most=LONGEST_TITLE, needed=one.code == "ko") for one in LANGUAGES}
    return required(to_json(written("ko", texts) or written("ko", {"ko": "–"})))
