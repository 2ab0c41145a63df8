"""A quote, invoice or credit note on paper: in Korean and English, the reader's first."""

from asyncio import Lock, to_thread
from typing import Any

import msgspec

from core.errors import mark
from core.money import Money
from expo.billing.invoices.queries import Paper, Printed
from expo.billing.invoices.rules import SERIES_NAMES
from expo.paper.setting import set_in_type
from i18n import formats
from i18n.catalogue import say
from i18n.locales import Language, language
from i18n.money import exact
from i18n.text import Translated

TONGUES = ("ko", "en")
LABELS = {
    "from": mark("Supplier"),
    "to": mark("Buyer"),
    "number": mark("Number"),
    "issued": mark("Issued on"),
    "due": mark("To be paid by"),
    "valid": mark("Valid until"),
    "corrects": mark("Takes back"),
    "business": mark("Business registration number"),
    "what": mark("Item"),
    "quantity": mark("Quantity"),
    "each": mark("Unit price"),
    "amount": mark("Amount"),
    "net": mark("Net"),
    "tax": mark("Value added tax ({percent} %)"),
    "gross": mark("Total"),
    "bank": mark("Where to pay"),
    "say": mark("Please write {reference} on the transfer."),
    "unlike": mark("This is not a tax invoice; that is sent to the address you gave."),
}
_one_at_a_time = Lock()


async def pdf_of(one: Paper, code: str) -> bytes:
    """In one of TONGUES; another reads English beside it all the same. Setting takes a core for a moment."""
    words = msgspec.json.encode(words_of(one, language(code if code in TONGUES else "en")))
    async with _one_at_a_time:
        return await to_thread(set_in_type, "invoice", words)


def words_of(one: Paper, first: Language) -> dict[str, Any]:
    """Plain words for the setter; `labels` are pairs, the reader's language first."""
    second = language("en" if first.code == "ko" else "ko")
    places = {"percent": f"{one.per_mille / 10:g}", "reference": one.reference}
    labels = {name: [say(each, text, **places) for each in (first, second)] for name, text in LABELS.items()}
    kind = [say(each, SERIES_NAMES[one.series]) for each in (first, second)]
    until = None if one.series == "credit" else ("valid" if one.series == "quote" else "due")
    return {
        "lang": first.code,
        "second": second.code,
        "dir": "ltr",
        "title": f"{kind[0]} {one.reference}",
        "kind": kind,
        "edition": _read(one.edition_name, first),
        "labels": labels,
        "head": [
            ["number", one.reference],
            ["issued", formats.long_day(one.issued_on, first)],
            *([[until, formats.long_day(one.due_on, first)]] if until else []),
            *([["corrects", one.corrects]] if one.corrects else []),
        ],
        "biller": _party(
            _both(one.biller["name"]), one.biller["business_number"], [*_both(one.biller["address"])], first, second
        ),
        "buyer": _party(
            [one.buyer["name"]],
            one.buyer["business_number"],
            [*one.buyer["address"].splitlines(), one.buyer["email"]],
            first,
            second,
        ),
        "rows": [_row(each, first, second) for each in one.lines],
        "sums": [[name, _amount(sum_, first)] for name, sum_ in (("net", one.net), ("tax", one.tax))],
        "gross": _amount(one.gross, first),
        "bank": one.biller["bank"].splitlines() if one.series == "invoice" else [],
        "unlike": one.series == "invoice",
    }


def _row(one: Printed, first: Language, second: Language) -> dict[str, Any]:
    text, beside = _read(one.text, first), _read(one.text, second)
    each = _number(one.each) if one.each else ""
    quantity = one.quantity if one.each else ""
    shown = _number(one.amount)
    return {
        "text": text,
        "beside": beside if beside != text else "",
        "quantity": quantity,
        "each": each,
        "amount": shown,
    }


def _party(names: list[str], number: str, lines: list[str], first: Language, second: Language) -> dict[str, Any]:
    label = f"{say(first, LABELS['business'])} / {say(second, LABELS['business'])}"
    return {"names": names, "number": number, "label": label, "lines": [line for line in lines if line]}


def _both(text: Translated | None) -> list[str]:
    """In Korean and in English, once where they are the same."""
    return list(dict.fromkeys(_read(text, language(code)) for code in TONGUES)) if text else []


def _read(text: Translated, tongue: Language) -> str:
    return text.read(tongue.chain).text


def _amount(one: Money, tongue: Language) -> str:
    return exact(one.minor, one.currency, tongue)


def _number(one: Money) -> str:
    """Without the currency, which stands beside the total."""
    return exact(one.minor, one.currency, language("en")).split("\N{NO-BREAK SPACE}", 1)[-1]
