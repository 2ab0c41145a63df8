"""What the environment may say, and that docs/settings.md says the same."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from core.settings import SettingsError, settings_from

ROOT = Path(__file__).parent.parent.parent


class Asked(Mapping[str, str]):
    """An empty environment that remembers what it was asked for."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> str:
        self.names.add(name)
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def test_every_setting_is_documented_and_nothing_else_is() -> None:
    asked = Asked()
    settings_from(asked)
    documented = (ROOT / "docs" / "settings.md").read_text().split("## Only for `make`")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", documented, re.MULTILINE)) == asked.names


def test_without_any_setting_the_database_is_the_embedded_one_in_the_folder_var() -> None:
    found = settings_from({})
    assert (found.database_embedded, found.data_dir) == (True, Path("var").absolute())
    assert (found.host, found.port, found.base_url) == ("127.0.0.1", 8000, "http://localhost:8000")


def test_a_database_of_ones_own_replaces_the_embedded_one() -> None:
    found = settings_from({"DATABASE_URL": "postgresql://user:secret@db.example/madang", "DATA_DIR": "/srv/madang"})
    assert found.database_url == "postgresql://user:secret@db.example/madang"
    assert not found.database_embedded


def test_the_address_of_readers_has_no_slash_at_its_end_and_may_be_ipv6() -> None:
    assert settings_from({"BASE_URL": "https://expo.example/"}).base_url == "https://expo.example"
    assert settings_from({"HOST": "::1", "PORT": "9000"}).base_url == "http://[::1]:9000"


def test_an_empty_variable_counts_as_absent() -> None:
    names = ("DATABASE_URL", "DATA_DIR", "HOST", "PORT", "BASE_URL", "WEB_CONCURRENCY", "MADANG_PSEUDO")
    assert settings_from(dict.fromkeys(names, "")) == settings_from({})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("PORT", "８०"),
        ("WEB_CONCURRENCY", "many"),
        ("WEB_CONCURRENCY", "0"),
        ("DATABASE_URL", "sqlite:///var/x.db"),
        ("BASE_URL", "expo.example"),
    ],
)
def test_a_wrong_value_is_one_sentence_that_names_the_variable(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"^{name} "):
        settings_from({name: value})


def test_a_wrong_database_address_does_not_show_its_password() -> None:
    with pytest.raises(SettingsError) as refused:
        settings_from({"DATABASE_URL": "mysql://user:secret@db.example/madang"})
    assert "secret" not in str(refused.value)
