"""The real programmes of past events, which are not part of the repository, and what we know of each."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
FOLDER = Path(os.environ.get("MADANG_SCHEDULES") or ROOT.parent / "shared" / "data" / "schedules")
needed = pytest.mark.skipif(not FOLDER.is_dir(), reason="the real programmes are not here: set MADANG_SCHEDULES")


@dataclass(frozen=True)
class Real:
    """One programme: its files, their languages, and the edition that it is loaded into."""

    name: str
    files: tuple[str, ...]
    zone: str
    starts_on: date
    ends_on: date
    languages: tuple[str, ...] = ()

    @property
    def paths(self) -> list[Path]:
        return [FOLDER / file for file in self.files]


DROIDKAIGI = tuple(f"droidkaigi2016_sessions_{language}.json" for language in ("en", "ja", "ko", "ar"))
PROGRAMMES = (
    Real("31c3", ("31c3.xml",), "Europe/Berlin", date(2014, 12, 27), date(2014, 12, 30)),
    Real("froscon-2013", ("voctoweb_fixture_schedule.xml",), "Europe/Berlin", date(2013, 8, 24), date(2013, 8, 25)),
    Real("camp-2019", ("frab-camp2019.json",), "Europe/Berlin", date(2019, 8, 21), date(2019, 8, 25)),
    Real("democon", ("pretalx-democon.json",), "UTC", date(2020, 12, 14), date(2020, 12, 16)),
    Real("coscup-2024", ("coscup2024_session.json",), "Asia/Taipei", date(2024, 8, 3), date(2024, 8, 4)),
    Real("lca-2020", ("linux_conf_au_2020.ics",), "Australia/Brisbane", date(2020, 1, 13), date(2020, 1, 17), ("en",)),
    Real("droidkaigi-2016", DROIDKAIGI, "Asia/Tokyo", date(2016, 2, 18), date(2016, 2, 19), ("en", "ja", "ko", "ar")),
)
