"""A solution as search engines read it: schema.org Service or Product in JSON-LD."""

from typing import Any

from core.settings import settings
from expo.solutions.shelf import PublishedSolution
from expo.solutions.taxonomy import CATEGORIES, FIELDS
from i18n.catalogue import say
from i18n.reader import Reader

CONTEXT = "https://schema.org"
BOUGHT = frozenset({"equipment", "software", "platform"})
"""What is a Product; all else is a Service."""


def offer_of(one: PublishedSolution, reader: Reader) -> dict[str, Any]:
    """Says who offers it and never whom one would write to."""
    language = reader.language
    product = bool(set(one.choices.categories) & BOUGHT)
    who = {
        "@type": "Organization",
        "name": one.exhibitor.read(language.chain).text,
        "url": one.website,
        "address": {"@type": "PostalAddress", "addressCountry": one.country} if one.country else None,
    }
    document: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Product" if product else "Service",
        "@id": f"{settings().base_url}#solution-{one.code}",
        "name": one.name.read(language.chain).text,
        "description": one.summary.read(language.chain).text,
        "url": reader.canonical,
        "category": [say(language, FIELDS[code]) for code in one.choices.fields if code in FIELDS],
        ("manufacturer" if product else "provider"): {name: value for name, value in who.items() if value},
    }
    if not product:
        document["serviceType"] = [say(language, CATEGORIES[code]) for code in one.choices.categories]
        document["areaServed"] = [{"@type": "Country", "name": code} for code in one.choices.countries]
    return {name: value for name, value in document.items() if value}
