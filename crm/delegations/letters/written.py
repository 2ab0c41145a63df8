"""The words of a letter of invitation, in each of its languages; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import segno

from core.errors import mark
from crm.delegations.dossiers.queries import Member
from crm.delegations.letters.rules import Signing
from i18n import formats
from i18n.catalogue import say
from i18n.locales import Language, country_name, language
from i18n.names import display_name
from i18n.text import Translated

TITLE = mark("Letter of invitation")
TO = mark("To the embassy or consulate of the Republic of Korea concerned")
SENTENCES = (
    mark("{house} invites {person} to the Republic of Korea for the visit below, and asks to make the entry possible."),
    mark("The costs of the stay are borne by {bearer}."),
)
BEARERS = {
    "host": mark("the inviting side"),
    "guest": mark("the sending side"),
    "both": mark("both sides, each its own"),
}
FACTS = {
    "name": mark("Name"),
    "post": mark("Post"),
    "nation": mark("Nationality"),
    "purpose": mark("Purpose"),
    "days": mark("Stay"),
    "visa": mark("Visa"),
}
VISITING = mark("Official visit to the Republic of Korea")
NUMBERED = mark("No. {number}")
REPLACES = mark("This letter replaces {number} of {day}.")
CHECKED = mark("Whether this letter is genuine can be checked at {address} with its number and the code {code}.")
FOR = mark("For {house}")


@dataclass(frozen=True, slots=True)
class Told:
    """What a letter says; `number` and `replaced` as they stand on paper, `replaced` with its day."""

    member: Member
    name: str
    nation: str | None
    visa: str
    purpose: Translated
    first: date
    last: date
    bearer: str
    signing: Signing
    issued_on: date
    number: str
    replaced: tuple[str, date] | None
    code: str
    address: str
    link: str


def words_of(told: Told, tongues: Sequence[Language]) -> dict[str, Any]:
    """For the setter of paper: one block a language, Korean first."""
    return {
        "lang": "ko",
        "dir": "ltr",
        "edition": "Madang",
        "lines": "",
        "colours": [],
        "title": say(tongues[0], TITLE),
        "number": told.number,
        "code": " ".join((told.code[:5], told.code[5:])),
        "square": square(told.link),
        "blocks": [_block(told, one) for one in tongues],
    }


def square(link: str) -> str:
    """As SVG, for whoever has the paper before them and a phone."""
    octets = BytesIO()
    segno.make(link, error="m", micro=False).save(octets, kind="svg", xmldecl=False, border=0, dark="#06133d")
    return octets.getvalue().decode()


def _block(told: Told, tongue: Language) -> dict[str, Any]:
    person = formats.isolated(told.name, tongue)
    house = told.signing.house.read(tongue.chain).text
    first, second = SENTENCES
    places = {"address": formats.isolated(told.address, tongue), "code": formats.isolated(told.code, tongue)}
    closing = [say(tongue, CHECKED, **places)]
    if told.replaced is not None:
        number, day = told.replaced
        closing.insert(
            0, say(tongue, REPLACES, number=formats.isolated(number, tongue), day=formats.long_day(day, tongue))
        )
    return {
        "lang": tongue.code.partition("-")[0],
        "dir": tongue.direction,
        "title": say(tongue, TITLE),
        "number": say(tongue, NUMBERED, number=told.number),
        "day": formats.long_day(told.issued_on, tongue),
        "to": say(tongue, TO),
        "text": [
            say(tongue, first, house=house, person=person),
            say(tongue, second, bearer=say(tongue, BEARERS[told.bearer])),
        ],
        "facts": [[say(tongue, FACTS[name]), value] for name, value in _facts(told, tongue).items() if value],
        "closing": closing,
        "for": say(tongue, FOR, house=house),
        "signed": display_name(told.signing.names, tongue).text,
        "post": told.signing.title.read(tongue.chain).text if told.signing.title else "",
    }


def _facts(told: Told, tongue: Language) -> Mapping[str, str]:
    post = [one.read(tongue.chain).text for one in (told.member.title, told.member.house) if one]
    return {
        "name": told.name,
        "post": " · ".join(post),
        "nation": country_name(told.nation, tongue) if told.nation else "",
        "purpose": purpose_in(told.purpose, tongue),
        "days": formats.date_range(told.first, told.last, tongue),
        "visa": told.visa,
    }


def purpose_in(title: Translated, tongue: Language) -> str:
    """In the language of the part, or in general words: who reads this part may read no other."""
    own = title.read((tongue.code,))
    return own.text if own.language == tongue.code else say(tongue, VISITING)


def untitled(title: Translated) -> list[str]:
    """In which of the languages that every letter has the visit is not called anything yet."""
    return [one.code for one in tongues_of("") if title.read((one.code,)).language != one.code]


def tongues_of(third: str) -> list[Language]:
    """Korean and English, and a third where there is a rendition."""
    return [language(code) for code in dict.fromkeys(("ko", "en", third)) if code]
