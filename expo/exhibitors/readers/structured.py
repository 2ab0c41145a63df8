"""An exhibitor as search engines read it: schema.org Organization in JSON-LD."""

from typing import Any

from core.settings import settings
from expo.agenda.structured import CONTEXT
from expo.exhibitors.readers.listed import Listed
from i18n.reader import Reader


def organisation_of(one: Listed, reader: Reader) -> dict[str, Any]:
    """`alternateName` are its names in other languages; `knowsLanguage` what is spoken at its stand."""
    chain = reader.language.chain
    name = one.name.read(chain).text
    others = sorted({text.text for text in one.name.renditions.values()} - {name})
    contact = {
        "@type": "ContactPoint",
        "email": one.email,
        "telephone": one.phone,
        "availableLanguage": list(one.speaks),
    }
    organisation = {
        "@context": CONTEXT,
        "@type": "Organization",
        "@id": f"{reader.canonical}#organisation",
        "name": name,
        "alternateName": others,
        "description": one.description.read(chain).text if one.description else None,
        "url": one.website or reader.canonical,
        "logo": f"{settings().base_url}/media/{one.logo}" if one.logo else None,
        "address": {"@type": "PostalAddress", "addressCountry": one.country} if one.country else None,
        "knowsLanguage": list(one.speaks),
        "contactPoint": {key: value for key, value in contact.items() if value} if one.email or one.phone else None,
        "mainEntityOfPage": reader.canonical,
    }
    return {key: value for key, value in organisation.items() if value}
