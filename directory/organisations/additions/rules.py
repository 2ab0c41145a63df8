"""Is this organisation in the directory already? Names as people write them, without what the law adds to them."""

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import urlsplit

LEGAL_FORMS = frozenset(
    {"co", "company", "corp", "corporation", "inc", "incorporated", "limited", "llc", "llp", "ltd", "plc", "pte", "pvt"}
    | {"ag", "bhd", "bv", "gmbh", "nv", "sa", "sab", "sac", "sarl", "sas", "sdn", "sl", "srl"}
    | {"주식회사", "유한회사", "재단법인", "사단법인", "주", "유"}
    | {"株式会社", "有限公司", "股份有限公司", "有限责任公司"}
)
"""Marks of a legal form in the countries that exhibit; a name of nothing else keeps them."""
ATTACHED = ("주식회사", "유한회사", "재단법인", "사단법인", "股份有限公司", "有限责任公司", "有限公司")
"""Written to the name without a space between."""


def essence(name: str) -> str:
    """What two spellings of one name share: `Maru Co., Ltd.`, `MARU` and `(주)Maru` read alike."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    for mark in ATTACHED:
        folded = folded.replace(mark, f" {mark} ")
    words = re.findall(r"[\w]+", re.sub(r"(?<=\w)[.'’](?=\w)", "", folded))
    return "".join(word for word in words if word not in LEGAL_FORMS) or "".join(words)


def host_of(website: str | None) -> str:
    """Without `www.`; empty for none."""
    return (urlsplit(website).hostname or "").removeprefix("www.") if website else ""


def alike(names: Iterable[str], website: str, other_names: Iterable[str], other_website: str) -> bool:
    """One name in common, in whatever language, or the same site."""
    mine, theirs = {essence(one) for one in names if one}, {essence(one) for one in other_names if one}
    host = host_of(website)
    return bool((mine & theirs) - {""}) or (bool(host) and host == host_of(other_website))
