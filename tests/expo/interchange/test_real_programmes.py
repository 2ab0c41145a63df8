"""The real programmes of past events, each loaded twice: every row accounted for, nothing changed the second time."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.actor import SYSTEM
from core.journal.tables import Entry
from expo.interchange.commands import import_programme
from expo.interchange.gathering import Setting
from expo.interchange.report import Report
from expo.interchange.sniffing import read
from expo.programme.tables import Session
from i18n.text import required
from tests.expo.interchange import real
from tests.make.editions import edition

NOW = datetime(2026, 11, 23, tzinfo=UTC)
pytestmark = [real.needed, pytest.mark.real_programmes]
EXPECTED = {
    "31c3": (138, {"markup": 10, "speaker_overlap": 2}),
    "froscon-2013": (123, {"zone_assumed": 123, "no_language": 5, "markup": 2, "speaker_overlap": 1}),
    "camp-2019": (79, {"markup": 9}),
    "democon": (36, {"speaker_overlap": 1}),
    "coscup-2024": (331, {"same_text": 848, "language_named": 321, "language": 10, "markup": 2, "no_name": 1}),
    "lca-2020": (262, {"no_room": 17, "markup": 11}),
    "droidkaigi-2016": (45, {"script": 71, "zone_assumed": 45}),
}


async def load(programme: real.Real) -> Report:
    setting = Setting(zone=programme.zone, starts_on=programme.starts_on)
    found = read(programme.paths, setting, programme.languages)
    return await import_programme(SYSTEM, edition=programme.name, programme=found, now=NOW)


def counts(report: Report) -> tuple[int, int, int, int]:
    return (report.count("created"), report.count("updated"), report.count("unchanged"), report.count("refused"))


@pytest.mark.parametrize("programme", real.PROGRAMMES, ids=lambda one: one.name)
async def test_it_is_taken_whole_and_the_second_time_changes_nothing(db: None, programme: real.Real) -> None:
    await edition(programme.name, starts_on=programme.starts_on, ends_on=programme.ends_on, zone=programme.zone)
    sessions, notes = EXPECTED[programme.name]
    first = await load(programme)
    assert counts(first) == (sessions, 0, 0, 0)
    assert {kind: len(met) for kind, met in first.notes_by_kind().items()} == notes
    entries = await Entry.count()
    again = await load(programme)
    assert counts(again) == (0, 0, sessions, 0)
    assert again.changes == 0
    assert again.notes == first.notes
    assert await Entry.count() == entries


async def test_four_files_in_four_languages_are_one_programme(db: None) -> None:
    """DroidKaigi's files come one after the other, in any order: each adds its language and takes none away."""
    whole = next(one for one in real.PROGRAMMES if one.name == "droidkaigi-2016")
    await edition(whole.name, starts_on=whole.starts_on, ends_on=whole.ends_on, zone=whole.zone)
    outcomes = []
    for file, language in reversed(list(zip(whole.files, whole.languages, strict=True))):
        outcomes.append(counts(await load(replace(whole, files=(file,), languages=(language,)))))
    assert outcomes == [(45, 0, 0, 0), (0, 45, 0, 0), (0, 39, 6, 0), (0, 1, 44, 0)]
    again = []
    for file, language in zip(whole.files, whole.languages, strict=True):
        again.append(counts(await load(replace(whole, files=(file,), languages=(language,)))))
    assert again == [(0, 0, 45, 0)] * 3 + [(0, 2, 43, 0)], "the Arabic file says of two sessions that another is spoken"
    assert counts(await load(replace(whole, files=whole.files[3:], languages=("ar",)))) == (0, 0, 45, 0)
    titles = [required(row["title"]) for row in await Session.select(Session.title)]
    assert len(titles) == 45
    assert sum("ar" in title.renditions for title in titles) == 44
    assert sum("ko" in title.renditions for title in titles) == 29
    assert sum("ja" in title.renditions for title in titles) == 29
