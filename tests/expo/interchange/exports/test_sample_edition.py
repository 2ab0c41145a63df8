"""The sample edition as other people's software gets it."""

import pytest
from litestar import Litestar

from expo.interchange.exports import frab_json, frab_xml, localised_json
from expo.interchange.exports.calendar import PrintedEntries, edition_calendar
from expo.releases.publication import Publication
from i18n.locales import LANGUAGES, Language
from tests.expo.interchange.exports.schemas import v1_faults, v2_faults, xml_faults
from tests.expo.interchange.exports.test_calendar import SITE, entries


def sample(site: Litestar) -> Publication:
    found: Publication = site.state.shelf["editions"].called("wsce-2026")
    return found


@pytest.mark.parametrize("reader", LANGUAGES, ids=lambda one: one.code)
async def test_the_sample_edition_is_valid_in_every_language(site: Litestar, reader: Language) -> None:
    publication = sample(site)
    assert xml_faults(frab_xml.document(publication, reader, SITE)) == []
    assert v1_faults(frab_json.document(publication, reader, SITE)) == []
    calendar = edition_calendar(publication, reader, SITE, PrintedEntries())
    assert len(entries(calendar)) == len(publication.snapshot.slots)


async def test_the_localised_draft_of_the_sample_edition_is_valid(site: Litestar) -> None:
    assert v2_faults(localised_json.document(sample(site), SITE)) == []
