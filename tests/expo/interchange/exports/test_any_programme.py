"""Whatever is released, exports are valid: programmes made up at random."""

from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from expo.interchange.exports import frab_json, frab_xml, localised_json
from expo.interchange.exports.calendar import PrintedEntries, edition_calendar
from expo.releases.publication import Publication
from expo.releases.rules import freeze
from expo.releases.snapshot import Interpretation
from i18n.locales import LANGUAGES
from i18n.text import written
from tests.expo.interchange.exports.schemas import v1_faults, v2_faults, xml_faults
from tests.expo.interchange.exports.test_calendar import MONDAY, SITE, entries
from tests.make import programme as make

TAGS = ("ko", "en", "zh-Hans", "zh-Hant", "es", "ar", "kvk", "und", "pt-BR")
words = st.text(max_size=40)
texts = st.builds(
    lambda source, given: written(source, given) or make.text("이름"),
    st.sampled_from(TAGS),
    st.dictionaries(st.sampled_from(TAGS), words, min_size=1, max_size=4),
)
maybe = st.none() | texts
zones = st.sampled_from(["Asia/Seoul", "America/New_York", "Asia/Kathmandu", "UTC", "Africa/Casablanca"])


@st.composite
def publications(draw: st.DrawFn) -> Publication:
    """Up to five sessions, each with up to three slots, in rooms that may share a name."""
    rooms = [make.room(f"r{place}", name=draw(texts), parallel=True) for place in range(2)]
    sessions = [make.session(f"S{number}", number, **draw(facts)) for number in range(1, draw(st.integers(0, 5)) + 1)]
    slots = [
        make.slot(
            one.code,
            draw(st.integers(-100, 200)),
            draw(st.integers(1, 9000)),
            draw(st.sampled_from(rooms)).code,
            id=make.key(f"{one.code} {place}"),
        )
        for one in sessions
        for place in range(draw(st.integers(0, 3)))
    ]
    speakers = [make.speaker("P1", names={"ko": draw(words) or "이름"}, biography=draw(maybe))]
    edition = make.edition(zone=draw(zones), acronym=draw(st.text("abc-_9", min_size=4, max_size=9)))
    return Publication(
        freeze(make.draft(sessions, slots, rooms, speakers=speakers, edition=edition), None, name="", now=MONDAY)
    )


facts: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "title": texts,
        "subtitle": maybe,
        "abstract": maybe,
        "description": maybe,
        "spoken": st.lists(st.sampled_from(TAGS), max_size=2).map(tuple),
        "interpreted": st.just((Interpretation(language="en", channel=3),)),
        "appearances": st.sampled_from([(), make.heard("P1"), make.heard("P1", "P1")]),
        "url": st.sampled_from([None, "", "javascript:alert(1)", "https://x.example/?a=1&b=2", "http://도시.example"]),
        "cancelled": st.booleans(),
        "recorded": st.booleans(),
    }
)


@settings(max_examples=40, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.too_slow])
@given(publications(), st.sampled_from(LANGUAGES))
def test_whatever_is_released_every_export_is_valid(publication: Publication, reader: Any) -> None:
    assert xml_faults(frab_xml.document(publication, reader, SITE)) == []
    assert v1_faults(frab_json.document(publication, reader, SITE)) == []
    assert v2_faults(localised_json.document(publication, SITE)) == []
    octets = edition_calendar(publication, reader, SITE, PrintedEntries())
    found = entries(octets)
    assert {one.slot.id for one in publication.meetings} <= {uid.removesuffix("@madang") for uid in found}
    assert max(len(line) for line in octets.split(b"\r\n")) <= 75
